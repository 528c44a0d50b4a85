// Shows what was found: a document as the pairs of segments that were hit. All
// text is put in as text.
import { fold } from "./fold.js";
import { ranges } from "./query.js";
import { parts } from "./corpus.js";

const make = (tag, props, ...children) => {
  const e = Object.assign(document.createElement(tag), props);
  e.append(...children);
  return e;
};

// say gives a word of the page, with a number in it.
export const say = (word, n) => {
  const piece = document.querySelector(`template[data-say="${word}"]`).content.cloneNode(true);
  const walk = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  while (n !== undefined && walk.nextNode()) {
    const text = walk.currentNode;
    text.data = text.data.split("|").at(n === 1 ? 0 : -1).replace("%d", n);
  }
  return piece;
};

// hits gives for each segment of a text where it has the terms of a query.
const hits = (text, terms) => {
  const at = [];
  const folded = fold(text, at);
  const marks = [];
  for (const t of terms) ranges(t, folded, (from, to) => marks.push([at[from], at[to - 1] + (text.codePointAt(at[to - 1]) > 0xffff ? 2 : 1)]));
  marks.sort((a, b) => a[0] - b[0]);
  let start = 0;
  return text.split(parts).map((s) => {
    const from = start;
    start += s.length + 1;
    const own = [];
    for (const [a, b] of marks) {
      const x = Math.max(a - from, own.at(-1)?.[1] ?? 0);
      const y = Math.min(b - from, s.length);
      if (x < y) own.push([x, y]);
    }
    return { s, own };
  });
};

// marked is a segment with its places marked: those of the query, or where it
// has none all of it, as the counterpart of one that has.
const marked = ({ s, own }, lang, twin) => {
  const p = make("p", { lang });
  let at = 0;
  for (const [from, to] of own) {
    p.append(s.slice(at, from), make("mark", {}, s.slice(from, to)));
    at = to;
  }
  p.append(twin && !own.length && s ? make("mark", { className: "twin" }, s) : s.slice(at));
  return p;
};

// spans is a title in each of its languages.
const spans = (item) => item.t.slice(0, item.b === undefined ? undefined : -1)
  .flatMap((t, i) => (t && item.t.indexOf(t) === i ? [i ? " " : "", make("span", { lang: item.l[i] }, t)] : []));

const address = ({ item, id }, segment) => {
  const hash = id.endsWith(".") ? id + (segment + 1) : id;
  return `../${item.p}${hash ? `#${hash}` : ""}`;
};

const link = (doc, segment, text) => {
  const { item, id } = doc;
  const a = make("a", { className: "where", href: address(doc, segment) });
  if (item.k === 2) a.append(say(item.v));
  else if (item.t.length && (item.k || !id)) a.append(...spans(item));
  else a.append(a.hash.slice(1));
  if (item.k || !id) a.classList.add("name");
  // A page without an address for the place opens at its words.
  if (!id) a.href += `#:~:text=${encodeURIComponent(text).replaceAll("-", "%2D")}`;
  return a;
};

// show makes the list items of a document. last is the item shown before it.
export const show = (doc, terms, last) => {
  const { item } = doc;
  const columns = doc.texts.map((t) => hits(t, terms));
  const derived = item.b === undefined ? undefined : columns.pop();
  const out = [];
  if (item.k === 0 && item !== last && doc.id) out.push(make("li", { className: "of" }, make("a", { href: `../${item.p}` }, ...spans(item))));
  const all = [...columns, derived ?? []];
  const length = Math.max(...columns.map((c) => c.length));
  for (let s = 0; s < length && out.length < 4; s++) {
    if (!all.some((c) => c[s]?.own.length)) continue;
    const row = columns.map((c, i) => {
      const own = i === item.b && derived[s]?.own.length && !c[s]?.own.length ? derived[s] : c[s];
      return own && marked(own, own === c[s] ? item.l[i] : item.l.at(-1), true);
    });
    const first = all.find((c) => c[s]?.own.length)[s];
    const a = link(doc, s, first.s.slice(...first.own[0]));
    if (item.k === 4) {
      a.append(...row[0].childNodes);
      a.lang = item.l[0];
      a.classList.add("all");
      row.length = 0;
    }
    out.push(make("li", { className: "hit" }, a, ...row.filter(Boolean)));
    if (item.k === 4) break;
  }
  return out;
};
