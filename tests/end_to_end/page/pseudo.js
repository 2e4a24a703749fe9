// The page in a language of longer words, and what then has no room. A statement; `pseudo()` and `crowded()` are its words.

// What is no language: mathematics, numbers, keys and what is typed.
const KEPT = "math, output, code, kbd, script, style, textarea, .formula";
const ACCENTS = { a: "àá", e: "éë", i: "íï", o: "öó", u: "ûü", y: "ý", A: "Å", E: "É", I: "Î", O: "Ö", U: "Ü" };

// About 40 % longer, with accents: every vowel twice. Symbols, as λ and θ₂, stay.
const longer = (text) =>
  text.replace(/[A-Za-z]{2,}/g, (word) =>
    /[aeiouyAEIOU]/.test(word) ? word.replace(/[aeiouyAEIOU]/g, (vowel) => (ACCENTS[vowel] + ACCENTS[vowel].toLowerCase()).slice(0, 2)) : word,
  );

// Turns every text into it, also those that come later.
window.pseudo = () => {
  const made = new WeakMap();
  const turn = (text) => {
    if (made.get(text) === text.data || text.parentElement?.closest(KEPT)) return;
    const turned = longer(text.data);
    made.set(text, turned);
    if (turned !== text.data) text.data = turned;
  };
  const all = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return turn(root);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) turn(texts.currentNode);
  };
  all(document.body);
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target.nodeType === Node.TEXT_NODE) turn(target);
      addedNodes.forEach(all);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
};

// The texts that are cut off, that leave the box they stand in, or that lie over each other.
window.crowded = () => {
  const found = new Set();
  const style = new Map();
  const styleOf = (element) => style.get(element) ?? (style.set(element, getComputedStyle(element)), style.get(element));
  const name = (e) => `${e.localName}${e.id && "#" + e.id}${[...e.classList].map((c) => "." + c).join("")}`;
  const short = (text) => `“${text.data.trim().slice(0, 30)}”`;
  const seen = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest("script, style, option, .visually-hidden, #opening") || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || styleOf(parent).color === "rgba(0, 0, 0, 0)") continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    let lines = [...range.getClientRects()].filter((r) => r.width > 1 && r.height > 1);
    const low = parseFloat(styleOf(parent).fontSize) * 0.3;
    // Up to what it is placed by: a positioned box leaves its parents on purpose.
    let within = true;
    for (let box = parent; box && box !== document.body && lines.length; box = box.parentElement) {
      const { display, position, overflowX, overflowY, clipPath } = styleOf(box);
      if (clipPath !== "none") { lines = []; break; }
      const r = box.getBoundingClientRect();
      const scrolls = [overflowX, overflowY].map((o) => o === "auto" || o === "scroll");
      const clips = [overflowX, overflowY].map((o) => o === "hidden" || o === "clip");
      if (within && display !== "contents" && display !== "inline" && !box.closest("math")) {
        for (const line of lines) {
          const aside = Math.max(r.left - line.left, line.right - r.right);
          const over = Math.max(r.top - line.top, line.bottom - r.bottom) - low;
          if (aside > 1.5 && !scrolls[0]) found.add(`${short(text)} leaves ${name(box)} by ${aside.toFixed(0)} px aside`);
          if (over > 1.5 && !scrolls[1]) found.add(`${short(text)} leaves ${name(box)} by ${over.toFixed(0)} px up or down`);
          if (aside > 1.5 && scrolls[0] && box.scrollWidth > box.clientWidth + 1) found.add(`${name(box)} scrolls sideways`);
        }
      }
      if (scrolls[0] || scrolls[1] || clips[0] || clips[1]) {
        lines = lines.map((l) => ({ left: Math.max(l.left, r.left), right: Math.min(l.right, r.right), top: Math.max(l.top, r.top), bottom: Math.min(l.bottom, r.bottom) }))
          .filter((l) => l.right - l.left > 1 && l.bottom - l.top > 1);
      }
      if (position === "absolute" || position === "fixed") within = false;
    }
    for (const line of lines) seen.push({ text, parent, line, low: low * 0.8 });
  }
  // Where the page scrolls under the picture and the dock, those lie over it.
  const scrolls = document.scrollingElement.scrollHeight > innerHeight + 1;
  const room = (element) => (scrolls && element.closest(".column") ? "column" : "rest");
  // What opens over the page has a ground of its own.
  const over = (element) => element.closest(".drawer, #help, .tools.open, .layers[open] div, [popover], .share-by-hand, .problem");
  for (let i = 0; i < seen.length; i++)
    for (let k = 0; k < i; k++) {
      const [a, b] = [seen[i], seen[k]];
      if (a.text === b.text || a.parent.closest("math") && a.parent.closest("math") === b.parent.closest("math")) continue;
      if (over(a.parent) !== over(b.parent) || room(a.parent) !== room(b.parent)) continue;
      const wide = Math.min(a.line.right, b.line.right) - Math.max(a.line.left, b.line.left);
      const high = Math.min(a.line.bottom - a.low, b.line.bottom - b.low) - Math.max(a.line.top + a.low, b.line.top + b.low);
      if (wide > 2 && high > 1) found.add(`${short(a.text)} over ${short(b.text)} in ${name(b.parent)}`);
    }
  // What is cut with dots says less than it could.
  for (const element of document.querySelectorAll("#app *"))
    if (styleOf(element).textOverflow === "ellipsis" && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1 && element.localName !== "input")
      found.add(`${name(element)} is cut: “${element.textContent.slice(0, 30)}”`);
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 0) found.add(`the page is ${wide} px too wide`);
  return [...found];
};
