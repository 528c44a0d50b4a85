// What needs the text itself to change, and changes it back: short numbers that
// stand upright in columns, readings over names.
import { cells, root, standing } from "./sentences.js";
import { dresses } from "./near.js";

const undo = (row, selector) => {
  for (const e of row.querySelectorAll(selector)) e.replaceWith(e.firstChild);
  row.normalize();
};

// Of numbers and letters among Han characters, two share a square and up to
// four digits stand one above another; longer ones lie.
const short = /(?<![\w.,%+-])(?:\d{1,4}|[A-Z]{1,2}|\d{1,2}%)(?![\w.,%+-]| [A-Z])/g;

const columns = (row) => {
  undo(row, ".tcy, .up");
  if (!standing()) return;
  for (const cell of cells(row)) {
    const walk = document.createTreeWalker(cell, 4); // of texts
    const nodes = [];
    while (walk.nextNode()) if (/\d|[A-Z]/.test(walk.currentNode.data)) nodes.push(walk.currentNode);
    for (const node of nodes) {
      if (node.parentElement.closest("table, code, rt")) continue;
      let rest = node;
      let gone = 0;
      for (const m of node.data.matchAll(short)) {
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

// A syllable of pinyin, without its tone.
const syllable = "(?:[zcs]h|[b-df-hj-np-tw-z])?(?:[iu]?ang|i?ong|u?eng|ing|[iu]?an|i?ao|u?ai|[eu]i|[eiu]n|er|i[aeu]|ou|u[aeo]|[aeiou])";

// reads gives the reading of a word that is a name or a part of one: of 宇樹, where
// the name is 宇樹科技. A reading joins the syllables of words; as many of them as
// the name has characters are told apart in one way only.
const reads = (word, name, reading) => {
  const han = name.replace(/[^\p{sc=Han}]/gu, "");
  const at = han.indexOf(word);
  if (at < 0 || word === han || word === name) return at < 0 && word !== name ? "" : reading;
  const plain = [...reading.normalize("NFC")].map((c) => c.normalize("NFD")[0]).join("");
  const parts = plain.match(new RegExp(`^${`(${syllable})([\\s'’·-]*)`.repeat(han.length)}$`, "i"))?.slice(1);
  if (!parts) return "";
  const length = (n) => parts.slice(0, 2 * n).join("").length;
  return reading.normalize("NFC").slice(length(at), length(at + word.length)).replace(/[\s'’·-]+$/, "");
};

// A reading stands over a name where its note gives one.
const readings = (row) => {
  undo(row, "ruby");
  if (root.dataset.ruby !== "true") return;
  for (const mark of row.querySelectorAll(":scope > :lang(zh) a.n")) {
    const entry = document.getElementById(mark.hash.slice(1));
    if (!entry?.dataset.r || mark.childNodes.length > 1) continue;
    const names = [...entry.querySelectorAll(":scope > b")].map((b) => b.textContent);
    const reading = names.map((n) => reads(mark.textContent, n, entry.dataset.r)).find((r) => r);
    if (!reading) continue;
    const ruby = document.createElement("ruby");
    const rt = document.createElement("rt");
    rt.lang = "zh-Latn";
    rt.textContent = reading;
    ruby.append(mark.firstChild, rt);
    mark.append(ruby);
  }
};

dresses((rows) => rows.forEach(columns));
dresses((rows) => rows.forEach(readings));
