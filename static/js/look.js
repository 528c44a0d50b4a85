// What the reader likes pages to look like changes here when it is changed in another
// window, and at a change the sentence at the top of the window stays there.
import { first, put, root, text } from "./sentences.js";
import { keep } from "./near.js";

const { duizhao } = globalThis;

// The bar of the browser takes the colour of the paper.
const tint = () => {
  for (const m of document.querySelectorAll("[name=theme-color]")) {
    m.dataset.own ??= m.content;
    m.content = root.dataset.colours ? getComputedStyle(root).backgroundColor : m.dataset.own;
  }
};
duizhao.dress = (look) => {
  const at = text && first();
  duizhao.wear(look);
  tint();
  if (!at) return;
  put(at.s, at.offset);
  keep(at.s, at.offset);
};
addEventListener("storage", (e) => {
  if (e.key === "duizhao:look") duizhao.dress(e.newValue);
});
tint();
