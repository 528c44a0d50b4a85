// Keeps the place: a link to another version leads to the sentence that is at
// the top of the window, unless that is the beginning. In columns, which the
// browser does not turn by itself, an address is gone to here.
import { cell, first, id, put, row, sentence, standing, text } from "./sentences.js";
import { keep } from "./near.js";

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

addEventListener("hashchange", () => {
  const to = text && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const s = sentence(to) ?? to?.querySelector?.(".one [data-s], [data-s]");
  if (!s || !standing()) return;
  const go = (times) => {
    put(s, 0);
    if (times) requestAnimationFrame(() => go(times - 1)); // what was far is laid out, and moves it
    else keep(row(s));
  };
  go(3);
});
