// Starts the solver in a Web Worker: a classic one, which works from a file, too. The page asks for it with its own version,
// so that no cache gives it the program of another one.
const version = location.search;
importScripts("./solver.js" + version);
wasm_bindgen({ module_or_path: "./solver_bg.wasm" + version }).catch((error) => {
  // a rejected promise would reach nobody; an error reaches the page
  setTimeout(() => {
    throw error;
  });
});
