// Folds texts and queries into the form in which they are compared, exactly as
// internal/search/fold.go does: no case, no accents, no full width, Simplified.
const letters = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", þ: "th",
  "‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "–": "-", "−": "-",
};
const table = new Map(); // Han characters of the corpus
const known = new Map();

export const learn = (pairs) => {
  const list = [...pairs];
  for (let i = 0; i < list.length; i += 2) table.set(list[i], list[i + 1]);
  known.clear();
};

const one = (c) => {
  let f = known.get(c);
  if (f === undefined) {
    f = "";
    for (const part of c.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "")) {
      const small = part.toLowerCase();
      f += letters[small] ?? table.get(small) ?? small;
    }
    known.set(c, f);
  }
  return f;
};

// The kinds of characters, as Go has them: 2 for Han, kana and bopomofo, 1 for
// what words are made of elsewhere.
const kinds = new Map();
export const kind = (c) => {
  let k = kinds.get(c);
  if (k === undefined) kinds.set(c, k = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}]/u.test(c) ? 2 : +/[\p{L}\p{N}]/u.test(c));
  return k;
};

// fold gives the folded text. at, where given, takes for each of its units the
// place in the text that it comes from.
export const fold = (text, at) => {
  let out = "";
  let last = "\t";
  let space = false;
  let from = 0;
  const put = (c) => {
    out += c;
    if (at) for (let i = 0; i < c.length; i++) at.push(from);
  };
  for (const c of text) {
    if (c === "\t") {
      put(last = c);
      space = false;
    } else {
      for (const f of one(c)) {
        if (/[\s\x85]/.test(f)) {
          space = true;
          continue;
        }
        if (space && kind(f) === 1 && kind(last) === 1) put(" ");
        space = false;
        put(last = f);
      }
    }
    from += c.length;
  }
  return out;
};
