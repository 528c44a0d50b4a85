// The words that a search has found are marked where its link leads: the link
// names them, ?find=…, and the entry of the history keeps them when the address
// is put right. They are marked on the whole page, which opens at the first of them
// in the block that the address names, or where it names none at the first of all. The
// sentence that has it is washed, and the one across from it marked; a small bar leads
// to the others (bar.js).
import { bar } from "./bar.js";

const query = new URLSearchParams(location.search);
const words = query.has("find") ? query.getAll("find") : history.state?.found ?? [];
if (query.has("find")) {
  query.delete("find");
  const rest = `${query}` && `?${query}`;
  try {
    history.replaceState({ ...history.state, found: words }, "", location.pathname + rest + location.hash);
  } catch {}
}

// places gives where an element has the words, in its order, but for readings over them.
const places = (root) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (n) => (n.parentElement.closest("rt, .no, .notes, script, template") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const nodes = []; // and where each begins
  let all = "";
  while (walk.nextNode()) {
    nodes.push([walk.currentNode, all.length]);
    all += walk.currentNode.data;
  }
  const point = (at, end) => {
    let low = 0;
    for (let high = nodes.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (end ? nodes[middle][1] < at : nodes[middle][1] <= at) low = middle;
      else high = middle;
    }
    return [nodes[low][0], at - nodes[low][1]];
  };
  const found = [];
  for (const word of new Set(words)) {
    for (let at = all.indexOf(word); word && at >= 0; at = all.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.map(([from, to]) => {
    const range = document.createRange();
    range.setStart(...point(from));
    range.setEnd(...point(to, true));
    return range;
  });
};

const shown = (range) => range.getClientRects().length > 0;
const whole = (e) => {
  const range = document.createRange();
  range.selectNodeContents(e);
  return range;
};

// wash marks a hit, its sentence, and those across from it.
const wash = (range) => {
  for (const e of document.querySelectorAll(".text .on")) e.classList.remove("on"); // the page washes both of a pair
  const here = new Highlight(...range ? [range] : []);
  here.priority = 2;
  CSS.highlights.set("here", here);
  const s = range?.startContainer.parentElement.closest("[data-s]");
  const across = s ? [...s.closest(".row")?.querySelectorAll(`[data-s="${s.dataset.s}"]`) ?? []].filter((t) => t !== s) : [];
  CSS.highlights.set("hit", new Highlight(...s ? [whole(s)] : []));
  CSS.highlights.set("twin", new Highlight(...across.map(whole)));
};

const clear = () => {
  for (const name of ["found", "here", "hit", "twin"]) CSS.highlights.delete(name);
};

const mark = () => {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const found = places(document.querySelector("main"));
  const marks = new Highlight(...found);
  marks.priority = 1;
  CSS.highlights.set("found", marks);
  const block = named?.closest(".row") ?? named;
  const within = (e) => found.findIndex((range) => e.contains(range.startContainer) && shown(range));
  let at = named ? Math.max(within(named), block ? within(block) : -1) : found.findIndex(shown);
  if (named && within(named) >= 0) at = within(named);
  wash(found[at]);
  const go = (to) => {
    const { top, bottom } = found[to].getBoundingClientRect();
    const e = found[to].startContainer.parentElement;
    if (top < 60 || bottom > innerHeight - 60) e.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    wash(found[to]);
  };
  if (!named && !location.hash && found[at]) go(at);
  return bar(found, at, shown, go, clear);
};

if (words.length && CSS.highlights) {
  let close;
  const begin = () => { close = mark(); };
  const text = document.querySelector(".text");
  if (text && !document.documentElement.matches(".ready")) text.addEventListener("opened", () => requestAnimationFrame(begin));
  else begin();
  addEventListener("hashchange", () => {
    clear();
    close?.();
  });
}
