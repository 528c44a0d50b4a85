// The bar that leads from one place that a search has found on a page to the next. Its
// words come from a file beside the index, since no page has them that nobody searches for.
const { src } = document.currentScript;
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
::highlight(found) { background-color: color-mix(in srgb, var(--red) 24%, transparent) }
::highlight(here) { text-decoration: underline 2px var(--red) }
::highlight(hit) { background-color: var(--wash) }
::highlight(twin) { text-decoration: underline dotted 1px var(--quiet) }
.places {
  position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2; display: flex; align-items: center; gap: .15rem;
  padding: .15rem .3rem; background: var(--paper); border: 1px solid var(--rule); border-radius: 3px;
  font-size: var(--small); color: var(--quiet); font-variant-numeric: tabular-nums;
}
.places button {
  min-width: 2rem; min-height: 2rem; font: inherit; color: var(--ink); background: none; border: 0; border-radius: 2px; cursor: pointer;
}
.places button:hover { background: var(--wash) }
.places [role="status"] { min-width: 4em; text-align: center }
@media print { .places { display: none } }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const words = () => new Promise((resolve) => {
  globalThis.duizhaoFound = resolve;
  const script = document.createElement("script");
  script.src = new URL("../search/words.js", src);
  script.onerror = () => resolve({});
  document.head.append(script);
});

// bar shows the bar where there is more than one place, and returns what closes it.
export const bar = (found, first, shown, go, clear) => {
  if (found.length < 2) return null;
  let at = first;
  const box = document.createElement("nav");
  const close = () => {
    box.remove();
    removeEventListener("keydown", keys);
  };
  const step = (by) => {
    for (let n = 1; n <= found.length; n++) { // the next that the layout shows
      const to = (at + by * n + found.length * 2) % found.length;
      if (!shown(found[to])) continue;
      at = to;
      go(at);
      break;
    }
    say();
  };
  const status = document.createElement("span");
  const say = () => { status.textContent = `${at + 1} / ${found.length}`; };
  const end = () => {
    clear();
    close();
  };
  const keys = (e) => {
    if (e.key === "Escape" && box.contains(document.activeElement)) end();
  };
  addEventListener("keydown", keys);
  words().then((said) => {
    const button = (sign, label, work) => {
      const b = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: label ?? "", onclick: work });
      b.setAttribute("aria-label", label ?? sign);
      return b;
    };
    box.className = "places";
    box.setAttribute("aria-label", said.places ?? "…");
    status.setAttribute("role", "status");
    say();
    box.append(button("↑", said.before, () => step(-1)), status, button("↓", said.next, () => step(1)), button("×", said.close, end));
    document.body.append(box);
  });
  return close;
};
