// Readings over names, where the reader wants them: a script of the edition has them, or
// in a page that is one file the entries of the notes.
import { root } from "../js/sentences.js";
import { undo } from "./lib/undo.js";

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
    const full = entry && (entry.dataset.r ?? known[entry.id]);
    if (!full || mark.childNodes.length > 1) continue;
    const names = [...entry.querySelectorAll(":scope > b")].map((b) => b.textContent);
    const reading = names.map((n) => reads(mark.textContent, n, full)).find((r) => r);
    if (!reading) continue;
    const ruby = document.createElement("ruby");
    const rt = document.createElement("rt");
    rt.lang = "zh-Latn";
    rt.textContent = reading;
    ruby.append(mark.firstChild, rt);
    mark.append(ruby);
  }
};

const { duizhao } = globalThis;
let known = {};
duizhao.readings = (all) => { known = all; };

duizhao.parts.ruby = {
  dress: readings,
  ready: root.dataset.readings && new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = root.dataset.readings;
    script.onload = done;
    script.onerror = () => { delete duizhao.parts.ruby; fail(); }; // to be asked for again
    document.head.append(script);
  }),
};
