// What a link in a note leads to, a note, a claim or a work, is shown beside it while
// it is pointed at or in focus. Esc puts it away, and so does going elsewhere; the
// pointer may go over to it.
import { root, text } from "../js/sentences.js";

const card = document.createElement("div");
card.className = "sheet";
card.id = "card";
card.popover = "manual";
document.body.append(card);
const at = (a) => a.href.replace(/index\.html(?=#|$)/, "");
const parts = (e, of) => [...e.querySelectorAll(of)].filter((x) => x.checkVisibility());

// tells gives what there is to say of where a link leads: as the margin of this page has
// it, as this file has it; of a work, as it stands in the list at the end.
const tells = (a) => {
  const own = text.querySelectorAll(".note");
  const entry = [...own].find((n) => [...n.querySelectorAll(":scope > .more")].some((m) => at(m) === at(a)));
  if (entry) return [...entry.querySelectorAll(":scope > :is(b, p, div, ul, ol)")].filter(wanted);
  const here = a.getAttribute("href").startsWith("#") ? document.getElementById(a.hash.slice(1)) : null;
  if (here?.matches(".entry")) return [...parts(here, ":scope > h2 > b, :scope > h2 > .verdict"), ...parts(here, ":scope > div > p:first-child")];
  const work = here ?? document.getElementById(`s.${decodeURIComponent(a.hash.slice(1))}`);
  return work?.matches(".bib > li") ? [work.querySelector(".csl")] : [];
};
// wanted reports whether the reader has notes in the language of a part of one.
const wanted = (x) => !/\bl\d/.test(x.className) || root.dataset.notes.split(" ").some((n) => x.matches(`.l${n}`));

let subject = null;
let due = 0;
const hide = () => {
  clearTimeout(due);
  subject?.removeAttribute("aria-describedby");
  subject = null;
  if (card.matches(":popover-open")) card.hidePopover();
};
const show = (a) => {
  if (subject === a) return;
  hide();
  subject = a;
  const what = tells(a);
  if (!what.length) return;
  card.replaceChildren(...what.flatMap((x) => [document.importNode(x, true), " "]));
  for (const x of card.querySelectorAll("[id], a, .tools")) {
    x.removeAttribute("id");
    if (x.matches("a")) x.replaceWith(...x.childNodes);
  }
  card.showPopover();
  const r = a.getClientRects()[0];
  const { offsetWidth: w, offsetHeight: h } = card;
  card.style.left = `${Math.max(8, Math.min(r.left, innerWidth - w - 8))}px`;
  card.style.top = `${r.bottom + 4 + h > innerHeight && r.top > h ? r.top - h - 4 : Math.min(r.bottom + 4, innerHeight - h - 4)}px`;
  a.setAttribute("aria-describedby", card.id);
};
const link = (e) => {
  const a = e.target.closest?.(".note a[href]");
  return a && !a.matches(".m, .more, .shut") ? a : null;
};
const over = (e) => {
  clearTimeout(due);
  const a = link(e);
  if (a) due = setTimeout(() => show(a), 200);
  else if (subject && !card.contains(e.target)) due = setTimeout(hide, 250);
};
document.addEventListener("pointerover", (e) => { if (e.pointerType === "mouse") over(e); });
document.addEventListener("focusin", (e) => {
  const a = e.target.matches(":focus-visible") && link(e);
  if (a) show(a);
  else if (!card.contains(e.target)) hide();
});
document.addEventListener("keydown", (e) => {
  if (e.key !== "Escape" || !card.matches(":popover-open")) return;
  hide();
  e.preventDefault(); // the note itself stays
}, true);
addEventListener("scroll", hide, { passive: true });
text.addEventListener("click", hide);

globalThis.duizhao.parts.cards = { show: (e) => over(e) };
