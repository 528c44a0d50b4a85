// Keeps the place: a link to another version leads to the sentence that is at
// the top of the window, unless that is the beginning. And an address leads to
// its sentence in the version that is shown.
import { cell, find, first, id, put, row, standing, text } from "./sentences.js";

const place = () => {
  const at = text && first();
  if (!at) return "";
  const whole = at.s === cell(at.s)?.querySelector("[data-s]") && at.offset >= 0;
  return `#${whole ? row(at.s).id : id(at.s)}`;
};

for (const link of document.querySelectorAll(".top .versions a")) {
  const go = () => { link.hash = place(); };
  link.addEventListener("pointerdown", go);
  link.addEventListener("click", go);
}

const arrive = () => {
  const hash = decodeURIComponent(location.hash.slice(1));
  const s = find(hash);
  if (!s || document.getElementById(hash)?.getClientRects().length && !standing()) return; // the browser goes there
  if (standing()) {
    put(s, 0);
    text.scrollIntoView({ behavior: "instant" });
  } else {
    s.scrollIntoView({ behavior: "instant" });
  }
};
if (text?.querySelector(".row[id]")) {
  arrive();
  addEventListener("hashchange", arrive);
  addEventListener("load", arrive);
}
