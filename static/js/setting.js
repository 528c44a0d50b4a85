// What needs the text itself to change, and changes it back: short numbers that
// stand upright in columns, readings over names.
import { text } from "./sentences.js";

const undo = (selector, keep) => {
  const parents = new Set();
  for (const e of text.querySelectorAll(selector)) {
    parents.add(e.parentNode);
    e.replaceWith(keep(e));
  }
  for (const p of parents) p.normalize();
};

// Of numbers and letters among Han characters, two share a square and up to
// four digits stand one above another; longer ones lie.
const short = /(?<![\w.,%+-])(?:\d{1,4}|[A-Z]{1,2}|\d{1,2}%)(?![\w.,%+-]| [A-Z])/g;

export const columns = (on) => {
  const now = text.querySelector(".tcy, .up");
  if (on === !!now) return;
  if (!on) return undo(".tcy, .up", (e) => e.firstChild);
  for (const cell of text.querySelectorAll(".row:not(.figure) > :lang(zh), .row:not(.figure) > :lang(ja), .note > p:lang(zh)")) {
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
        span.className = m[0].length > 2 ? "up" : "tcy";
        word.replaceWith(span);
        span.append(word);
      }
    }
  }
};

// A reading stands over a name where its note gives one and the name is whole.
export const ruby = (on) => {
  const now = text.querySelector("ruby");
  if (on === !!now) return;
  if (!on) return undo("ruby", (e) => e.firstChild);
  for (const mark of text.querySelectorAll(".row > :lang(zh) a.n")) {
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
