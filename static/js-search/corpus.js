// The documents, and the search in them: a small site's all at once, a large
// site's by its lists.
import { fold, learn } from "./fold.js";
import { candidates } from "./lists.js";
import { parse, ranges } from "./query.js";
import { load, useVersion } from "./store.js";

export const parts = /[\n\t]/; // between the segments of a text

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
  return { item, n: n + (item.n ?? 0), id, texts };
}));

const folded = (doc) => (doc.folded ??= doc.texts.map((t) => fold(t)));

const matches = (doc, { terms }) => terms.every((t) => folded(doc).some((f) => ranges(t, f)));

// rank is lower for what comes first: the query as a whole, then titles.
const rank = (doc, { terms, whole }) => {
  const exact = whole && folded(doc).some((f) => ranges(whole, f));
  const titled = doc.n === 0 && terms.every((t) => doc.item.t.some((x) => ranges(t, fold(x))));
  return (exact ? 0 : 2) + (titled ? 0 : 1);
};

const sorted = (docs, query) => docs.map((doc) => [rank(doc, query), doc]).sort((a, b) => a[0] - b[0]).map(([, doc]) => doc);

let opening;
const open = () => (opening ??= load("index").then((data) => {
  const index = JSON.parse(new TextDecoder().decode(data));
  learn(index.fold);
  if (index.items) return { docs: documents(index.items) };
  useVersion(index.v);
  const files = []; // first, n, kind, name
  let first = 0;
  index.counts.forEach((counts, v) => [counts].flat().forEach((n, i) => {
    files.push({ first, n, kind: index.kinds[v] ?? 0, name: `t/${v}${i ? `-${i}` : ""}` });
    first += n;
  }));
  return { files, total: first, shards: index.shards };
}, (error) => {
  opening = null;
  throw error;
}));

// search gives what a query finds, as groups by kind: { count, most, take }.
// count is of the documents that are sure, most of those there can be at the
// most; take(n) resolves to about n more of them.
export const search = async (text) => {
  const corpus = await open();
  const query = parse(text);
  if (!query.terms.length || (corpus.shards && query.short)) return { query, short: true, groups: [] };
  return { query, groups: corpus.docs ? scan(corpus, query) : await lookUp(corpus, query) };
};

const scan = (corpus, query) => {
  const found = [[], [], [], [], []];
  for (const doc of corpus.docs) if (matches(doc, query)) found[doc.item.k].push(doc);
  return found.map((docs) => {
    const list = sorted(docs, query);
    return { count: docs.length, most: docs.length, left: () => list.length, take: (n) => list.splice(0, n) };
  });
};

const lookUp = async (corpus, query) => {
  const pools = [[], [], [], [], []];
  const source = candidates(query.terms.flatMap((t) => t.needs), corpus.shards, corpus.total);
  let most = 0;
  let seen = 0;
  let done = false;
  const fileOf = (d) => corpus.files.findLast((f) => f.first <= d);
  const pull = async () => {
    const { value, done: end } = await source.next();
    if (end) {
      done = true;
      return;
    }
    most = value.most;
    seen += value.docs.length;
    for (const d of value.docs) pools[fileOf(d).kind].push(d);
  };
  do await pull(); while (!done && !seen);
  return pools.map((pool, k) => {
    let count = 0;
    const more = () => pool.length > 0 || (k === 0 && !done);
    return {
      get count() { return count + (query.sure && done ? pool.length : 0); },
      get most() { return Math.max(count + pool.length, k === 0 && !done ? most : 0); },
      left: more,
      // No more files than a few, but always until there is something to show.
      take: async (n) => {
        const out = [];
        const budget = k ? 2 : 8;
        const opened = new Set();
        while (out.length < n) {
          if (!pool.length) {
            if (k || done) break;
            await pull();
            continue;
          }
          const file = fileOf(pool[0]);
          if (!opened.has(file) && opened.size >= budget && out.length) break;
          opened.add(file);
          if (opened.size === 1) for (const d of pool.slice(0, n)) opened.size < budget && opened.add(fileOf(d)) && fetched(fileOf(d));
          fetched(file);
          file.docs ??= load(file.name).then(documents);
          const doc = (await file.docs)[pool.shift() - file.first];
          if (doc && matches(doc, query)) out.push(doc);
        }
        count += out.length;
        return sorted(out, query);
      },
    };
  });
};
