// The search page: the field, the address, the keys, and the groups of results.
import { search } from "./corpus.js";
import { say, show } from "./show.js";

const form = document.querySelector("form.search");
const field = form.elements.q;
const status = document.querySelector(".found");
const kinds = document.querySelector("nav.kinds");
const sections = [...document.querySelectorAll(".hits")];
const first = 10; // results of a group at first
const step = 20;
let turn = 0; // of the last query; what comes later for an earlier one is dropped

const tell = (word, n) => status.replaceChildren(...(word ? [say(word, n)] : []));

const number = (n, at) => (at.count < at.most ? `≤ ${n}` : String(n));

// draw writes the counts; a group without results is not there.
const draw = (groups) => {
  const list = [];
  let count = 0;
  let most = 0;
  groups.forEach((g, i) => {
    const section = sections[i];
    section.hidden = !g.most;
    section.querySelector(".n").textContent = number(g.most, g);
    section.querySelector(".more").hidden = !g.left();
    count += g.count;
    most += g.most;
    if (g.most) list.push(section);
  });
  kinds.hidden = list.length < 2;
  kinds.firstElementChild.replaceChildren(...list.map((section) => {
    const li = document.createElement("li");
    const a = document.createElement("a");
    a.href = `#${section.id}`;
    a.append(...section.querySelector("h2").cloneNode(true).childNodes);
    li.append(a);
    return li;
  }));
  if (!most) tell("search-none");
  else tell(count < most ? "search-most" : "search-count", most);
};

const run = async () => {
  const mine = ++turn;
  const text = field.value.trim();
  const url = new URL(location.href);
  if (text) url.searchParams.set("q", text);
  else url.searchParams.delete("q");
  url.hash = "";
  if (url.search !== location.search) history.replaceState(null, "", url);
  try {
    if (text) status.childElementCount || tell("search-busy");
    const { groups, short, query } = text ? await search(text) : { groups: [] };
    if (mine !== turn) return;
    const lists = await Promise.all(groups.map(async (g, i) => {
      const docs = await g.take(i ? first / 2 : first);
      return { g, query, docs, last: null };
    }));
    if (mine !== turn) return;
    sections.forEach((section, i) => {
      section.hidden = true;
      section.querySelector("ol").replaceChildren();
      if (lists[i]) fill(section, lists[i]);
      section.querySelector(".more").onclick = () => more(section, lists[i], groups, mine);
    });
    kinds.hidden = true;
    if (groups.length) draw(groups);
    else tell(short && text ? "search-short" : text ? "search-none" : "");
  } catch (error) {
    if (mine === turn) tell("search-failed");
    console.warn(error);
  }
};

const fill = (section, list) => {
  for (const doc of list.docs) {
    section.querySelector("ol").append(...show(doc, list.query.terms, list.last));
    list.last = doc.item;
  }
  list.docs = [];
};

const more = async (section, list, groups, mine) => {
  const before = section.querySelectorAll(".where").length;
  try {
    list.docs = await list.g.take(step);
  } catch {
    tell("search-failed");
    return;
  }
  if (mine !== turn) return;
  fill(section, list);
  draw(groups);
  section.querySelectorAll(".where")[before]?.focus();
};

let due = 0;
const later = (e) => {
  clearTimeout(due);
  if (!e.isComposing) due = setTimeout(run, 150); // the letters of an input method are no query yet
};
field.addEventListener("input", later);
field.addEventListener("compositionend", later);
form.addEventListener("submit", async (e) => {
  e.preventDefault();
  clearTimeout(due);
  await run();
  document.querySelector(".hits:not([hidden]) .where")?.focus();
});

document.addEventListener("keydown", (e) => {
  if (e.isComposing || e.altKey || e.ctrlKey || e.metaKey) return;
  const links = [...document.querySelectorAll(".hits:not([hidden]) :is(.where, .more:not([hidden]))")];
  const at = links.indexOf(document.activeElement);
  if (e.key === "Escape" && at >= 0) {
    field.focus();
    field.select();
  } else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && (at >= 0 || document.activeElement === field)) {
    const to = at + (e.key === "ArrowDown" ? 1 : -1);
    if (to >= links.length || to < -1) return;
    e.preventDefault();
    const next = links[to] ?? field;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
});

duizhaoSearch.search = search; // for tests, and for the curious
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) run();
else if (matchMedia("(pointer: fine)").matches) field.focus();
