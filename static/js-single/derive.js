// A version that was derived from one of the page's is derived here again, by a
// table that the program has learned from both and tried: whole texts, phrases,
// characters. What becomes of it is the same to the letter.
const longest = 12; // characters, as script.MaxPhrase

const converter = ({ chars: [from, to], phrases }) => {
  const one = new Map();
  const into = [...to];
  [...from].forEach((c, i) => one.set(c, into[i]));
  const many = new Map();
  for (let i = 0; i < phrases.length; i += 2) many.set(phrases[i], phrases[i + 1]);
  return (s) => {
    if (many.has(s)) return many.get(s);
    const src = [...s];
    let out = "";
    next: for (let i = 0; i < src.length;) {
      for (let n = Math.min(longest, src.length - i); n > 1; n--) {
        const phrase = many.get(src.slice(i, i + n).join(""));
        if (phrase === undefined) continue;
        out += phrase;
        i += n;
        continue next;
      }
      out += one.get(src[i]) ?? src[i];
      i++;
    }
    return out;
  };
};

// derive gives what turns a text of the page into a language, and what makes
// the rows of that version as the script of a further version brings them.
export const derive = (page, versions, tag, version) => {
  const convert = converter(version);
  const part = (lang) => `l${versions.indexOf(lang) + 1}`;

  // turned is a copy of an element in the other language.
  const turned = (e) => {
    const copy = e.cloneNode(true);
    for (const s of copy.querySelectorAll("span[lang^=zh]")) if (s.attributes.length === 1) s.replaceWith(...s.childNodes);
    copy.normalize();
    const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) walk.currentNode.data = convert(walk.currentNode.data);
    for (const x of [copy, ...copy.querySelectorAll("*")]) {
      for (const a of ["aria-label", "alt", "title"]) if (x.hasAttribute(a)) x.setAttribute(a, convert(x.getAttribute(a)));
      if (x.getAttribute("lang") === version.from) x.setAttribute("lang", tag); // SVG has no x.lang
      x.classList.replace(part(version.from), part(tag));
      x.removeAttribute("id");
    }
    copy.classList.remove("one", "two");
    return copy;
  };

  const entry = (note) => {
    const shell = note.cloneNode(false);
    for (const child of note.children) {
      if (child.matches(".m")) shell.append(child.cloneNode(true));
      else if (child.lang === version.from) shell.append(turned(child));
    }
    return shell.outerHTML;
  };

  const rows = () => {
    const out = { rows: { ...version.rows }, figures: { ...version.figures } };
    for (const row of page.querySelectorAll(":scope > .row")) {
      const of = (e) => e.querySelector(`:scope > [lang="${version.from}"]`);
      const figure = row.querySelector(":scope > figure");
      if (figure) out.figures[figure.id] ??= [...figure.querySelectorAll(".both")].map((e) => turned(of(e)).outerHTML);
      else if (of(row)) out.rows[row.id] ??= [turned(of(row)).outerHTML, [...row.querySelectorAll(":scope > .notes > .note")].map(entry).join("")];
    }
    return out;
  };
  return { convert, rows };
};
