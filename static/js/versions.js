// The versions in the rows: which stands in which slot, and further ones that a
// script of their own brings when they are asked for.
import { follows, pace } from "./near.js";
import { part } from "./parts.js";
import { blocks } from "./sentences.js";

const { duizhao } = globalThis;
const { versions, pair, load } = duizhao;
const inPage = new Set(versions.slice(0, pair));

// groups are what has a block for each version: a row, and in a figure each of its
// labels, which may be SVG.
const groups = (row) => [row, ...row.querySelectorAll(".both")];

const tongue = (block) => block.getAttribute("lang");

const needs = ({ show }, alone) => show.filter((tag, i) => !inPage.has(tag) && !(i && alone));

// fetch brings what a view needs into the page; it throws if that does not come.
export const fetch = async (view) => {
  const tags = needs(view, duizhao.alone(view));
  tags.map(load); // all at once
  if (!tags.length) return;
  const { insert } = await part("added");
  for (const tag of tags) {
    const what = await load(tag);
    if (inPage.has(tag)) continue;
    await pace((row) => insert(row, tag, what));
    inPage.add(tag);
  }
};
export const ready = (view) => !needs(view, duizhao.alone(view)).length;

let slots = versions.slice(0, pair);
export const place = (show) => {
  slots = show.filter((t) => inPage.has(t));
  duizhao.parts.added?.credit(show);
};

// slot puts the versions of a group into their slots: the first is .one, further ones
// are .two. Their places in the document, which are the order of reading, follow, and
// the addresses of the sentences go with the first.
const slot = (group) => {
  const all = blocks(group);
  const shown = [];
  let named = null; // the block whose sentences carry the addresses
  for (const b of all) {
    const n = slots.indexOf(tongue(b));
    b.classList.toggle("one", n === 0);
    b.classList.toggle("two", n > 0);
    b.toggleAttribute("hidden", n < 0);
    b.dataset.slot = n;
    if (n >= 0) shown[n] = b;
    if (b.querySelector("[data-s][id]")) named = b;
  }
  const [top] = shown;
  if (!top || all[0] === top && !shown[2]) return;
  all[0].before(...shown.filter((b) => b));
  if (!named || named === top) return;
  for (const s of named.querySelectorAll("[data-s][id]")) {
    const to = top.querySelector(`[data-s="${s.dataset.s}"]`);
    if (!to) continue; // a block that this version has not
    to.id = s.id;
    s.removeAttribute("id");
  }
};
if (versions.length > 1) follows((row) => groups(row).forEach(slot));
