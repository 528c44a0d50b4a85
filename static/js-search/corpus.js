// The documents, and the search in them: a small site's all at once, a large
// site's by its lists.
import { fold, learn } from "./fold.js";
import { learnEnglish } from "./english.js";
import { parse, ranges } from "./query.js";
import { load, read } from "./store.js";

const { large } = document.currentScript.dataset; // where the part for these is
const parts = /[\n\t]/; // between the segments of a text

// A document: its item, its number in that, its texts by language. Of a derived
// text (the last, where the item has a base) segments stand in the files only
// where they differ.
const documents = (items) => items.flatMap((item) => item.i.map((id, n) => {
  const texts = item.x.map((column) => column[n]);
  const base = texts[item.b];
  if (base !== undefined && texts.at(-1)) {
    const own = texts.at(-1).split(parts);
    texts[texts.length - 1] = base.split(parts).map((s, i) => own[i] || s).join(base.includes("\t") ? "\t" : "\n");
  }
  return { item, n: n + ~~item.n, id, texts };
}));

const folded = (doc) => (doc.folded ??= doc.texts.map((t) => fold(t)));

const matches = (doc, { terms }) => terms.every((t) => folded(doc).some((f, i) => ranges(t, f, doc.item.l[i])[0]));

// sorted puts first what has the query as a whole, then titles; else the order of
// the texts stays.
const sorted = (docs, { terms, whole }) => {
  const rank = new Map(docs.map((doc) => {
    const exact = whole && folded(doc).some((f) => ranges(whole, f)[0]);
    const titled = !doc.n && terms.every((t) => doc.item.t.some((x, i) => ranges(t, fold(x), doc.item.l[i])[0]));
    return [doc, (exact ? 0 : 2) + !titled];
  }));
  return docs.sort((a, b) => rank.get(a) - rank.get(b));
};

let opening;
export const open = () => (opening ??= load("index").then(async (data) => {
  const index = JSON.parse(new TextDecoder().decode(data));
  learn(index.fold);
  if (index.english) learnEnglish(index.english);
  if (index.items) return { docs: documents(index.items) };
  load.version = index.v;
  const files = [];
  let first = 0;
  index.counts.forEach((counts, v) => [counts].flat().forEach((n, i) => {
    files.push({ first, kind: index.kinds[v] ?? 0, nth: v - index.kinds.length, name: `t/${v}-${i}` });
    first += n;
  }));
  const lookUp = (await load("large", large))({ load, read, documents, matches, sorted });
  return { files, total: first, shards: index.shards, lookUp };
}, (error) => {
  opening = null;
  throw error;
}));

// search gives what a query finds, as groups by kind: { count, most, take }.
// count is of the documents that are sure, most of those there can be at the
// most; take(n) resolves to about n more of them. only says which pages are
// wanted; tally counts what is found of each edition, wanted or not.
export const search = async (text, only) => {
  const corpus = await open();
  const query = parse(text);
  if (!query.terms.length) return { groups: [], why: "search-empty" };
  if (corpus.shards && query.short) return { groups: [], why: "search-short" };
  return { query, ...corpus.docs ? scan(corpus, query, only) : await corpus.lookUp(corpus, query, only) };
};

const scan = (corpus, query, only) => {
  const found = [[], [], [], [], []];
  const tally = {};
  for (const doc of corpus.docs) {
    if (!matches(doc, query)) continue;
    const slug = doc.item.p.split("/")[0];
    tally[slug] = ~~tally[slug] + 1;
    if (!only || only(slug)) found[doc.item.k].push(doc);
  }
  const groups = found.map((docs) => {
    const list = sorted(docs, query);
    return { count: docs.length, most: docs.length, left: () => list.length, take: (n) => list.splice(0, n) };
  });
  return { groups, tally, sure: true };
};
