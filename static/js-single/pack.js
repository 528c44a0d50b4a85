// The pack holds what the file says beyond its HTML: the drawings, the notes
// and claims in full, the further versions.
import { derive } from "./derive.js";

const { duizhao } = globalThis;
const text = document.querySelector(".text");
const pristine = text.cloneNode(true); // before the reader's script dresses it

// arrive goes where the address leads, if that is behind the text: it has only
// just come, or the rows before it are laid out only now that they are near.
const arrive = () => {
  const to = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!to?.closest(".back, .works")) return;
  const go = () => to.scrollIntoView({ behavior: "instant" });
  go();
  requestAnimationFrame(() => requestAnimationFrame(go));
};
addEventListener("hashchange", arrive);

export const { pack } = duizhao; // a promise (boot.js)
export const converters = {}; // by language: what turns a text of the page into it

// fill puts the figures of a text in the place of their first captions.
const fill = (text, drawings) => text.querySelectorAll("figure").forEach((f, i) => { f.outerHTML = drawings[i]; });

// complete adds to what is told in full what the margin says already: the gloss
// of a note, what is known of a claim; and to the margin the links there.
const complete = (ids, words) => {
  const first = new Set();
  for (const [i, note] of text.querySelectorAll(".note").entries()) {
    const entry = ids[i] && document.getElementById(ids[i]);
    if (!entry) continue;
    const parts = [...note.children].filter((c) => c.lang && !c.matches("b"));
    const bare = entry.matches(":not(:has(> div, > .meta))"); // nothing besides the gloss
    if (!first.has(entry)) {
      first.add(entry);
      const claim = note.matches(".claim");
      for (const lang of new Set(parts.map((p) => p.lang))) {
        let div = entry.querySelector(`:scope > div[lang="${lang}"]`);
        if (!div) {
          div = document.createElement("div");
          div.lang = lang;
          const { dir } = parts.find((p) => p.lang === lang);
          if (dir) div.dir = dir;
          entry.insertBefore(div, entry.querySelector(":scope > .meta"));
        }
        const own = parts.filter((p) => p.lang === lang).map((p) => p.cloneNode(true));
        for (const p of own) p.removeAttribute("class");
        if (claim) div.append(...own);
        else div.prepend(...own);
      }
    }
    if (bare) continue;
    for (const p of parts.filter((p, i) => p.lang !== parts[i + 1]?.lang)) {
      const a = document.createElement("a");
      a.className = `more ${p.className}`;
      a.href = `#${entry.id}`;
      const [word, lang] = words[p.lang];
      a.lang = lang;
      if (p.dir) a.dir = p.dir;
      a.textContent = word;
      for (const n of [note, pristine.querySelector(`[id="${note.id}"]`)]) n.append(a.cloneNode(true));
    }
    note.dispatchEvent(new Event("relay", { bubbles: true }));
  }
};

// hold keeps what is at the top of the window there while figures come above it. The
// browser would, but not where a style sheet comes with them.
const hold = () => {
  const row = document.documentElement.matches(".ready") && [...text.children].find((r) => r.getBoundingClientRect().bottom > 0);
  if (!row || !scrollY) return () => {};
  const { top } = row.getBoundingClientRect();
  return () => scrollBy({ top: row.getBoundingClientRect().top - top, behavior: "instant" });
};

pack.then(({ drawings, claims, entries, back, more, style, versions = {} }) => {
  const again = hold();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
  for (const t of [text, pristine]) {
    fill(t, drawings);
    for (const id in claims) t.querySelector(`[id="${id}"]`)?.insertAdjacentHTML("beforeend", claims[id]);
  }
  document.getElementById("back").outerHTML = back;
  complete(entries, more);
  again();
  requestAnimationFrame(() => { again(); requestAnimationFrame(again); });
  arrive();
  for (const [tag, version] of Object.entries(versions)) {
    if (!version.from) {
      duizhao.add(tag, version);
      continue;
    }
    const { convert, rows } = derive(pristine, duizhao.versions, tag, version);
    converters[tag] = convert;
    // Made when it is asked for: load leaves a promise, which add fulfils.
    let made = false;
    wanted[tag] = () => {
      if (!made) duizhao.add(tag, rows());
      made = true;
    };
    if (asked.has(tag)) wanted[tag]();
  }
});

const wanted = {};
const asked = new Set();
const { load } = duizhao;
duizhao.load = (tag) => {
  asked.add(tag);
  const coming = load(tag);
  wanted[tag]?.();
  return coming;
};
for (const tag of duizhao.missing(duizhao.view)) asked.add(tag); // by the script in the head
