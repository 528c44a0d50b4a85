// A sentence and its counterpart: pointing at one, reaching a link in it,
// tapping it or coming to its address marks both.
const text = document.querySelector(".text");

if (text) {
  let lit = [];
  let pinned = null; // by a tap or by the address; shown when nothing is pointed at

  const segment = (node) => node instanceof Element ? node.closest("[data-s]") : null;
  const twins = (s) => [...s.closest(".row").querySelectorAll(`[data-s="${s.dataset.s}"]`)];

  const show = (s) => {
    const next = s ? twins(s) : [];
    for (const e of lit) if (!next.includes(e)) e.classList.remove("on");
    // Alone on its page a sentence is marked only when it was asked for.
    lit = next.length > 1 || s === pinned ? next : [];
    for (const e of lit) e.classList.add("on");
  };

  const fromAddress = () => {
    pinned = segment(document.getElementById(location.hash.slice(1)));
    if (!pinned || pinned.closest(".row")) show(pinned);
  };

  text.addEventListener("pointerover", (e) => {
    if (e.pointerType === "mouse") show(segment(e.target) ?? pinned);
  });
  text.addEventListener("pointerleave", () => show(pinned));
  text.addEventListener("focusin", (e) => show(segment(e.target) ?? pinned));
  text.addEventListener("focusout", () => show(pinned));
  text.addEventListener("click", (e) => {
    if (!getSelection().isCollapsed) return; // words are being selected
    const s = segment(e.target);
    pinned = s && s !== pinned ? s : null;
    show(s === null || pinned ? pinned : null);
  });
  addEventListener("hashchange", fromAddress);
  fromAddress();
}
