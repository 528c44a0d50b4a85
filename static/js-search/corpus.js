// The documents, and the search in them: a small site's all at once, a large
// site's by its lists.
import { fold, learn } from "./fold.js";
import { candidates } from "./lists.js";
import { parse, ranges } from "./query.js";
import { load } from "./store.js";

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

const matches = (doc, { terms }) => terms.every((t) => folded(doc).some((f) => ranges(t, f)[0]));

// sorted puts first what has the query as a whole, then titles; else the order of
// the texts stays.
const sorted = (docs, { terms, whole }) => {
  const rank = new Map(docs.map((doc) => {
    const exact = whole && folded(doc).some((f) => ranges(whole, f)[0]);
    const titled = !doc.n && terms.every((t) => doc.item.t.some((x) => ranges(t, fold(x))[0]));
    return [doc, (exact ? 0 : 2) + !titled];
  }));
  return docs.sort((a, b) => rank.get(a) - rank.get(b));
};

let opening;
const open = () => (opening ??= load("index").then((data) => {
  const index = JSON.parse(new TextDecoder().decode(data));
  learn(index.fold);
  if (index.items) return { docs: documents(index.items) };
  load.version = index.v;
  const files = [];
  let first = 0;
  index.counts.forEach((counts, v) => [counts].flat().forEach((n, i) => {
    files.push({ first, kind: index.kinds[v] ?? 0, name: `t/${v}-${i}` });
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
  if (!query.terms.length) return { groups: [], why: "search-empty" };
  if (corpus.shards && query.short) return { groups: [], why: "search-short" };
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

// fetched gives the documents of a file.
const fetched = (file) => (file.docs ??= load(file.name).then(documents, (error) => {
  file.docs = null;
  throw error;
}));

const lookUp = async ({ files, shards, total }, query) => {
  const pools = [[], [], [], [], []]; // by kind: a candidate's number and its file
  const source = candidates(query.terms.flatMap((t) => t.needs), shards, total);
  let most = 0;
  let done = false;
  let at = 0;
  const pull = async () => {
    const { value } = await source.next();
    done = !value || value.last;
    if (!value) return;
    most = value.most;
    for (const d of value.docs) {
      while (files[at + 1]?.first <= d) at++;
      pools[files[at].kind].push([d, files[at]]);
    }
  };
  while (!done && !pools.some((p) => p.length)) await pull();
  return pools.map((pool, k) => {
    let count = 0;
    const open = () => !k && !done; // there may be more than in the pool
    return {
      get count() { return count + (query.sure && done ? pool.length : 0); },
      get most() { return Math.max(count + pool.length, open() ? most : 0); },
      left: () => pool.length || open(),
      // What may be loaded is counted in files; a little more where nothing was
      // found yet.
      take: async (n) => {
        const out = [];
        const opened = new Set();
        let budget = k ? 2 : 8;
        const spend = (file) => opened.has(file) || (budget--, opened.add(file), fetched(file).catch(() => {}));
        while (out.length < n) {
          const spent = budget <= (out.length ? 0 : -6);
          if (!pool.length) {
            if (!open() || spent) break;
            budget -= 2;
            await pull();
            continue;
          }
          const [d, file] = pool[0];
          if (spent && !opened.has(file)) break;
          for (const [, f] of pool.slice(0, n)) if (budget > 0) spend(f);
          spend(file);
          const doc = (await fetched(file))[d - file.first];
          pool.shift();
          if (matches(doc, query)) out.push(doc);
        }
        count += out.length;
        return sorted(out, query);
      },
    };
  });
};
