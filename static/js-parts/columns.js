// A text in vertical columns is turned like a book, from right to left. A page is as
// many whole columns as the window holds: one that it cuts is not shown, nor is a figure
// that fits. The wheel and a swipe come to rest at the edge of a column, keys turn pages.
import { cells, root, standing, text } from "../js/sentences.js";
import { undo } from "./lib/undo.js";

// A number of two digits and two capitals share a square, a percent sign has the next
// one; longer ones, and those among words in letters, lie. A book has them so, too.
const short =
  /(?<![!-~]|[!-~] )(?:\d{1,2}(?=%?(?![!-~]| [!-~]))|[A-Z]{1,2}(?![!-~]| [!-~]))|(?<=(?<![!-~]|[!-~] )\d{1,2})%(?![!-~]| [!-~])/g;

// fit draws a figure as small as the columns are high, if it can still be read.
const fit = (row) => {
  const figure = row.querySelector(":scope > figure");
  if (!figure) return;
  figure.style.zoom = "";
  for (let size = 1; standing() && size > .55 && row.scrollHeight > row.clientHeight + 1; figure.style.zoom = size) size -= .05;
};

const dress = (row) => {
  undo(row, ".tcy");
  fit(row);
  if (!standing()) return;
  for (const cell of cells(row)) {
    const walk = document.createTreeWalker(cell, 4); // of texts
    const nodes = [];
    while (walk.nextNode()) if (/\d|[A-Z]/.test(walk.currentNode.data)) nodes.push(walk.currentNode);
    for (const node of nodes) {
      if (node.parentElement.closest("table, code, rt")) continue;
      let rest = node;
      let gone = 0;
      for (const m of node.data.matchAll(short)) {
        const word = rest.splitText(m.index - gone);
        rest = word.splitText(m[0].length);
        gone = m.index + m[0].length;
        const span = document.createElement("span");
        span.className = "tcy";
        word.replaceWith(span);
        span.append(word);
      }
    }
  }
};

const box = () => {
  const r = text.getBoundingClientRect();
  return { left: r.left + text.clientLeft, right: r.left + text.clientLeft + text.clientWidth, top: r.top, bottom: r.bottom, height: r.height };
};

// bands are the columns, and whole figures, that the window shows or that are no
// farther from it than it is wide; each from its right edge to its left one.
const bands = ({ left, right }) => {
  const wide = right - left;
  const out = new Map();
  for (const row of text.children) {
    const r = row.getBoundingClientRect();
    if (!r.width || r.left > right + wide || r.right < left - wide) continue;
    if (row.matches(".figure")) {
      out.set(Math.round(r.right), r);
      continue;
    }
    const pitch = parseFloat(getComputedStyle(row).lineHeight);
    for (const cell of row.matches(".row") ? cells(row) : []) {
      const c = cell.getBoundingClientRect();
      for (let x = c.right; x > c.left + 1; x -= pitch) out.set(Math.round(x), { right: x, left: Math.max(c.left, x - pitch) });
    }
  }
  return [...out.values()].sort((a, b) => b.right - a.right);
};

const near = 2; // px
const least = () => text.clientWidth - text.scrollWidth;
const move = (by) => {
  const was = text.scrollLeft;
  text.scrollLeft = Math.min(0, Math.max(least(), was + by));
  return Math.abs(was - text.scrollLeft) >= near;
};

// page turns to the next page, or with -1 to the one before; it reports whether there is one.
const page = (way) => {
  const b = box();
  const all = bands(b);
  if (way > 0) {
    const next = all.find((c) => c.left < b.left - near && c.right < b.right - near);
    return move(next ? next.right - b.right : -(b.right - b.left));
  }
  const last = all.findLast((c) => c.right > b.right + near);
  if (!last) return move(b.right - b.left);
  const begin = all.find((c) => c.right <= last.left + (b.right - b.left) + near);
  const by = Math.max(begin.right, last.right) - b.right;
  return move(text.scrollLeft + by > -80 ? -text.scrollLeft : by); // all of the margin before the first
};

// column goes on, or back, by one.
const column = (way) => {
  const b = box();
  const all = bands(b);
  const next = way > 0 ? all.find((c) => c.right < b.right - near) : all.findLast((c) => c.right > b.right + near);
  return move(next ? next.right - b.right : -way * 32);
};

// trim leaves out what the window's edges would cut: a mask, which lets the wheel and a
// finger through, but not a click on what is not seen.
let [bare, end] = [0, 0]; // how much is left out at the left and at the right
const cover = (left, right) => {
  [bare, end] = [left, right];
  text.style.mask = `linear-gradient(#000 0 0) ${left}px 0 / calc(100% - ${left + right}px) 100% no-repeat`;
};
const uncover = () => {
  [bare, end] = [0, 0];
  text.style.mask = "";
};
const unseen = ({ left, right }) => {
  const b = box();
  return standing() && (bare > 0 && left < b.left + bare - near || end > 0 && right > b.right - end + near);
};
const trim = () => {
  const b = box();
  const all = bands(b);
  const cut = (x) => all.find((c) => c.left < x - near && c.right > x + near);
  const [before, after] = [cut(b.right), cut(b.left)];
  const by = (n) => (n > 0 && n < .9 * (b.right - b.left) ? n : 0);
  cover(by(after && after.right - b.left), by(before && b.right - before.left));
};
text.addEventListener("click", (e) => {
  if (!e.detail || !unseen({ left: e.clientX, right: e.clientX })) return;
  e.preventDefault();
  e.stopPropagation();
}, true);
text.addEventListener("focusin", (e) => { if (unseen(e.target.getBoundingClientRect())) uncover(); });

let hand = -Infinity; // when the reader last moved the text
let from = 0; // where it stood before
const moves = () => {
  if (performance.now() - hand > 400) from = text.scrollLeft;
  hand = performance.now();
};
// rest brings the edge of a column to that of the window, onwards in the direction in
// which the reader has moved.
const rest = () => {
  uncover();
  if (!standing()) return;
  const b = box();
  const all = bands(b);
  const free = performance.now() - hand < 1500 && text.scrollLeft > least() + near && text.scrollLeft < -near;
  const aligned = all.some((c) => Math.abs(c.right - b.right) <= near);
  const next = text.scrollLeft < from ? all.find((c) => c.right < b.right) : all.findLast((c) => c.right > b.right);
  hand = -Infinity;
  if (!free || aligned || !next || !move(next.right - b.right)) trim();
};
text.addEventListener("scroll", uncover, { passive: true });
text.addEventListener("scrollend", rest);
const later = () => setTimeout(rest, 300);
for (const type of ["opened", "relayout", "sized"]) text.addEventListener(type, later);
addEventListener("resize", () => {
  for (const row of text.querySelectorAll(".row.figure")) fit(row);
  later();
});
later();

// whole reports whether the window holds the columns in all their height.
const whole = ({ top, bottom, height }) => top >= -1 && bottom <= innerHeight + 1 || height > innerHeight;

// First the wheel brings the whole of them into the window, and at their end the page
// goes on. Chromium 156 by itself would hold the page there.
text.addEventListener("wheel", (e) => {
  const by = e.deltaMode ? e.deltaY * 40 : e.deltaY; // lines, or pixels
  if (!standing() || e.ctrlKey || Math.abs(e.deltaX) >= Math.abs(e.deltaY)) return;
  e.preventDefault();
  moves();
  if (!whole(box()) || !move(-by)) scrollBy({ top: by, behavior: "instant" });
}, { passive: false });

text.addEventListener("touchstart", () => moves(), { passive: true });
text.addEventListener("touchmove", () => { hand = performance.now() + 1500; }, { passive: true }); // it may run on

addEventListener("keydown", (e) => {
  const typing = e.target.closest?.("input, textarea, select, button, summary, dialog, [popover], [contenteditable]");
  if (!standing() || e.defaultPrevented || typing || e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return;
  const does = {
    PageDown: () => page(1), PageUp: () => page(-1), " ": () => page(e.shiftKey ? -1 : 1),
    ArrowLeft: () => column(1), ArrowRight: () => column(-1),
    Home: () => move(-text.scrollLeft), End: () => move(least()),
  }[e.key];
  const b = box();
  if (!does || b.bottom < innerHeight / 2 || b.top > innerHeight / 2) return;
  if (!whole(b)) {
    text.scrollIntoView({ block: "nearest", behavior: "instant" });
    e.preventDefault();
  } else if (does()) e.preventDefault();
});

globalThis.duizhao.parts.columns = { dress, page };
