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

// credits say by version who made it; a version that the program derives has none of its
// own.
const credits = {};

// insert puts the block of a version, and what its figures say, into a row, unseen.
const insert = (row, tag, { rows: cells, figures, credit }) => {
  if (credit?.cite) credits[tag] = credit;
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

// parts are the lines of the page that say who made the versions.
const parts = {
  title: ".opening .title > .other", subtitle: ".opening .subtitle", by: ".opening .by",
  cite: ".colophon > div:first-of-type > p", made: ".makers > p",
};
const first = (tag) => tag.split("-")[0];

// credit has the page name the makers of the versions that are shown, and no others.
const credit = (all) => {
  const shown = duizhao.alone(document.documentElement.dataset) ? all.slice(0, 1) : all;
  const named = shown.some((tag) => credits[tag]);
  for (const key in parts) {
    const lines = [...document.querySelectorAll(parts[key])];
    const of = (e) => e.dataset.of ?? e.lang;
    if (!lines[0]) continue;
    for (const tag of shown) {
      const says = credits[tag]?.[key];
      if (!says || lines.some((e) => of(e) === tag)) continue;
      const line = lines[0].cloneNode();
      [line.innerHTML, line.lang, line.dir] = says;
      line.dataset.of = tag;
      lines.at(-1).after(line);
      lines.push(line);
    }
    for (const e of lines) {
      const own = of(e);
      e.hidden = !shown.includes(own) && (own in credits || named && !shown.some((tag) => !(tag in credits) && first(tag) === first(own)));
    }
  }
};

globalThis.duizhao.parts.added = { insert, credit };
