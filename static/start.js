// Starts the program and speaks for it when it cannot: before it runs, and after it has stopped.
// Nothing here computes or draws; that is the Rust program's. See index.html for the elements named here.

const byId = (id) => document.getElementById(id);

// ---- when the program stops ----

let apologized = false;

// Shows the apology once. `message` is for whoever reports the fault; it is only ever shown as text.
function apologize(message) {
  if (apologized) return;
  apologized = true;
  byId("loading")?.remove();
  byId("opening")?.remove();
  byId("app").inert = true;
  byId("apology-message").textContent = message;
  byId("apology").hidden = false;
  byId("reload-state").focus();
}

byId("reload-state").addEventListener("click", () => location.reload());
byId("start-afresh").addEventListener("click", () => {
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
});
byId("try-again").addEventListener("click", () => location.reload());

const describe = (error) => String((error && (error.stack || error.message)) || error);
const isWasmTrap = (error) =>
  typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;

// A panic says what happened (src/panic.rs), a moment before the trap that ends it, which only names itself.
addEventListener("panic", (event) => {
  console.error(event.detail);
  apologize(event.detail);
});
// A trap without a panic: the memory or the stack is used up. Browsers call the latter a RangeError.
addEventListener("error", (event) => {
  // not the errors of browser extensions, which are none of ours
  const ours = [program.js, program.wasm].includes(event.filename);
  if (ours || isWasmTrap(event.error)) apologize(describe(event.error));
});
addEventListener("unhandledrejection", (event) => {
  if (isWasmTrap(event.reason)) apologize(describe(event.reason));
});

// ---- starting ----

// The program's files; Trunk writes their names into the page.
const program = (() => {
  const names = document.querySelector('meta[name="program"]');
  return {
    js: new URL(names.content, document.baseURI).href,
    wasm: new URL(names.dataset.wasm, document.baseURI).href,
  };
})();

async function fetchProgram() {
  // no digest to check: that would wait for the last byte before the first is compiled
  const response = await fetch(program.wasm);
  if (!response.ok) throw new Error(`${program.wasm}: ${response.status} ${response.statusText}`);
  return response;
}

// Takes away the picture of the opening state when the program has drawn its own.
function uncover() {
  // a table says first that it is being computed
  if (document.querySelector("#app :is(.easel[data-lambda], .waiting)")) byId("opening").remove();
  else requestAnimationFrame(uncover);
}

async function start() {
  const loading = byId("loading");
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    loading.remove();
    byId("no-webassembly").hidden = false;
    return;
  }
  // a fast start needs no words
  const slow = setTimeout(() => (loading.hidden = false), 400);
  const verySlow = setTimeout(() => (byId("loading-slow").hidden = false), 8000);
  try {
    const [{ default: init }, response] = await Promise.all([import(program.js), fetchProgram()]);
    await init({ module_or_path: response });
    uncover();
  } catch (error) {
    if (isWasmTrap(error)) {
      apologize(describe(error));
    } else if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
      byId("no-webassembly").hidden = false;
    } else {
      byId("load-failed-message").textContent = describe(error);
      byId("load-failed").hidden = false;
    }
  } finally {
    clearTimeout(slow);
    clearTimeout(verySlow);
    loading.remove();
  }
}

start();
