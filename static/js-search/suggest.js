// Suggests a query when nothing was found: each word that no text has gives way to the
// nearest that one has.

// distance is how many letters must be written, left out, replaced or exchanged with
// their neighbours to turn one word into another; more than most counts as that.
export const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
};

// nearest gives the word that is nearest to another, of some with how often each occurs;
// of several, one that begins alike, and then the most frequent.
export const nearest = (word, words) => {
  const most = word.length > 5 ? 2 : 1;
  let best = null;
  let least = [most + 1];
  for (const [w, n] of words) {
    const d = distance(word, w, most);
    if (d > most) continue;
    const rank = [d, +(w[0] !== word[0]), -n];
    const i = rank.findIndex((x, k) => x !== least[k]);
    if (i >= 0 && !(rank[i] > least[i])) [best, least] = [w, rank];
  }
  return best;
};

export const suggesting = ({ fold, kind, load, open, read, hash }) => {
  // all gives the words of a small site, with how often each occurs.
  let counted;
  const all = (docs) => (counted ??= docs.reduce((words, doc) => {
    for (const text of doc.folded ?? doc.texts.map((t) => fold(t))) {
      for (const [w] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) if (w[2] && kind(w[0]) === 1) words.set(w, ~~words.get(w) + 1);
    }
    return words;
  }, new Map()));

  // like gives the words of a large site that begin with the first three letters of one,
  // or with these as they may be meant: two exchanged, or one too many or wrong.
  const like = async (word, { shards }) => {
    const [a, b, c, d = ""] = word;
    const words = new Map();
    const decoder = new TextDecoder();
    await Promise.all([...new Set([a + b + c, b + a + c, a + c + b, a + b + d, a + c + d, b + c + d])].filter((k) => k[2]).map(async (k) => {
      const h = hash(k);
      const bucket = h % shards.length;
      const data = read(await load(`k/${bucket}-${Math.floor(h / shards.length) % shards[bucket]}`));
      while (data.more()) {
        const key = decoder.decode(data.bytes(data.number()));
        const n = data.number();
        data.bytes(data.number());
        if (key[2] && !key.endsWith("*") && kind(key[0]) === 1) words.set(key, n);
      }
    }));
    return words;
  };

  // known gives the longest part of a word without blanks that a text has.
  const known = (t, docs) => {
    const list = [...t];
    for (let n = list.length - 1; n > 1; n--) {
      for (let i = 0; i + n <= list.length; i++) {
        const part = list.slice(i, i + n).join("");
        if (docs.some((doc) => doc.folded?.some((f) => f.includes(part)))) return part;
      }
    }
    return "";
  };

  return async ({ terms }) => {
    const corpus = await open();
    let changed = false;
    const words = await Promise.all(terms.map(async ({ t, text, forms }) => {
      const exact = forms[0].end ? '"' : "";
      const solid = [...t].some((c) => kind(c) > 1);
      if (exact || t.includes(" ")) return exact + t + exact;
      if (solid) {
        const part = corpus.docs && !corpus.docs.some((doc) => doc.folded?.some((f) => f.includes(t))) ? known(t, corpus.docs) : "";
        changed ||= !!part;
        if (!part) return text;
        const at = [...t.slice(0, t.indexOf(part))].length; // as it was written, if every character folds to one
        return [...text].length === [...t].length ? [...text].slice(at, at + [...part].length).join("") : part;
      }
      if (!t[2]) return t;
      const list = corpus.docs ? all(corpus.docs) : await like(t, corpus);
      for (const w of list.keys()) if (w.startsWith(t)) return t;
      const other = nearest(t, list);
      changed ||= !!other;
      return other ?? t;
    }));
    return changed ? words.join(" ") : "";
  };
};
