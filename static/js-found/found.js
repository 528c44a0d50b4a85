// The words that a search has found are marked where its link leads: the link
// names them, ?find=…, and the entry of the history keeps them when the address
// is put right. They are marked in the block that the address names, or where it
// names none on the whole page, which then opens at the first of them.
const query = new URLSearchParams(location.search);
const words = query.has("find") ? query.getAll("find") : history.state?.found ?? [];
if (query.has("find")) {
  query.delete("find");
  const rest = `${query}` && `?${query}`;
  try {
    history.replaceState({ ...history.state, found: words }, "", location.pathname + rest + location.hash);
  } catch {}
}

// places gives where an element has the words, but for readings over them.
const places = (root) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (n) => (n.parentElement.closest("rt, .no, .notes, script, template") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const nodes = []; // and where each begins
  let all = "";
  while (walk.nextNode()) {
    nodes.push([walk.currentNode, all.length]);
    all += walk.currentNode.data;
  }
  const point = (at, end) => {
    const [node, from] = nodes.findLast(([, begin]) => (end ? begin < at : begin <= at));
    return [node, at - from];
  };
  const out = [];
  for (const word of words) {
    for (let at = all.indexOf(word); word && at >= 0; at = all.indexOf(word, at + word.length)) {
      const range = document.createRange();
      range.setStart(...point(at));
      range.setEnd(...point(at + word.length, true));
      out.push(range);
    }
  }
  return out;
};

const mark = () => {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const found = places(named?.closest(".row") ?? named ?? document.querySelector("main"));
  CSS.highlights.set("found", new Highlight(...found));
  document.documentElement.classList.add("finds"); // else the browser would style a mark for every element
  if (named || !found.length || location.hash) return;
  const { top, bottom } = found[0].getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
};

if (words.length && CSS.highlights) {
  const text = document.querySelector(".text");
  if (text && !document.documentElement.matches(".ready")) text.addEventListener("opened", () => requestAnimationFrame(mark));
  else mark();
  addEventListener("hashchange", () => CSS.highlights.delete("found"));
}
