// Places the entries of a row's margin, each at the height of its mark. Where
// entries crowd, they are folded to fewer lines, the longest first, and then
// pushed down; where even that is not enough, the row grows. So each row stands
// for itself.
import { cells, layout, row as rowOf, text } from "./sentences.js";
import { dresses } from "./near.js";

const wide = matchMedia("(min-width: 75rem)");
const usual = 4; // lines of an entry that has room
const near = 2.5; // lines of text that an entry may be pushed before others fold to two lines
const far = 6; // and before they fold to one
const gap = .15; // lines between two entries

// marks gives the first mark of each entry that the shown versions have.
const marks = (row) => {
  const out = new Map();
  for (const c of cells(row)) {
    for (const m of c.querySelectorAll("a[data-m]")) {
      const id = m.hash.slice(1);
      if (!out.has(id)) out.set(id, m);
    }
  }
  return out;
};

// settle decides how many lines each entry shows and where it stands in a row
// so high.
const settle = (items, step, height) => {
  let first = 0; // of the entries that press on one another
  const stack = (i, to) => {
    for (; i <= to; i++) {
      const it = items[i];
      const above = items[i - 1];
      it.top = Math.max(it.want, above ? above.top + above.pad + (above.show + gap) * above.line : 0);
    }
  };
  // fold takes a line from the longest of the pressed entries that has more than least.
  const fold = (from, to, least) => {
    let which = null;
    for (let k = from; k <= to; k++) if (items[k].show > least && (!which || items[k].show >= which.show)) which = items[k];
    if (which) which.show--;
    stack(from, to);
    return which;
  };
  items.forEach((it, i) => {
    it.show = Math.min(it.all, usual);
    stack(i, i);
    if (it.top <= it.want + 1) first = i;
    for (const [reach, least] of [[near, 2], [far, 1]]) while (it.top - it.want > reach * step && fold(first, i - 1, least));
  });
  const last = items.length - 1;
  const foot = () => items[last].top + items[last].pad + items[last].show * items[last].line;
  for (const least of [2, 1]) while (foot() > height && fold(0, last, least));
  // What does not fit below moves up, as far as there is room above.
  let limit = Math.max(height, foot() - items[0].top);
  for (let i = last; i >= 0; i--) {
    const it = items[i];
    it.top = Math.max(0, Math.min(it.top, limit - it.pad - it.show * it.line));
    limit = it.top - gap * it.line;
  }
  for (let i = 1; i <= last; i++) {
    const above = items[i - 1];
    items[i].top = Math.max(items[i].top, above.top + above.pad + (above.show + gap) * above.line);
  }
  return Math.ceil(foot());
};

// lay reads what it needs of all rows and only then writes.
const lay = (list) => {
  const margin = wide.matches && layout() !== "vertical";
  const all = [];
  for (const row of list) {
    const notes = [...row.querySelectorAll(":scope > .notes > .note")];
    if (!notes.length) continue;
    const at = marks(row);
    for (const n of notes) n.classList.toggle("absent", !at.has(n.id));
    row.style.minHeight = "";
    all.push({ row, at, notes: notes.filter((n) => at.has(n.id) && !n.matches(":popover-open")) });
  }
  if (!margin) {
    for (const { notes } of all) for (const n of notes) n.removeAttribute("style");
    return;
  }
  const step = parseFloat(getComputedStyle(text).lineHeight);
  for (const it of all) measure(it, step);
  for (const { row, items, height } of all) {
    if (!items.length) continue;
    const foot = settle(items, step, height);
    for (const it of items) {
      it.note.style.top = `${Math.round(it.top * 10) / 10}px`;
      it.note.style.setProperty("--lines", it.show);
    }
    if (foot > height) row.style.minHeight = `${foot}px`;
  }
};

const measure = (it, step) => {
  const box = it.row.getBoundingClientRect();
  const style = it.notes.length && getComputedStyle(it.notes[0]);
  const line = parseFloat(style.lineHeight);
  const pad = parseFloat(style.paddingTop) * 2;
  it.height = box.height;
  it.items = it.notes.map((note) => {
    const r = it.at.get(note.id).getClientRects()[0] ?? box;
    const middle = r.top + r.height / 2 - box.top;
    const all = Math.max(1, Math.round((note.scrollHeight - pad) / line));
    return { note, line, pad, all, want: Math.max(0, middle - (line + pad) / 2), order: Math.floor(middle / step) };
  });
  it.items.sort((a, b) => a.order - b.order); // marks of one line keep the order of their entries
};

if (text) {
  dresses(lay);
  text.addEventListener("relay", (e) => lay([rowOf(e.target)]));
}
