// The lists of a large site's index: which documents may have what a query asks
// for. They are asked for in the order of the texts, a stretch at a time, and as
// few of them as will do. The part that looks things up in them is loaded with the
// index that needs it, and is given what the script has.
const few = 4; // candidates that are not worth another list
const decoder = new TextDecoder();

// hash is that of internal/search/keys.go.
export const hash = (key) => {
  let h = 2166136261;
  for (const c of [...key].slice(0, 3)) h = Math.imul(h ^ c.codePointAt(0), 16777619);
  return (h ^ (h >>> 15)) >>> 0;
};

export const lists = ({ load, read }) => {
  // find gives the lists of the keys that meet a need.
  const find = async (need, shards) => {
    const lists = [];
    let sum = 0;
    let long = false;
    const at = (key) => {
      const h = hash(key);
      return `${h % shards.length}-${Math.floor(h / shards.length) % shards[h % shards.length]}`;
    };
    await Promise.all([...new Set([need.key, ...need.also].map(at))].map(async (file) => {
      const data = read(await load(`k/${file}`));
      while (data.more()) {
        const key = decoder.decode(data.bytes(data.number()));
        const n = data.number();
        const rest = data.bytes(data.number());
        if (!need.test(key)) continue;
        const list = read(rest);
        sum += n;
        if (n <= 2048) {
          lists.push({ docs: list.sums() });
        } else {
          long = true;
          const first = list.number();
          lists.push({ name: (i) => `l/${file.split("-")[0]}-${first + i}`, starts: list.sums() });
        }
      }
    }));
    return { n: sum, lists, long };
  };

  const both = (a, b) => {
    const has = new Set(b);
    return a.filter((d) => has.has(d));
  };

  // stretch gives the documents of a need from one number up to another.
  const stretch = async ({ lists }, from, to) => {
    const out = await Promise.all(lists.flatMap((l) => (l.docs ? [l.docs]
      : l.starts.map(async (start, i) => (start < to && !(l.starts[i + 1] <= from) ? read(await load(l.name(i))).sums() : [])))));
    return [...new Set(out.flat().filter((d) => d >= from && d < to))].sort((a, b) => a - b);
  };

  // candidates yields documents that have all keys looked at: { docs, most, last },
  // of which most is how many there are at the most, in this stretch and all
  // others, and last says that there are no others.
  async function* candidates(needs, shards, total) {
    const waiting = needs.toSorted((a, b) => hash(a.key) - hash(b.key)); // any few stand for the whole
    const known = [];
    let base = null;
    do {
      const next = await Promise.all(waiting.splice(0, 4).map((n) => find(n, shards)));
      for (const need of next) {
        known.push(need);
        if (need.long) continue;
        const docs = await stretch(need, 0, total);
        base = base ? both(base, docs) : docs;
      }
    } while (waiting.length && known.length < 12 && !(base?.length <= few));

    const long = known.filter((n) => n.long).sort((a, b) => a.n - b.n).slice(0, 5);
    if (base && (base.length <= few || !long.length)) {
      yield { docs: base, most: base.length, last: true };
      return;
    }
    const most = Math.min(base?.length ?? Infinity, ...long.map((n) => n.n));
    for (let from = 0; from < total;) {
      if (base) from = base.find((d) => d >= from) ?? total;
      if (from >= total) return;
      // Up to where the first of the lists needs another file.
      const to = Math.min(total, ...long.flatMap((n) => n.lists.flatMap((l) => l.starts?.find((s) => s > from) ?? [])));
      let docs = base?.filter((d) => d >= from && d < to);
      for (const list of await Promise.all(long.map((n) => stretch(n, from, to)))) docs = docs ? both(docs, list) : list;
      yield { docs, most, last: to >= total };
      from = to;
    }
  }
  return candidates;
};
