// The text as it is shown: what the other parts of the script walk on.
export const root = document.documentElement;
export const text = document.querySelector(".text");
export const rows = text ? [...text.querySelectorAll(":scope > .row")] : [];
export const wide = matchMedia("(min-width: 75rem)"); // there is a margin
export const layout = () => root.dataset.layout;
export const standing = () => layout() === "vertical";

const lone = () => layout() === "reveal" || duizhao.alone(root.dataset);

// blocks are a row's versions, shown or not.
export const blocks = (row) => row.querySelectorAll(":scope > [lang]");

// cells are those that can be seen, the first version's first.
export const cells = (row) => [...blocks(row)].filter((c) => !c.hidden && !(lone() && c.matches(".two")));

export const sentence = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".text [data-s]");
export const cell = (s) => s.closest(".row > [lang]");
export const row = (s) => s.closest(".row");
export const id = (s) => `${row(s).id}.${s.dataset.s}`;

// within is the sentence of a block that has the number of another.
export const within = (block, s) => block?.querySelector(`[data-s="${s.dataset.s}"]`);

// twins are a sentence and its counterparts that can be seen.
export const twins = (s) => cells(row(s)).map((c) => within(c, s)).filter(Boolean);

const upper = 48; // px of the window that a reader has done with

// first is the sentence at the top of the window, or in columns at its right
// edge, and how far from there it begins; null before the text begins.
export const first = () => {
  const box = text.getBoundingClientRect();
  if (standing() ? !text.scrollLeft : box.top > innerHeight / 3) return null;
  const past = standing() ? (r) => r.left > box.right - upper : (r) => r.bottom < upper;
  const from = standing() ? (r) => box.right - r.right : (r) => r.top;
  for (const r of rows) {
    if (!r.id || past(r.getBoundingClientRect())) continue;
    for (const s of cells(r)[0]?.querySelectorAll("[data-s]") ?? []) {
      const at = s.getBoundingClientRect();
      if (at.height && !past(at)) return { s, offset: from(at) };
    }
  }
  return null;
};

// away is how far from there a sentence begins.
export const away = (s) => {
  const at = s.getBoundingClientRect();
  return standing() ? text.getBoundingClientRect().right - at.right : at.top;
};

// put brings a sentence to a place that first gave, as far as it can be seen.
export const put = (s, offset) => {
  const at = s.getBoundingClientRect();
  if (standing()) {
    const box = text.getBoundingClientRect();
    text.scrollLeft += at.right - box.right + offset;
    if (box.top > innerHeight / 3 || box.bottom < innerHeight / 2) text.scrollIntoView({ behavior: "instant" });
  } else {
    scrollBy({ top: at.top - offset, behavior: "instant" });
  }
};
