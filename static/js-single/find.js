// Search in an edition of one file: any part of a text, in all versions at once,
// among sentences, notes, claims and sources. Upper and lower case, and the
// forms of full-width letters, are one.
import { converters, pack } from "./pack.js";

const form = document.querySelector("form.search");
const field = form.querySelector("input");
const found = document.querySelector(".found");
const list = document.querySelector(".find > ol");
const most = 100;

const fold = (s) => s.normalize("NFKC").toLowerCase();
const plain = (e) => {
  const copy = e.cloneNode(true);
  for (const x of copy.querySelectorAll("rt, .m, .more, .tools, .shown, .no")) x.remove();
  return copy.textContent.trim();
};
const all = (s) => fold([s, ...Object.values(converters).map((c) => c(s))].join("\n"));

// texts are what can be found: an address, what it is called, and the text in
// each language of the page.
let texts = null;
const collect = () => {
  const out = [];
  const add = (href, name, parts) => {
    parts = parts.filter((p) => p.text);
    if (parts.length) out.push({ href, name, parts, all: all(parts.map((p) => p.text).join("\n")) });
  };
  const own = (e) => ({ lang: e.closest("[lang]").lang, text: plain(e) });
  for (const row of document.querySelectorAll(".text > .row[id]")) {
    const numbers = new Set([...row.querySelectorAll("[data-s]")].map((s) => s.dataset.s));
    for (const n of numbers) {
      const id = `${row.id}.${n}`;
      add(`#${id}`, id, [...row.querySelectorAll(`:scope > [lang]:not([hidden]) [data-s="${n}"]`)].map(own));
    }
  }
  for (const e of document.querySelectorAll(".back > .entry")) {
    add(`#${e.id}`, plain(e.querySelector("h2")), [...e.querySelectorAll("h2 [lang], :scope > [lang]")].map(own));
  }
  for (const e of document.querySelectorAll(".bib > li")) add(`#${e.id}`, "", [own(e)]);
  return out;
};

// marked fills an element with a text, its hits marked as far as the text keeps
// its length when it is folded.
const marked = (e, text, query) => {
  const at = [(s) => s, ...Object.values(converters)].map((turn) => fold(turn(text)))
    .map((folded) => folded.length === text.length ? folded.indexOf(query) : -1).find((at) => at >= 0) ?? -1;
  if (at < 0) {
    e.append(text.length > 240 ? `${text.slice(0, 240)}…` : text);
    return e;
  }
  const from = Math.max(0, at - 80);
  const mark = document.createElement("mark");
  mark.append(text.slice(at, at + query.length));
  const after = text.slice(at + query.length, at + query.length + 160);
  e.append(from ? "…" : "", text.slice(from, at), mark, after, at + query.length + 160 < text.length ? "…" : "");
  return e;
};

// count says how many there are, in each language of the page.
const kinds = ["zero", "one", "two", "few", "many", "other"]; // the order of forms (UTS 35, plural rules)
const count = (n) => found.dataset.count.split(" / ").map((words, i) => {
  const forms = words.split("|");
  const rules = new Intl.PluralRules(found.dataset.langs.split(" ")[i]);
  const have = kinds.filter((k) => rules.resolvedOptions().pluralCategories.includes(k));
  return (forms[have.indexOf(rules.select(n))] ?? forms.at(-1)).replace("%d", n > most ? `${most}+` : n);
}).join(" / ");

const show = () => {
  const query = fold(field.value.trim());
  list.replaceChildren();
  found.textContent = "";
  if (query.length < 2) return;
  texts ??= collect();
  const hits = texts.filter((t) => t.all.includes(query));
  found.textContent = hits.length ? count(hits.length) : found.dataset.none;
  for (const { href, name, parts } of hits.slice(0, most)) {
    const li = document.createElement("li");
    const a = document.createElement("a");
    a.href = href;
    a.className = "where";
    a.append(name || "→");
    li.append(a);
    for (const { lang, text } of parts) {
      const p = document.createElement("p");
      p.lang = lang;
      p.dir = "auto";
      li.append(marked(p, text, query));
    }
    list.append(li);
  }
};

// The address of a work stands in the file once, as what its link leads to.
for (const a of document.querySelectorAll(".bib a:empty")) a.textContent = a.getAttribute("href");

let due = 0;
field.addEventListener("input", () => {
  clearTimeout(due);
  due = setTimeout(show, 120);
});
form.addEventListener("submit", (e) => {
  e.preventDefault();
  show();
});
pack.then(() => { texts = null; });
