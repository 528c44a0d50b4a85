// Puts what the script of a further version brings into a row.
import { blocks } from "../js/sentences.js";

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

// insert puts the block of a version, and what its figures say, into a row, unseen.
const insert = (row, tag, cells, figures) => {
  const [cell, notes] = cells[row.id] ?? [];
  const said = [cell, ...figures[row.firstElementChild.id] ?? []];
  [row, ...row.querySelectorAll(".both")].forEach((group, i) => {
    const all = [...blocks(group)];
    if (!said[i] || all.some((b) => b.getAttribute("lang") === tag)) return; // asked for twice
    const [block] = parsed(group, said[i]);
    block.toggleAttribute("hidden", true);
    all[0].after(block);
  });
  if (notes) entries(row, notes);
};

globalThis.duizhao.parts.added = { insert };
