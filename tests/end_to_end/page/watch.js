// The tests' server puts this before everything else of the page.

// What goes wrong in silence.
window.wrongs = [];
addEventListener("securitypolicyviolation", (e) => wrongs.push(`policy: ${e.violatedDirective} ${e.blockedURI}`));
addEventListener("error", (e) => wrongs.push(`error: ${e.message}`));
addEventListener("unhandledrejection", (e) => wrongs.push(`rejection: ${e.reason}`));
for (const kind of ["error", "warn"]) {
  const say = console[kind];
  console[kind] = (...what) => (wrongs.push(`${kind}: ${what.join(" ")}`), say.apply(console, what));
}

// A clock that a test can put forward.
window.ahead = 0;
const now = performance.now.bind(performance);
performance.now = () => now() + ahead;

// Done in the frame after the next: by then everything that changed is on the page.
window.frames2 = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));

// Goes to a hash, and is done when the page has had the event and the frames after it.
window.follow = (hash) =>
  new Promise((done) => {
    const there = () => frames2().then(done);
    const before = location.hash;
    addEventListener("hashchange", there, { once: true });
    location.hash = hash;
    if (location.hash === before) {
      removeEventListener("hashchange", there);
      there();
    }
  });

// The exact text of every number on the page.
window.numbers = () =>
  Object.fromEntries(
    [...document.querySelectorAll("output[data-quantity]")].map((each) => [each.dataset.quantity, each.dataset.value]),
  );

// A number on the page.
window.shown = (name) => Number(document.querySelector(`[data-quantity=${name}]`).dataset.value);

// Moves a slider, as dragging it does.
window.slide = (slider, value) => {
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
};

// What an element says.
window.says = (place) => document.querySelector(place).textContent;

// Moves a slider on in each of some frames; returns what `look` sees in each.
window.inEachFrame = async (place, values, look) => {
  const slider = document.querySelector(place);
  const seen = [];
  for (const value of values) {
    slide(slider, value);
    await new Promise(requestAnimationFrame);
    seen.push(look());
  }
  return seen;
};

// Everything that the page shows in the present frame.
window.everything = () => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const outputs = all("output[data-quantity]");
  return {
    values: numbers(),
    texts: Object.fromEntries(outputs.map((each) => [each.dataset.quantity, each.textContent])),
    sliders: Object.fromEntries(all("input[type=range]").map((each) => [each.id, each.value])),
    spoken: all("[aria-valuetext]").map((each) => [each.id, each.getAttribute("aria-valuetext")]),
    fields: Object.fromEntries(all("input[type=text]").map((each) => [each.id, each.value])),
    chips: all(".chip").map((each) => each.textContent),
    announced: says("#announcement"),
    lambdas: all(".easel").map((each) => each.dataset.lambda),
    claims: all("[data-claim]").map((each) => [
      each.dataset.claim,
      each.getAttribute("aria-label") ?? each.textContent,
    ]),
    answer: says(".question.open"),
    focus: document.activeElement?.id,
  };
};

// The most pixels that a handle is away from the pointer that carries it, and that its point of the plane is, in any
// of 40 frames; then it is brought back.
window.carry = async (place, names, unit) => {
  const knob = document.querySelector(place);
  const middle = () => {
    const { left, right, top, bottom } = knob.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  };
  const at = () => names.map(shown);
  let [clientX, clientY] = middle();
  const [x, y] = [clientX, clientY];
  const [a, b] = at();
  let farthest = 0;
  const point = (kind) =>
    knob.dispatchEvent(new PointerEvent(kind, { bubbles: true, clientX, clientY, pointerId: 1, isPrimary: true }));
  const move = (dx, dy) => {
    [clientX, clientY] = [clientX + dx, clientY + dy];
    point("pointermove");
  };
  point("pointerdown");
  for (let i = 0; i < 40; i++) {
    move(3, 1);
    await new Promise(requestAnimationFrame);
    const [c, d] = at();
    const [left, top] = middle();
    farthest = Math.max(
      farthest,
      Math.abs((c - a) * unit - (clientX - x)),
      Math.abs((b - d) * unit - (clientY - y)),
      Math.abs(left - clientX),
      Math.abs(top - clientY),
    );
  }
  for (let i = 0; i < 40; i++) move(-3, -1);
  point("pointerup");
  return farthest;
};

// The notices on a link: the `key=value` as shown, and the whole text.
window.notices = () =>
  [...document.querySelectorAll("#notices li")].map((li) => [li.querySelector("code")?.textContent ?? "", li.textContent]);

// What a link has made of the page: also the elements of the notices that are none of theirs, and how many there are
// elsewhere, without the hints, which go when they are used.
window.afterALink = () => [
  notices(),
  numbers(),
  (dispatchEvent(new Event("pagehide")), location.hash),
  [...document.querySelectorAll("#notices *")]
    .map((e) => e.localName)
    .filter((name) => !["p", "ul", "li", "code", "button"].includes(name)),
  document.querySelectorAll("body *").length - document.querySelectorAll("#notices, #notices *, .hint, .hint *").length,
  !!window.hacked,
];
