// Sweeps a slider back and forth, one `input` event per frame, or drags another element to the right and back, one
// `pointermove` per frame; with marks for the trace: s before the event, r at the end of the next animation frame's callbacks, e after its painting.
const [events, selector, done] = arguments;
const slider = document.querySelector(selector);
const painted = () =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });
const frame = (work = () => {}) =>
  new Promise((resolve) => requestAnimationFrame(() => (work(), resolve())));
// How far an element is dragged, in CSS pixels.
const FAR = 200;
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
const min = slider.min === "" ? 0 : +slider.min;
const max = slider.max === "" ? 100 : +slider.max;
const step = +slider.step > 0 ? +slider.step : (max - min) / 100;
const steps = Math.max(1, Math.round((max - min) / step));
const stride = Math.max(1, Math.floor(steps / 60)); // long sliders are swept several times too
let position = 0;
let direction = 1;
const point = (kind, x) => {
  const [clientX, clientY] = [middle[0] + x, middle[1]];
  const how = { bubbles: true, cancelable: true, clientX, clientY, pointerId: 1, isPrimary: true, buttons: 1 };
  slider.dispatchEvent(new PointerEvent(kind, how));
};
let middle;
let dragged = 0;
const drag = () => {
  dragged = (dragged + 1) % 120;
  point("pointermove", (FAR * Math.min(dragged, 120 - dragged)) / 60);
};
const slide = () => {
  position += direction * stride;
  if (position > steps) [position, direction] = [Math.max(0, steps - stride), -1];
  else if (position < 0) [position, direction] = [Math.min(steps, stride), 1];
  setValue.call(slider, String(+(min + position * step).toFixed(10)));
  slider.dispatchEvent(new Event("input", { bubbles: true }));
};
const drags = !slider.matches("input");
const move = drags ? drag : slide;
(async () => {
  slider.scrollIntoView({ block: "center" });
  const { left, right, top, bottom } = slider.getBoundingClientRect();
  middle = [(left + right) / 2, (top + bottom) / 2];
  if (drags) point("pointerdown", 0);
  // ten to warm up, which are not counted
  for (let i = -10; i < events; i++) {
    await frame();
    await painted();
    performance.mark(`M:${i}:s`);
    move();
    await frame(() => performance.mark(`M:${i}:r`));
    await painted();
    performance.mark(`M:${i}:e`);
  }
  done(true);
})();
