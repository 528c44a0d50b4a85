// The search page: the field, the address, the keys, and the groups of results.
import { open, search } from "./corpus.js";
import { fold, kind } from "./fold.js";
import { make, say, show } from "./show.js";
import { load, read } from "./store.js";

const form = document.querySelector("form.search");
const field = form.elements.q;
const status = document.querySelector(".found");
const kinds = document.querySelector(".kinds ul");
const sections = [...document.querySelectorAll(".hits")];
const { more, facets } = document.currentScript.dataset;
let narrowed = null; // by what the reader has chosen, where there is a choice
let turn = 0; // of the last query; what comes later for an earlier one is dropped

const tell = (word, n) => status.replaceChildren(word ? say(word, n) : "");

// help gives the part of the script that suggests and narrows.
const help = async () => (await load("more", more))({ fold, kind, load, make, open, read, say });

// fill takes more of a group, after what it takes already, until so many wait to
// be shown: in so many steps at the most, and for this query only.
const fill = (g, n, steps, mine = turn) => (g.filled = (async () => {
  await g.filled?.catch(Boolean);
  while (steps-- && mine === turn && g.docs.length < n && g.left()) g.docs.push(...await g.take(Math.min(n, 20)));
})());

// draw shows as much of each group as is wanted, and the counts; a group without
// results is not there.
const draw = (groups, query) => {
  let count = 0;
  let most = 0;
  kinds.replaceChildren(...groups.flatMap((g, i) => {
    const section = sections[i];
    const [heading, list, button] = section.children;
    for (const doc of g.docs.splice(0, g.want)) {
      list.append(...show(doc, query.terms, g.last));
      g.last = doc.item;
    }
    g.want = 0;
    count += g.count;
    most += g.most;
    heading.lastChild.textContent = g.count < g.most ? `≤ ${g.most}` : g.most;
    section.hidden = !g.most;
    button.hidden = !g.docs.length && !g.left();
    const mine = turn;
    button.onclick = () => attempt(async () => {
      const before = list.children.length;
      await fill(g, g.want = 20, 1);
      if (mine !== turn) return;
      draw(groups, query);
      list.children[before]?.querySelector("a")?.focus();
    });
    if (!g.most) return [];
    const a = make("a", { href: `#${section.id}` }, ...heading.cloneNode(true).childNodes);
    return make("li", {}, a);
  }));
  if (!most) tell("search-none");
  else tell(count < most ? "search-most" : "search-count", most);
};

const attempt = async (work) => {
  try {
    await work();
  } catch {
    tell("search-failed");
  }
};

// tally goes on looking, after the first results are shown, until it is known how
// many there are, or that these are very many.
const tally = async (groups, query, mine) => {
  for (const g of groups) {
    if (g.count >= g.most) continue;
    await fill(g, Infinity, 12).catch(Boolean);
    if (mine === turn) draw(groups, query);
  }
};

const run = async () => {
  const mine = ++turn;
  const text = field.value;
  const address = `${new URLSearchParams([...text ? [["q", text]] : [], ...narrowed?.chosen() ?? []])}`;
  history.replaceState(null, "", address ? `?${address}` : location.pathname);
  if (text && !kinds.childElementCount) tell("search-busy");
  await attempt(async () => {
    const found = await search(text, narrowed?.only());
    const { query, why } = found;
    const groups = narrowed?.of(found.groups, sections) ?? found.groups;
    await Promise.all(groups.map((g, i) => fill(Object.assign(g, { docs: [] }), g.want = i ? 5 : 10, 1)));
    if (mine !== turn) return;
    kinds.textContent = "";
    for (const section of sections) {
      section.hidden = true;
      section.children[1].textContent = "";
    }
    if (!groups.length) return tell(text.trim() && why);
    draw(groups, query);
    narrowed?.count(found);
    await tally(groups, query, mine);
    if (mine !== turn) return;
    narrowed?.count(found);
    if (groups.some((g) => g.most)) return;
    const { suggest } = await help();
    const other = await suggest(query);
    if (!other || mine !== turn) return;
    const a = make("a", { href: `?q=${encodeURIComponent(other)}` }, other);
    a.onclick = (e) => {
      e.preventDefault();
      field.value = other;
      run();
      field.focus();
    };
    status.append(" ", say("search-suggest"), " ", a);
  });
};

let due = 0;
const later = (e) => {
  clearTimeout(due);
  if (!e.isComposing) due = setTimeout(run, 150); // the letters of an input method are no query yet
};
field.oninput = later;
field.addEventListener("compositionend", later);
form.onsubmit = async (e) => {
  e.preventDefault();
  clearTimeout(due);
  await run();
  document.querySelector(".hits .where")?.focus();
};

addEventListener("keydown", (e) => {
  if (e.isComposing) return;
  const links = [...document.querySelectorAll(".where, .more")].filter((x) => x.offsetParent);
  const here = document.activeElement;
  const at = links.indexOf(here);
  if (e.key === "Escape" && at >= 0) {
    field.focus();
    field.select();
  } else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && (at >= 0 || here === field)) {
    const to = at + (e.key === "ArrowDown" ? 1 : -1);
    e.preventDefault();
    (to < 0 ? field : links[to])?.focus();
  }
});

search.fold = fold;
duizhaoSearch.search = search; // for tests, and for the curious
field.value = new URLSearchParams(location.search).get("q");
const start = () => {
  if (field.value) run();
  else field.focus();
};
if (facets) {
  help().then(async ({ narrow }) => {
    narrowed = await narrow(document.querySelector(".facets"), run);
  }).catch(Boolean).then(start);
} else start();
