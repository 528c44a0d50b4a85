// Folds texts and queries into the form in which they are compared, exactly as
// internal/search/fold.go does: no case, no accents, no full width, Simplified.
const letters = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d",
  ى: "ي", ة: "ه", ک: "ك", ی: "ي", ـ: "",
  "‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "–": "-", "−": "-",
};
const table = new Map(); // Han characters of the corpus

const remembering = (work, known = new Map()) => (c) => {
  if (!known.has(c)) known.set(c, work(c));
  return known.get(c);
};

// learn takes the table before anything is folded.
export const learn = (pairs) => {
  for (const [pair] of pairs.matchAll(/../gu)) table.set(...pair);
};

// What may be left out: accents and vowel signs, but not the vowels of India's scripts
// or the marks of voiced kana.
const dropped = /\p{Cf}|(?![\u3099\u309a])(?=\p{M})[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}]/gu;

const one = remembering((c) => {
  let f = "";
  for (const part of c.normalize("NFKD").replace(dropped, "")) {
    const small = part.toLowerCase();
    f += letters[small] ?? table.get(small) ?? small;
  }
  return f.normalize("NFC").replace(/[ァ-ヶヽヾ]/g, (k) => String.fromCharCode(k.charCodeAt() - 96));
});

// The kinds of characters, as Go has them: 2 for scripts of which any part is found,
// 1 for what words are made of elsewhere.
export const kind = remembering((c) => (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u.test(c) ? 2 : +/[\p{L}\p{N}\p{M}]/u.test(c)));

// fold gives the folded text. at, where given, takes for each of its units the
// place in the text that it comes from.
export const fold = (text, at) => {
  let out = "";
  let last = "\t";
  let space = false;
  let from = 0;
  const put = (c) => {
    out += c;
    at?.push(from, ...(c[1] ? [from] : []));
  };
  for (const c of text) {
    if (c === "\t") {
      put(last = c);
      space = false;
    } else {
      for (const f of one(c)) {
        if (/\s/.test(f)) {
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
