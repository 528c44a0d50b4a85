// The versions in the rows: which stands in which slot, and further ones that a
// script of their own brings when they are asked for.
import { follows, pace } from "./near.js";
import { blocks } from "./sentences.js";

const { duizhao } = globalThis;
const { versions, pair, load } = duizhao;
const inPage = new Set(versions.slice(0, pair));

// parsed are the elements that would be in another, HTML or SVG as that is.
const parsed = (within, html) => {
  const e = within.cloneNode();
  e.innerHTML = html;
  return [...e.children];
};

// entries adds what the margin says in a further language, and entries that the
// page has not.
const entries = (row, html) => {
  for (const entry of parsed(row, html)) {
    const own = document.getElementById(entry.id);
    if (!own) {
      let margin = row.querySelector(":scope > .notes");
      if (!margin) {
        [margin] = parsed(row, "<aside class=notes>");
        row.append(margin);
      }
      margin.append(entry);
      continue;
    }
    const last = [...own.querySelectorAll(":scope > b")].pop();
    const bare = last && !last.lang; // one name for all languages
    for (const part of [...entry.children]) {
      if (part.matches(".m")) continue;
      if (part.matches("b")) {
        if (!bare) last?.after(" ", part);
      } else if (part.matches(".more")) own.querySelector(".more")?.append(" ", ...part.children);
      else own.append(part);
    }
  }
};

// groups are what has a block for each version: a row, and in a figure each of its
// labels, which may be SVG.
const groups = (row) => [row, ...row.querySelectorAll(".both")];

const tongue = (block) => block.getAttribute("lang");

// insert puts the rows of a version into the page, unseen.
const insert = async (tag, { rows: cells, figures }) => {
  if (inPage.has(tag)) return;
  await pace((row) => {
    const [cell, notes] = cells[row.id] ?? [];
    const said = [cell, ...figures[row.firstElementChild.id] ?? []];
    groups(row).forEach((group, i) => {
      const all = [...blocks(group)];
      if (!said[i] || all.some((b) => tongue(b) === tag)) return; // asked for twice
      const [block] = parsed(group, said[i]);
      block.toggleAttribute("hidden", true);
      all[0].after(block);
    });
    if (notes) entries(row, notes);
  });
  inPage.add(tag);
};

const needs = ({ show }, alone) => show.filter((tag, i) => !inPage.has(tag) && !(i && alone));

// fetch brings what a view needs into the page; it throws if that does not come.
export const fetch = async (view) => {
  const tags = needs(view, duizhao.alone(view));
  tags.map(load); // all at once
  for (const tag of tags) await insert(tag, await load(tag));
};
export const ready = (view) => !needs(view, duizhao.alone(view)).length;

let slots = versions.slice(0, pair);
export const place = (show) => { slots = show.filter((t) => inPage.has(t)); };

// slot puts the versions of a group into their slots. The addresses of the
// sentences go with the first, and so does its place in the document, which is
// the order of reading.
const slot = (group) => {
  const all = blocks(group);
  let top = null;
  let named = null; // the block whose sentences carry the addresses
  for (const b of all) {
    const n = slots.indexOf(tongue(b));
    b.classList.toggle("one", n === 0);
    b.classList.toggle("two", n === 1);
    b.toggleAttribute("hidden", n < 0);
    if (n === 0) top = b;
    if (b.querySelector("[data-s][id]")) named = b;
  }
  if (!top || all[0] === top) return;
  all[0].before(top);
  if (!named || named === top) return;
  for (const s of named.querySelectorAll("[data-s][id]")) {
    const to = top.querySelector(`[data-s="${s.dataset.s}"]`);
    if (!to) continue; // a block that this version has not
    to.id = s.id;
    s.removeAttribute("id");
  }
};
if (versions.length > 1) follows((row) => groups(row).forEach(slot));
