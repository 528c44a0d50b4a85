// Keeps the place. The sentence at the top of the window is remembered in the
// entry of the history and for the edition, and gone to when the page is loaded
// again, by the way back, or at the next visit. A link to another version leads
// to it, unless that is the beginning. In columns, which the browser does not
// turn by itself, an address is gone to here.
//
// A place is {at, by, wide}: a sentence, how far from the window's edge it
// begins, and how wide the window was; or {top} above the text, {end} below it,
// in pixels from there.
import { away, cell, first, id, layout, put, root, row, rows, sentence, standing, text } from "./sentences.js";
import { inWindow, keep } from "./near.js";

const store = `duizhao:${root.dataset.edition}:place`;
const { back } = globalThis.duizhao;

const place = () => {
  const at = text && first();
  if (!at) return "";
  const whole = at.s === cell(at.s).querySelector("[data-s]") && at.offset >= 0;
  return `#${whole ? row(at.s).id : id(at.s)}`;
};

for (const link of document.querySelectorAll(".top .versions a")) {
  const go = () => { link.hash = place(); };
  link.addEventListener("pointerdown", go);
  link.addEventListener("click", go);
}

const here = () => {
  const at = first();
  if (at) return { at: id(at.s), by: Math.round(at.offset), wide: innerWidth, layout: layout() };
  return text.getBoundingClientRect().top > 0 ? { top: scrollY } : { end: root.scrollHeight - scrollY };
};

// In a window of another width, or another layout, a sentence that began above
// the window begins at its edge.
const by = (to) => to.wide === innerWidth && to.layout === layout() ? to.by : Math.max(to.by, 0);

// go brings a place into the window; it reports whether the page has it.
const go = (to) => {
  const s = to.at && document.getElementById(to.at);
  if (s) put(s, by(to));
  else if (!to.at) scrollTo({ top: to.top ?? root.scrollHeight - to.end, behavior: "instant" });
  return !!s || !to.at;
};

// settled keeps the sentence of a place where it is while rows around it are
// still laid out.
const settled = (to) => {
  const s = to.at && document.getElementById(to.at);
  if (s) keep(s, by(to));
};

// goBack goes to where the reader left the page, if that is known; stay keeps
// the page there.
export const goBack = () => !!back && go(back);
export const stay = () => {
  delete root.dataset.back;
  if (back) settled(back);
  else if (standing()) keep(rows.find((r) => inWindow(r)));
};

// steady does what moves the page until that is laid out, which takes frames.
const steady = (move, done, times = 3) => {
  move();
  if (times) requestAnimationFrame(() => steady(move, done, times - 1));
  else done();
};

if (text) {
  let due = 0; // a timer, while a place is not yet remembered
  const remember = () => {
    clearTimeout(due);
    due = 0;
    const at = here();
    try {
      history.replaceState({ ...history.state, place: at }, "");
    } catch {} // too often, for some browsers
    globalThis.duizhao.keep(store, at.top === undefined ? JSON.stringify(at) : null);
  };
  const later = () => {
    if (!root.classList.contains("ready")) return;
    clearTimeout(due);
    due = setTimeout(remember, 200);
  };
  const now = () => { if (due) remember(); };
  document.addEventListener("scroll", later, { capture: true, passive: true });
  text.addEventListener("relayout", later);
  for (const type of ["pointerdown", "keydown", "visibilitychange"]) document.addEventListener(type, now, { capture: true, passive: true });
  addEventListener("pagehide", now);

  // To another entry of this page's: to its place, not to its address.
  let traversed = false;
  addEventListener("popstate", () => {
    clearTimeout(due);
    due = 0;
    const to = history.state?.place ?? (location.hash ? null : { top: 0 });
    traversed = !!to;
    if (to) steady(() => go(to), () => settled(to));
  });

  addEventListener("hashchange", () => {
    const to = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const s = sentence(to) ?? to?.querySelector?.(".one [data-s], [data-s]");
    const gone = traversed;
    traversed = false;
    if (gone) return;
    if (s && standing()) steady(() => put(s, 0), () => keep(row(s)));
    else if (to && !text.contains(to)) steady(() => to.scrollIntoView({ behavior: "instant" }), () => {}); // past rows that are only laid out now
  });
}
