// Shows what was found: a document as the pairs of segments that were hit. All
// text is put in as text.
import { fold } from "./fold.js";
import { ranges } from "./query.js";

export const make = (tag, props, ...children) => {
  const e = Object.assign(document.createElement(tag), props);
  e.append(...children);
  return e;
};

// say gives a word of the page, with a number in it: the form that the number has in
// the word's language (UTS 35, plural rules), of forms in the order of kinds.
const kinds = "zero one two few many other".split(" ");
export const say = (word, n) => {
  const piece = document.querySelector(`[data-say=${word}]`).content.cloneNode(true);
  for (const e of piece.children) {
    const forms = e.textContent.split("|");
    const rules = new Intl.PluralRules(e.lang);
    const have = rules.resolvedOptions().pluralCategories;
    e.textContent = (forms[kinds.filter((k) => have.includes(k)).indexOf(rules.select(n))] ?? forms.at(-1)).replace("%d", n);
  }
  return piece;
};

// hits gives for each segment of a text where it has the terms of a query.
const hits = (text, terms, lang) => {
  const at = [];
  const folded = fold(text, at);
  const marks = terms.flatMap((t) => ranges(t, folded, lang))
    .map(([from, to]) => [at[from], at[to - 1] + [...text.substr(at[to - 1], 2)][0].length]).sort((a, b) => a[0] - b[0]);
  let start = 0;
  return text.split(/[\n\t]/).map((s) => {
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

// marked fills an element with a segment, its places marked; or where it has
// none, all of it, as the counterpart of one that has.
const marked = (e, { s, own }, twin) => {
  let at = 0;
  for (const [from, to] of own) {
    e.append(s.slice(at, from), make("mark", {}, s.slice(from, to)));
    at = to;
  }
  e.append(twin && !own.length && s ? make("mark", { className: "twin" }, s) : s.slice(at));
  return e;
};

// title is a title in each of its languages.
const title = ({ t, l }, terms) => t.flatMap((x, i) => (x ? [i ? " " : "", marked(make("span", { lang: l[i], dir: "auto" }), hits(x, terms, l[i])[0])] : []));

// show makes the list items of a document. last is the item shown before it.
export const show = (doc, terms, last) => {
  const { item, id } = doc;
  const columns = doc.texts.map((t, i) => hits(t, terms, item.l[i]));
  const derived = item.b >= 0 && columns.pop();
  const hit = (s) => [...columns, derived || []].find((c) => c[s]?.own.length);
  const titled = item.t.length && !id; // the first segment is the title, which stands in the link
  const all = columns.flat().map((_, s) => s).filter((s) => columns.some((c) => c[s]) && (s || !titled || doc.n));
  const list = all.filter(hit).slice(0, 4);
  // Where only the title was hit, what comes after it.
  if (!list.length) list.push(all.find((s) => columns[0][s]?.s && (s > 1 || item.k !== 1)) ?? 0);
  const out = [];
  if (item.k === 0 && id && item.p !== last?.p) out.push(make("li", { className: "of" }, make("a", { href: `../${item.p}` }, ...title(item, []))));
  list.forEach((s, nth) => {
    const hash = id.endsWith(".") ? id + (s + 1) : id;
    const first = hit(s)?.[s];
    // The page marks what was found there, js/found.js: in the segment, or where that has no address in all of it.
    const said = [...columns, derived || []].flatMap((c) => (hash ? c.slice(s, s + 1) : c).flatMap(({ s, own }) => own.map((o) => s.slice(...o))));
    const find = new URLSearchParams([...new Set(said)].slice(0, 8).map((w) => ["find", w]));
    const a = make("a", { className: "where", href: `../${item.p}?${find}${hash && `#${hash}`}` });
    const li = make("li", { className: "hit" });
    if (id && !item.k) a.append(hash);
    else if (nth) a.hidden = true;
    else if (item.k === 2) {
      a.dataset.verdict = item.v;
      a.append(say(item.v), ...item.s ? [" ", make("span", { className: "at" }, item.s)] : []);
    }
    else a.append(...title(item, terms));
    a.classList.toggle("name", item.k || !id);
    if (!a.hidden) li.append(a);
    columns.forEach((c, i) => {
      const own = i === item.b && !c[s]?.own.length && derived[s]?.own.length ? derived[s] : c[s];
      if (!own) return;
      if (item.k === 4) Object.assign(marked(a, own), { lang: item.l[0], dir: "auto" });
      else li.append(marked(make("p", { dir: "auto", lang: own === c[s] ? item.l[i] : item.l.at(-1) }), own, first));
    });
    out.push(li);
  });
  return out;
};
