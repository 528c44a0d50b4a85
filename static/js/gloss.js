// How much an entry of the margin shows: its headword, its gloss to the end of the
// first sentence, or all of it.
import { root } from "./sentences.js";

const parts = (e) => [...e.querySelectorAll(":scope > :is(p, div, ul, ol, pre)")];
const text = (e) => parts(e).filter((p) => p.getClientRects().length);
const ends = new WeakMap(); // paragraphs to where their first sentence ends

// first returns where the first sentence of a paragraph ends; 0 if that is all of it.
const first = (p) => {
  if (ends.has(p)) return ends.get(p);
  const all = p.textContent;
  let end = all.length;
  for (const s of new Intl.Segmenter(p.lang || undefined, { granularity: "sentence" }).segment(all)) {
    end = s.index + s.segment.length;
    if (all.slice(0, end).replace(/[\u2e80-\uffdc]/g, "mm").length > 24) break; // not after a number, or two words
  }
  while (/[\p{Ps}\p{Pi}\s]/u.test(all[end - 1] ?? "")) end--; // a bracket opens the next one
  end = all.slice(end).trim() ? end : 0;
  ends.set(p, end);
  return end;
};

// point returns the text node, and the place in it, where so much of p has passed.
const point = (p, n) => {
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data } = walk.currentNode;
    if (n <= data.length) return [walk.currentNode, n];
    n -= data.length;
  }
  return [p, p.childNodes.length];
};

// says reports whether an entry says something only by its gloss: the headword of an
// editor's remark is the same for all of them. In two languages it would take too much room.
const says = (note) => note.matches(".fn") && !root.dataset.notes?.includes(" ");

// glosses measures an entry that is shown whole: the height of a line, what each
// level takes, how wide the headword is, and how wide where it shares a line.
export const glosses = (note) => {
  const box = note.getBoundingClientRect();
  const style = getComputedStyle(note);
  const line = parseFloat(style.lineHeight);
  const rtl = style.direction === "rtl";
  const pad = parseFloat(style.paddingBlockStart) + parseFloat(style.paddingBlockEnd);
  const whole = Math.max(box.height, line + pad);
  const lines = (bottom) => Math.max(1, Math.round((bottom - box.top - pad / 2) / line)) * line + pad;
  const heads = says(note) ? [] : [...note.querySelectorAll(":scope > b")].flatMap((b) => [...b.getClientRects()]);
  const shown = text(note);
  // Where glosses are shown in both languages, all of each.
  let lead = whole;
  const [begin] = shown;
  if (begin && shown.every((p) => p.lang === begin.lang)) {
    const end = first(begin);
    const range = document.createRange();
    range.selectNodeContents(begin);
    if (end) range.setEnd(...point(begin, end));
    const boxes = range.getClientRects();
    const last = boxes[boxes.length - 1];
    if (last) {
      const left = rtl ? last.left - box.left : box.right - last.right; // room for the dots
      lead = Math.min(whole, lines(last.bottom + (end && left < 1.2 * line ? line : 0)));
    }
  }
  const head = heads.length ? lines(Math.max(...heads.map((r) => r.bottom))) : lead;
  const far = heads.map((r) => (rtl ? box.right - r.left : r.right - box.left));
  const across = heads.length ? Math.max(...far) : box.width;
  const mark = document.createRange();
  mark.selectNodeContents(note.querySelector(".m"));
  const close = across - parseFloat(style.paddingInlineStart) + mark.getBoundingClientRect().width + .4 * line;
  return { line, high: [head, lead, whole], across, close };
};

// part sets what comes after the first sentence apart, once.
const part = (note) => {
  for (const p of text(note)) {
    const earlier = parts(note).find((q) => q.lang === p.lang);
    if (earlier !== p) {
      p.classList.add("rest");
      continue;
    }
    const end = p.querySelector(":scope > .rest") ? 0 : first(p);
    if (!end) continue;
    const range = document.createRange();
    range.setStart(...point(p, end));
    range.setEnd(p, p.childNodes.length);
    const rest = document.createElement("span");
    rest.className = "rest";
    rest.append(range.extractContents());
    p.append(rest);
  }
};

// show lets an entry show one of these: 0, 1, 2.
export const show = (note, level) => {
  if (!level && says(note)) level = 1;
  if (level === 1) part(note);
  note.dataset.shows = level;
};
