// Places each entry of the margin at the height of its mark. Where entries
// crowd, they are folded to fewer lines, the longest first, and then pushed
// down; none overlaps another, across rows too.
import { standing, text } from "./sentences.js";

const wide = matchMedia("(min-width: 75rem)");

const usual = 4; // lines of an entry that has room
const near = 2.5; // lines of text that an entry may be pushed before others fold to two lines
const far = 6; // and before they fold to one

// measure reads, without writing, where each entry would like to stand and how
// many lines it has.
const measure = (entries, marks, step) => {
  const origin = text.getBoundingClientRect().top;
  const out = [];
  for (const note of entries) {
    const box = note.getBoundingClientRect();
    if (!box.height) continue;
    const line = parseFloat(getComputedStyle(note).lineHeight);
    const at = marks.get(note.id)?.getClientRects()[0];
    const row = note.closest(".row").getBoundingClientRect().top - origin;
    const middle = at ? at.top + at.height / 2 - origin : row + line / 2;
    // Marks of one line keep the order of their entries, whatever their height.
    const order = row + Math.floor((middle - row) / step) * step;
    const all = Math.floor(box.height / line);
    const pad = box.height - all * line;
    out.push({ note, open: note.matches(".open"), row, order, want: middle - (line + pad) / 2, line, pad, all });
  }
  return out.sort((a, b) => a.order - b.order);
};

// settle decides how many lines each entry shows and where it stands.
const settle = (items, step) => {
  let first = 0; // of the entries that press on one another
  const stack = (i, to) => {
    for (; i <= to; i++) {
      const it = items[i];
      const above = items[i - 1];
      const gap = it.open || above?.open ? .55 : .15; // an open entry has a ground of its own
      it.top = Math.max(it.want, above ? above.top + above.pad + (above.show + gap) * above.line : 0);
    }
  };
  items.forEach((it, i) => {
    it.show = it.open ? it.all : Math.min(it.all, usual);
    stack(i, i);
    if (it.top <= it.want + 1) first = i;
    for (const [reach, least] of [[near, 2], [far, 1]]) {
      while (it.top - it.want > reach * step) {
        let fold = null;
        for (let k = first; k < i; k++) {
          const c = items[k];
          if (!c.open && c.show > least && (!fold || c.show >= fold.show)) fold = c;
        }
        if (!fold) break;
        fold.show--;
        stack(first, i);
      }
    }
  });
};

const lay = (entries, marks) => {
  if (!wide.matches || standing()) {
    for (const e of entries) e.removeAttribute("style");
    text.style.minHeight = "";
    return;
  }
  text.classList.add("measure");
  const step = parseFloat(getComputedStyle(text).lineHeight);
  const items = measure(entries, marks, step);
  settle(items, step);
  text.classList.remove("measure");
  for (const it of items) {
    it.note.style.top = `${Math.round((it.top - it.row) * 10) / 10}px`;
    it.note.style.setProperty("--lines", it.show);
  }
  const last = items.at(-1); // the margin may end below the text
  text.style.minHeight = last ? `${Math.ceil(last.top + last.pad + last.show * last.line)}px` : "";
};

if (text?.querySelector(".note")) {
  const entries = [...text.querySelectorAll(".note")];
  const all = [...text.querySelectorAll("a[data-m]")].map((m) => [m.hash.slice(1), m]);
  const now = () => {
    const marks = new Map(); // the first of each entry that is shown
    for (const [id, m] of all) if (!marks.has(id) && m.getClientRects().length) marks.set(id, m);
    lay(entries, marks);
  };
  let due = 0;
  const later = () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(now);
  };
  now();
  text.addEventListener("relay", now);
  document.addEventListener("change", later); // the language of the notes
  new ResizeObserver(later).observe(text);
  document.fonts.ready.then(later);
}
