// The versions in the rows: which stands in which slot, and further ones that a
// script of their own brings when they are asked for.
import { follows } from "./near.js";
import { blocks, rows } from "./sentences.js";

const { duizhao } = globalThis;
const { versions, pair, load } = duizhao;
const inPage = new Set(versions.slice(0, pair));

const fragment = (html) => document.createRange().createContextualFragment(html);

// entries adds what the margin says in a further language, and entries that the
// page has not.
const entries = (row, html) => {
  for (const entry of [...fragment(html).children]) {
    const own = document.getElementById(entry.id);
    if (!own) {
      let margin = row.querySelector(":scope > .notes");
      if (!margin) {
        margin = document.createElement("aside");
        margin.className = "notes";
        row.append(margin);
      }
      margin.append(entry);
      continue;
    }
    const names = own.querySelectorAll(":scope > b");
    const last = names[names.length - 1];
    const bare = last && !last.lang; // one name for all languages
    for (const part of [...entry.children]) {
      if (part.matches(".m")) continue;
      if (part.matches("b")) {
        if (!bare) last?.after(" ", part);
      } else own.append(part);
    }
  }
};

// insert puts the rows of a version into the page, unseen. It gives way to what
// the reader does meanwhile.
const insert = async (tag, { rows: cells, figures }) => {
  if (inPage.has(tag)) return;
  let until = performance.now() + 6;
  for (const row of rows) {
    if (performance.now() > until) {
      await new Promise((go) => setTimeout(go));
      until = performance.now() + 6;
    }
    if ([...blocks(row)].some((b) => b.lang === tag)) continue; // asked for twice
    const [cell, notes] = cells[row.id] ?? [];
    const html = cell ?? figures[row.querySelector(":scope > figure[id]")?.id];
    if (!html) continue;
    const block = fragment(html).firstElementChild;
    block.hidden = true;
    const before = blocks(row);
    before[before.length - 1].after(block);
    if (notes) entries(row, notes);
  }
  inPage.add(tag);
};

const needs = ({ show }, alone) => show.filter((tag, i) => !inPage.has(tag) && !(i && alone));

// fetch brings what a view needs into the page; it throws if that does not come.
export const fetch = async (view) => {
  const tags = needs(view, duizhao.alone(view));
  const brought = tags.map(load); // all at once
  for (const [i, tag] of tags.entries()) await insert(tag, await brought[i]);
};
export const ready = (view) => !needs(view, duizhao.alone(view)).length;

let slots = versions.slice(0, pair);
export const place = (show) => { slots = show.filter((t) => inPage.has(t)); };

// slot puts the versions of a row into their slots. The addresses of the
// sentences go with the first, and so does its place in the document, which is
// the order of reading.
const slot = (row) => {
  const all = blocks(row);
  let top = null;
  let named = null; // the block whose sentences carry the addresses
  for (const b of all) {
    const n = slots.indexOf(b.lang);
    b.classList.toggle("one", n === 0);
    b.classList.toggle("two", n === 1);
    b.hidden = n < 0;
    if (n === 0) top = b;
    if (b.id || b.querySelector("[data-s][id]")) named = b;
  }
  if (!top || all[0] === top) return;
  all[0].before(top);
  if (!named || named === top) return;
  if (named.id) {
    top.id = named.id;
    named.removeAttribute("id");
  }
  for (const s of named.querySelectorAll("[data-s][id]")) {
    const to = top.querySelector(`[data-s="${s.dataset.s}"]`);
    if (!to) continue; // a block that this version has not
    to.id = s.id;
    s.removeAttribute("id");
  }
};
if (versions.length > 1) follows(slot);
