// Sentences as they are shown: what the other parts of the script walk on.
const root = document.documentElement;
export const text = document.querySelector(".text");

// shown are the numbers of the versions that can be seen, the first first;
// a page of one version has none.
export const shown = () => root.dataset.show?.split(" ") ?? [];
export const standing = () => root.dataset.layout === "vertical";

// cells are a row's blocks that can be seen, the first version's first.
export const cells = (row) => {
  const all = [...row.querySelectorAll(":scope > [lang]")];
  const order = shown();
  return order.length ? order.map((n) => all.find((c) => c.classList.contains(`v${n}`))).filter(Boolean) : all;
};
export const sentence = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".text [data-s]");
export const cell = (s) => s.closest(".row > [lang]");
export const row = (s) => s.closest(".row");
export const id = (s) => `${row(s).id}.${s.dataset.s}`;

// twins are a sentence and its counterparts that can be seen.
export const twins = (s) => cells(row(s)).flatMap((c) => [...c.querySelectorAll(`[data-s="${s.dataset.s}"]`)]);

// find gives the sentence, or the first of a block, at an address, in the first
// version shown.
export const find = (address) => {
  const [, block, n] = /^(.+?)(?:\.(\d+))?$/.exec(address) ?? [];
  const at = block && document.getElementById(block);
  if (!at?.matches(".row")) return null;
  return cells(at)[0]?.querySelector(n ? `[data-s="${n}"]` : "[data-s]") ?? null;
};

const upper = 48; // px of the window that a reader has done with

// first is the sentence at the top of the window, or in columns at its right
// edge, and how far from there it begins; null before the text begins.
export const first = () => {
  const box = text.getBoundingClientRect();
  if (box.top > innerHeight / 3) return null;
  const past = standing() ? (r) => r.left > box.right - upper : (r) => r.bottom < upper;
  const from = standing() ? (r) => box.right - r.right : (r) => r.top;
  for (const r of text.querySelectorAll(".row[id]")) {
    if (past(r.getBoundingClientRect())) continue;
    for (const s of cells(r)[0]?.querySelectorAll("[data-s]") ?? []) {
      const at = s.getBoundingClientRect();
      if (!past(at)) return { s, offset: from(at) };
    }
  }
  return null;
};

// put brings a sentence to a place that first gave, as far as it can be seen.
export const put = (s, offset) => {
  const at = s.getBoundingClientRect();
  if (standing()) {
    const box = text.getBoundingClientRect();
    text.scrollLeft += at.right - box.right + Math.max(offset, 0);
    if (box.top > innerHeight / 3 || box.bottom < innerHeight / 2) text.scrollIntoView({ behavior: "instant" });
  } else {
    scrollBy({ top: at.top - Math.max(offset, 0), behavior: "instant" });
  }
};
