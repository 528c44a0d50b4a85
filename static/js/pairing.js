// A sentence and its counterpart: pointing at one, reaching a link in it,
// tapping it or coming to its address marks both.
import { sentence, text, twins } from "./sentences.js";

if (text) {
  let lit = [];
  let pinned = null; // by a tap or by the address; shown when nothing is pointed at

  const show = (s) => {
    const next = s ? twins(s) : [];
    for (const e of lit) if (!next.includes(e)) e.classList.remove("on");
    // Alone on its page a sentence is marked only when it was asked for.
    lit = next.length > 1 || s === pinned || s === document.activeElement ? next : [];
    for (const e of lit) e.classList.add("on");
  };

  const fromAddress = () => {
    pinned = sentence(document.getElementById(decodeURIComponent(location.hash.slice(1))));
    show(pinned);
  };

  // What is marked when nothing is pointed at: the sentence of the focus, too,
  // because a page that scrolls to it moves under a mouse that rests.
  const resting = () => {
    const at = document.activeElement;
    return (at?.matches(":focus-visible") && sentence(at)) || pinned;
  };

  text.addEventListener("pointerover", (e) => {
    if (e.pointerType === "mouse") show(sentence(e.target) ?? resting());
  });
  text.addEventListener("pointerleave", () => show(resting()));
  text.addEventListener("focusin", (e) => show(sentence(e.target) ?? pinned));
  text.addEventListener("focusout", () => show(pinned));
  text.addEventListener("click", (e) => {
    if (!getSelection().isCollapsed) return; // words are being selected
    const s = sentence(e.target);
    pinned = s && s !== pinned ? s : null;
    show(s === null || pinned ? pinned : null);
  });
  text.addEventListener("relayout", () => show(null));
  addEventListener("hashchange", fromAddress);
  fromAddress();
}
