// A query: what it asks for, where a text has it, and the keys of the index that
// a document must have.
import { inflect } from "./english.js";
import { fold, kind } from "./fold.js";

const isWord = (c = "") => kind(c) === 1;
const isHan = (c) => kind(c) > 1;

// A phrase ends at the mark that closes the one it began with, or at the end:
// others in it are of the phrase.
const quoted = /"([^"]+)"?|“([^”]+)”?|[”„«»]([^"“”„«»]+)["“”«»]?|[「『]([^」』]+)[」』](?=\s|$)|\S+/gu;

// What is found within a word, as internal/search/inner.go has it: a part of a compound,
// in languages that write these as one word, and what an Arabic article is joined to.
const compounds = /^de(-|$)/;
const onset = RegExp(`^(${"b bl br c ch chr d dr f fl fr g gl gn gr h j k kl kn kr l m n p pf pfl pfr ph pl pr ps q r s sch schl schm schn schr schw sk sp spl spr st str t th tr ts tsch v w wr x z zw".replace(/ /g, "|")})?[aeiouy]`);
const article = /^[وف]?(?:[بك]?ال|لل)(?=\p{L}{3})/u;
const proclitic = /^(?:[وف]?(?:[بك]?ال|لل)|[وف])$/;
const within = (t, text, at, lang) => {
  let from = at;
  while (isWord(text[from - 1])) from--;
  return t[2] && proclitic.test(text.slice(from, at)) || t[3] && at - from > 2 && compounds.test(lang) && onset.test(t);
};

// term makes a term of a text, or none. It has forms, of which one must stand in the text: t, at the beginning of
// a word where start says so and up to the end of one where end does. Punctuation
// around it is the sentence's, but signs are its own: US$, C++, 80%.
const term = (text, exact) => {
  let t = fold(text);
  const chinese = [...t].some(isHan);
  if (!chinese && !exact) t = t.replace(/^[^\p{L}\p{N}\p{S}]+|[^\p{L}\p{N}\p{S}%]+$/gu, "").replace(article, "");
  if (![...t].some(kind)) return [];
  const forms = [{ t, start: exact || !chinese, end: exact, inner: !exact }];
  if (!exact && !chinese) forms.push(...inflect(t).map((p) => ({ t: p, start: true, end: true })));
  return [{ t, text, forms, needs: needs(t, exact, chinese, forms) }];
};

// needs lists the keys: pairs of characters of which one is Han, whole words,
// and the beginning of the last word, which other words may stand for. See internal/search/keys.go.
const needs = (t, exact, chinese, forms) => {
  const out = [];
  const list = [...t];
  const add = (key, test = (k) => k === key, also = []) => out.push({ key, test, also });
  for (let i = 0; i < list.length; i++) {
    const next = list[i + 1];
    if (next && !/[ \t]/.test(list[i] + next) && (isHan(list[i]) || isHan(next))) add(list[i] + next);
    if (!isWord(list[i]) || (chinese && !exact)) continue;
    let word = "";
    while (isWord(list[i])) word += list[i++];
    i--;
    if (exact || i + 1 < list.length) add(word);
    else if ([...word].length === 2) add(`${word}*`);
    else if (word[2]) {
      const others = forms.slice(1).map((f) => f.t.slice(t.lastIndexOf(word)));
      add(word, (k) => k.startsWith(word) && (word[3] || /[ء-ي]/.test(word) || !k.endsWith("~")) || others.includes(k), others);
    }
  }
  return out;
};

// ranges gives where a folded text in a language has a term.
export const ranges = (term, text, lang) => {
  const out = [];
  for (const { t, start, end, inner } of term.forms) {
    for (let at = text.indexOf(t); at >= 0; at = text.indexOf(t, at + 1)) {
      const to = at + t.length;
      if (!(start && isWord(t[0]) && isWord(text[at - 1]) && !(inner && within(t, text, at, lang))) && !(end && isWord(t.at(-1)) && isWord(text[to]))) out.push([at, to]);
    }
  }
  return out;
};

// parse reads a query. whole is all of it as one exact phrase, for the ranking;
// sure tells that documents with the keys have the terms, too.
export const parse = (text) => {
  const terms = [...text.matchAll(quoted)].flatMap(([all, ...phrases]) => {
    const phrase = (phrases.find((p) => p) ?? "").replace(/["“”]$/, ""); // closed by another mark
    return fold(phrase)[1] ? term(phrase, true) : term(phrase || all);
  });
  return {
    terms,
    short: !terms.some((t) => t.needs[0]), // for an index
    whole: term(terms.map((t) => t.t).join(" "), true)[0],
    sure: terms.every((t) => t.needs.length === 1 && ([...t.t].length === 2 || [...t.t].every(isWord))),
  };
};
