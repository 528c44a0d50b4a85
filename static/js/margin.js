// Places the entries of the margin, each at the height of its mark. Where there is
// room an entry shows its gloss, whole or to the end of its first sentence; where
// entries crowd, the headword alone, and several headwords share a line before one
// would be far from its mark. So no line is ever cut. What does not end with its
// row goes on beside the next ones, as far as these leave room; no row grows.
import { cells, layout, row as rowOf, rows, standing, text, wide } from "./sentences.js";
import { dresses } from "./near.js";
import { glosses, show } from "./gloss.js";

const most = 7; // lines of a gloss that is shown
const reach = 3; // lines of text that an entry may be pushed off its mark for a gloss
const loose = 9; // where the margin below is empty
const gap = .17; // lines between two entries
const apart = .8; // lines between headwords that share one

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

// stack places entries one below the other, each at its mark or under the one before
// it, and moves the last ones up where they would end below the limit; it reports
// where they end. An entry that shares the line of the one before has beside.
const stack = (items, from, limit) => {
  let foot = from;
  for (const it of items) {
    it.top = it.beside ? it.beside.top : Math.max(it.want, foot);
    foot = Math.max(foot, it.top + it.high[it.show] + it.space);
  }
  let below = Math.max(limit, from + items.reduce((n, it) => n + (it.beside ? 0 : it.high[it.show] + it.space), 0));
  for (const it of items.toReversed()) {
    if (it.beside) continue;
    it.top = Math.min(it.top, below - it.high[it.show]);
    below = it.top - it.space;
  }
  for (const it of items) if (it.beside) it.top = it.beside.top;
  return items.length ? Math.max(...items.map((it) => it.top + it.high[it.show])) : from;
};

// settle decides how much each entry shows and where it is.
const settle = (items, { step, from, limit, width, height }) => {
  const far = Math.min(loose, Math.max(reach, (limit - height) / step / 2)) * step;
  for (const it of items) {
    it.show = 0;
    it.beside = null;
    it.left = 0;
  }
  const fits = () => stack(items, from, limit) <= limit + .5 && items.every((it) => Math.abs(it.top - it.want) <= far);
  if (fits()) {
    // As much as leaves the others at their marks: first sentences, those of
    // claims before others, then whole glosses.
    const claims = items.toSorted((a, b) => b.claim - a.claim);
    for (const level of [1, 2]) {
      for (const it of claims) {
        const was = it.show;
        if (it.high[level] > most * it.line || it.high[level] === it.high[was] && level > was + 1) continue;
        it.show = level;
        if (!fits()) it.show = was;
      }
    }
    fits();
    return;
  }
  // Headwords share lines.
  let first = null;
  let used = 0;
  for (const it of items) {
    const short = it.high[0] < it.line * 1.9;
    if (first && short && used + apart * it.line + it.close <= width && it.want - first.want < 2.5 * step) {
      it.beside = first;
      it.left = used + apart * it.line;
      used = it.left + it.close;
    } else {
      first = short ? it : null;
      used = it.across;
    }
  }
  stack(items, from, limit);
};

// tall is the height of a row by its texts: while a row is not laid out, its own is a guess,
// and so are those of texts that share its rows of sentences.
const tall = (row) => {
  const end = (c) => (layout() === "sentence" ? c.lastElementChild ?? c : c).getBoundingClientRect().bottom;
  const ends = [...row.children].filter((c) => c.lang && c.getClientRects().length).map(end);
  if (!ends.length) return row.getBoundingClientRect().height;
  return Math.max(...ends) - row.getBoundingClientRect().top + parseFloat(getComputedStyle(row).paddingBlockEnd);
};

// free is how far the margin is empty below a row: beside rows without entries, and
// beside the next one that has some, down to the first of these, where it is laid.
const free = (row) => {
  let below = 0;
  for (let r = row.nextElementSibling; r?.matches(".row") && below < innerHeight; r = r.nextElementSibling) {
    if (r.querySelector(":scope > .notes > .note:not(.absent, .again)")) return below + (places.get(r)?.first ?? 0);
    below += tall(r);
  }
  return below;
};

// over is how far the entries of the rows above hang into a row.
const over = (row) => {
  const { top } = row.getBoundingClientRect();
  for (let r = row.previousElementSibling; r?.matches(".row"); r = r.previousElementSibling) {
    const above = top - r.getBoundingClientRect().top;
    if (above > 2 * innerHeight) break;
    const foot = places.get(r)?.foot;
    if (foot !== undefined) return Math.max(0, foot - above);
  }
  return 0;
};

const places = new WeakMap(); // rows to where their first entry begins and the last ends

const placed = new WeakMap(); // entries to where they are
// key is what a row's places follow from.
const key = ({ height, width, items }) => [height, width, ...items.map((it) => [it.note.id, it.want, it.high]).sort()].join();

const measure = (row, notes, at) => {
  const box = row.getBoundingClientRect();
  const space = gap * parseFloat(getComputedStyle(notes[0]).lineHeight);
  const items = notes.map((note, i) => {
    const r = at.get(note.id).getClientRects()[0] ?? box;
    const it = { note, space, order: i, claim: note.matches(".claim"), ...glosses(note) };
    it.want = Math.max(0, r.top + r.height / 2 - box.top - it.line / 2);
    return it;
  });
  return { row, height: tall(row), items, width: row.querySelector(":scope > .notes").clientWidth };
};

// lay reads what it needs of all rows and only then writes.
const lay = (list) => {
  const margin = wide.matches && !standing();
  const all = [];
  for (const row of list) {
    const notes = [...row.querySelectorAll(":scope > .notes > .note")];
    if (!notes.length) continue;
    const at = marks(row);
    for (const n of notes) n.classList.toggle("absent", !at.has(n.id));
    all.push({ row, at, notes: notes.filter((n) => at.has(n.id) && !n.matches(":popover-open")) });
  }
  if (!margin) {
    for (const { notes } of all) for (const n of notes) n.removeAttribute("style");
    return;
  }
  for (const n of all.flatMap(({ notes }) => notes)) {
    show(n, 2);
    n.classList.remove("beside");
    n.style.insetInlineStart = "";
  }
  const step = parseFloat(getComputedStyle(text).lineHeight);
  const order = (a, b) => rows.indexOf(a.row) - rows.indexOf(b.row);
  const measured = all.sort(order).map(({ row, at, notes }) => {
    const standing = notes.filter((n) => n.getClientRects().length);
    return standing.length ? measure(row, standing, at) : null;
  }).filter(Boolean);
  // A row that has not changed stays as it is, whatever its neighbours have become.
  const same = (it) => places.get(it.row)?.key === key(it);
  const changed = measured.filter((it) => !same(it));
  for (const { items } of measured.filter(same)) for (const it of items) Object.assign(it, placed.get(it.note));
  for (const { row } of changed) places.delete(row);
  const room = changed.map(({ row, height }) => height + free(row));
  for (const [k, it] of changed.entries()) {
    const { row, items, width, height } = it;
    const lines = (it) => Math.floor(it.want / step); // marks of one line keep the order of their entries
    items.sort((a, b) => lines(a) - lines(b) || a.order - b.order);
    settle(items, { step, from: over(row), limit: room[k], width, height });
    const foot = Math.max(...items.map((it) => it.top + it.high[it.show] + it.space));
    places.set(row, { first: items[0].top, foot, key: key(it) });
  }
  for (const { items } of measured) {
    for (const it of items) {
      placed.set(it.note, { show: it.show, top: it.top, left: it.left, beside: it.beside });
      show(it.note, it.show);
      it.note.classList.toggle("beside", !!it.beside);
      it.note.style.top = `${Math.round(it.top * 10) / 10}px`;
      it.note.style.insetInlineStart = it.left ? `${Math.round(it.left * 10) / 10}px` : "";
    }
  }
};

if (text) {
  dresses(lay);
  text.addEventListener("relay", (e) => lay([rowOf(e.target)]));
  text.addEventListener("sized", () => { // far away too, nothing may reach over an edge that has moved
    for (const n of text.querySelectorAll(".beside")) n.classList.remove("beside");
  });
}
