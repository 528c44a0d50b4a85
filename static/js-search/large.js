// The search in a large site's index: what is found of it, as groups by kind that give
// more as it is asked for.
import { lists } from "./lists.js";

duizhaoSearch("large", ({ load, read, documents, matches, sorted }) => {
  const candidates = lists({ load, read });

  // fetched gives the documents of a file.
  const fetched = (file) => (file.docs ??= load(file.name).then(documents, (error) => {
    file.docs = null;
    throw error;
  }));

  return async ({ files, shards, total }, query, only) => {
    const pools = [[], [], [], [], []]; // by kind: a candidate's number and its file
    const tally = {}; // of editions, by their number
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
        const { kind, nth } = files[at];
        if (nth >= 0) tally[nth] = ~~tally[nth] + 1;
        if (!only || (nth < 0 ? kind === 2 : only(nth))) pools[kind].push([d, files[at]]);
      }
    };
    while (!done && !pools.some((p) => p.length)) await pull();
    const groups = pools.map((pool, k) => {
      let count = 0;
      const open = () => !k && !done; // there may be more than in the pool
      return {
        get count() { return count + (query.sure && done && !(only && k) ? pool.length : 0); },
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
            if (matches(doc, query) && (!only || !k || only(doc.item.p.split("/")[0]))) out.push(doc);
          }
          count += out.length;
          return sorted(out, query);
        },
      };
    });
    return { groups, tally, get sure() { return done; } };
  };
});
