// Rows far from the window are neither laid out nor dressed: what a part of the
// script does to the text, it does to a row when that comes near, and again
// when the view has changed. A change is done at once in the rows that the
// window holds; the others wait, unseen, and follow one a frame, the nearest
// first. So it takes as long as the window is large, and not the text.
import { away, rows, standing, text } from "./sentences.js";

const always = []; // functions of a row that has to follow the view even far away
const parts = []; // functions of a list of rows near the window
const near = new Set();
const done = new WeakMap(); // the view that a row was last dressed for
let view = 0;
let waiting = []; // rows that the last change has not reached, and how far away they are
let due = 0;

export const follows = (f) => always.push(f);
export const dresses = (f) => parts.push(f);

// inWindow reports whether the window shows something of e, or would if it were
// larger on every side by a part of itself.
export const inWindow = (e, by = 0) => {
  const r = e.getBoundingClientRect();
  const [x, y] = [innerWidth * by, innerHeight * by];
  return r.bottom > -y && r.top < innerHeight + y && r.right > -x && r.left < innerWidth + x;
};
const margin = 0.6; // of the window, in which rows are near

const dress = (list) => {
  const stale = list.filter((r) => done.get(r) !== view);
  if (!stale.length) return;
  for (const r of stale) done.set(r, view);
  for (const part of parts) part(stale);
};

const reach = (row) => {
  for (const f of always) f(row);
  row.classList.remove("far");
};

const close = 12; // rows on either side that a browser may lay out before they are seen
const few = 6; // rows farther away that follow in one frame

// A sentence, or a row, keeps its place while others are laid out and dressed,
// until nothing moves any more or the reader moves the page.
let kept = null;
const still = 3; // frames in which nothing has moved
const hold = () => {
  const by = kept ? away(kept.e) - kept.at : 0;
  if (Math.abs(by) < 1) return;
  const was = standing() ? text.scrollLeft : scrollY;
  if (standing()) text.scrollLeft -= by;
  else scrollBy({ top: by, behavior: "instant" });
  if (was !== (standing() ? text.scrollLeft : scrollY)) kept.frames = still; // else there is nothing more to scroll
};
export const keep = (e, at) => {
  kept = e && { e, at: at ?? away(e), frames: still };
  soon();
};
for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(type, () => { kept = null; }, { capture: true, passive: true });

const frame = () => {
  due = 0;
  hold();
  let reached = 0;
  while (waiting.length && (!reached || waiting[0].away > close && reached < few)) {
    const { row } = waiting.shift();
    reach(row);
    reached++;
  }
  const next = [...near].find((r) => done.get(r) !== view && !r.matches(".far"));
  if (next) dress([next]);
  if (waiting.length || next || kept && kept.frames-- > 0) soon();
  else kept = null;
};
const soon = () => { due ||= requestAnimationFrame(frame); };

// change lets the view change, which is what apply does, in the row that keeps
// its place. The styles follow at once, the layout with the next frame, where
// settled puts the page to its place and says what is to be kept there, and the
// other rows in the frames after.
export const change = (apply, row, settled) => {
  const now = row ?? rows.find((r) => inWindow(r)) ?? rows[0];
  const from = rows.indexOf(now);
  waiting = rows.map((row, i) => ({ row, away: Math.abs(i - from) })).sort((a, b) => a.away - b.away).slice(1);
  for (const { row } of waiting) row.classList.add("far");
  apply();
  view++;
  reach(now);
  getComputedStyle(now).color;
  cancelAnimationFrame(due);
  due = requestAnimationFrame(() => {
    const goal = settled?.();
    due = requestAnimationFrame(() => {
      due = 0;
      keep(goal?.s, goal?.offset);
      if (near.has(now)) dress([now]);
    });
  });
};

// pace does something to every row, and gives way to what the reader does meanwhile.
export const pace = async (f) => {
  let until = performance.now() + 6;
  for (const row of rows) {
    if (performance.now() > until) {
      await new Promise((next) => setTimeout(next));
      until = performance.now() + 6;
    }
    f(row);
  }
};

// open lets every row follow the view before the page is shown for the first
// time, and dresses those that the window holds at the place that go goes to. What is far from the window is
// laid out with a frame, and may move the place; so it is gone to three times.
//
// In columns the rows on either side are dressed as well: there no browser keeps
// the text in its place when they change.
export const open = async (go) => {
  await pace(reach);
  for (let i = 0; i < 3; i++) {
    go();
    await new Promise(requestAnimationFrame);
    if (standing()) dress(rows.filter((r) => inWindow(r, margin)));
  }
  if (standing()) go();
  else dress(rows.filter((r, i) => inWindow(r) || rows[i + 1] && inWindow(rows[i + 1]))); // entries hang into the window from above
};

// again is said when something else has moved the text: its width, its faces.
export const again = () => {
  view++;
  dress([...near].filter((r) => inWindow(r) && !r.matches(".far")));
  soon();
};

export const begin = () => {
  const watch = new IntersectionObserver((list) => {
    for (const e of list) near[e.isIntersecting ? "add" : "delete"](e.target);
    dress([...near].filter((r) => !r.matches(".far") && inWindow(r)));
    soon();
  }, { rootMargin: `${margin * 100}%` });
  for (const r of rows) watch.observe(r);
  const size = () => `${text.clientWidth} ${getComputedStyle(text).lineHeight}`;
  let was = size();
  new ResizeObserver(() => {
    const now = size();
    if (now === was) return;
    was = now;
    text.dispatchEvent(new Event("sized"));
    again();
  }).observe(text);
  document.fonts.ready.then(again);
  addEventListener("beforeprint", () => {
    for (const { row } of waiting.splice(0)) reach(row);
    dress(rows);
  });
};
