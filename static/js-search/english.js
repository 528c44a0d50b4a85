// The forms of English words, from what index.js lists: words that no rule gives, each in
// its own form and then in others; letters that are written for each other (colour,
// color); and rules, for what an ending was taken from and for the endings.
let stems = [];
let endings = [];
let odd = [];
let spellings = [];

export const learnEnglish = ([words, letters, ...rules]) => {
  odd = words.split(",").map((w) => w.split(" "));
  [stems, endings] = rules.map((list) => list.split(",").map((rule) => rule.split(" ")).map(([from, to]) => [RegExp(from), to]));
  spellings = letters.split(",").flatMap((line) => {
    const [a, b, ends] = line.split(" ");
    return [[a, b], [b, a]].map(([from, to]) => [RegExp(`(...)${from}(${ends})$`), `$1${to}$2`]);
  });
};

// irregular gives the words that one may be a form of, each as a list of its forms; where
// it is what an ending was taken from, only one in its own form: found in founded is none.
const irregular = (word, cut) => {
  const found = odd.filter((all) => (cut ? all[0] === word : all.includes(word)));
  const [, lead, rest] = word.match(/^(be|fore|for|inter|in|mis|out|over|re|under|un|up|with)(...+)/) ?? [];
  return found[0] || !lead ? found : irregular(rest, cut).map((all) => all.map((w) => lead + w));
};
const apply = (rules, list) => list.flatMap((w) => [w, ...rules.map(([from, to]) => w.replace(from, to))]);

// inflect gives other forms of the last word of a term: what it is a form of, the other
// forms of that, and all of them as they are spelt elsewhere. One that is no word does no
// harm, since it must be a whole word of a text.
export const inflect = (t) => {
  const [word] = t.match(/[a-z]{3,}$/) ?? [];
  if (!word || /^(news|evening)$/.test(word)) return [];
  const roots = apply(stems, [word]).filter((w) => w[2]);
  const found = roots.flatMap((w) => irregular(w, w !== word));
  const own = found.map((all) => all[0]);
  const begins = [word, ...own].map((w) => w.slice(0, 3));
  const regular = apply(spellings, apply(endings, [...roots, ...own])).filter((w) => begins.includes(w.slice(0, 3)));
  return [...new Set([...found.flat(), ...regular])].filter((w) => !w.startsWith(word)).map((w) => t.slice(0, -word.length) + w);
};
