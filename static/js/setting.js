// What needs the text itself to change, and changes it back: short numbers that
// stand upright in columns, readings over names.
import { cells, standing } from "./sentences.js";
import { dresses } from "./near.js";

const undo = (row, selector) => {
  const parents = new Set();
  for (const e of row.querySelectorAll(selector)) {
    parents.add(e.parentNode);
    e.replaceWith(e.firstChild);
  }
  for (const p of parents) p.normalize();
};

// Of numbers and letters among Han characters, two share a square and up to
// four digits stand one above another; longer ones lie.
const short = /(?<![\w.,%+-])(?:\d{1,4}|[A-Z]{1,2}|\d{1,2}%)(?![\w.,%+-]| [A-Z])/g;

const columns = (row) => {
  undo(row, ".tcy, .up");
  if (!standing() || row.matches(".figure")) return;
  for (const cell of cells(row)) {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walk.nextNode()) if (/\d|[A-Z]/.test(walk.currentNode.data)) nodes.push(walk.currentNode);
    for (const node of nodes) {
      if (node.parentElement.closest("svg, table, code, rt")) continue;
      let rest = node;
      let gone = 0;
      for (const m of [...node.data.matchAll(short)]) {
        const word = rest.splitText(m.index - gone);
        rest = word.splitText(m[0].length);
        gone = m.index + m[0].length;
        const span = document.createElement("span");
        span.className = /^\d{3,4}$/.test(m[0]) ? "up" : "tcy";
        word.replaceWith(span);
        span.append(word);
      }
    }
  }
};

// A reading stands over a name where its note gives one and the name is whole.
const readings = (row) => {
  undo(row, "ruby");
  if (document.documentElement.dataset.ruby !== "true") return;
  for (const mark of row.querySelectorAll(":scope > :lang(zh) a.n")) {
    const entry = document.getElementById(mark.hash.slice(1));
    const names = [...(entry?.querySelectorAll(":scope > b") ?? [])].map((b) => b.textContent);
    if (!entry?.dataset.r || !names.includes(mark.textContent) || mark.childNodes.length > 1) continue;
    const ruby = document.createElement("ruby");
    const rt = document.createElement("rt");
    rt.lang = "zh-Latn";
    rt.textContent = entry.dataset.r;
    ruby.append(mark.firstChild, rt);
    mark.append(ruby);
  }
};

dresses((rows) => rows.forEach(columns));
dresses((rows) => rows.forEach(readings));
