// What the reader chooses on an edition's page: by the menu, by a key, by a
// link. Every change keeps the sentence that is at the top of the window.
import { address, apply, fit, initial, read, remember, remembered, single, standing as column, versions, write } from "./view.js";
import { cells, find, first, put, row, standing, text, twins } from "./sentences.js";
import { columns, ruby } from "./setting.js";

const root = document.documentElement;
const menu = document.querySelector(".view");

if (menu) {
  const asked = read(location.search);
  const mine = remembered();
  let view = asked ?? mine ?? initial();
  const all = [...document.querySelectorAll(".view input, .notelang input")];

  // sync shows the view in the controls, and what in the text hangs on it.
  const sync = () => {
    const lone = single(view);
    for (const i of all) {
      switch (i.name) {
        case "layout": i.checked = i.value === view.layout; break;
        case "one": i.checked = +i.value === view.show[0]; break;
        case "two": i.checked = +i.value === view.show[1]; i.disabled = lone; break;
        case "notelang":
          i.parentElement.hidden = i.value === "all" ? root.dataset.show.length < 2 : ![...view.show, view.notes].includes(versions.indexOf(i.value) + 1);
          i.checked = i.value === (view.notes === "all" ? "all" : versions[root.dataset.notes - 1]); break;
        case "ruby": i.checked = view.ruby;
      }
    }
    for (const s of text.querySelectorAll(".shown")) s.remove();
    columns(standing());
    ruby(view.ruby);
    absent();
  };

  // An entry whose mark no shown version has is not in the margin either.
  const marked = new Map();
  for (const mark of text.querySelectorAll("a[data-m]")) {
    const key = mark.hash.slice(1);
    if (!marked.has(key)) marked.set(key, new Set());
    marked.get(key).add(/\bv(\d)/.exec(mark.closest(".row > *").className)?.[1]);
  }
  const absent = () => {
    const now = root.dataset.show.split(" ");
    for (const [key, where] of marked) document.getElementById(key)?.classList.toggle("absent", !now.some((n) => where.has(n)));
  };

  const show = (next) => {
    const here = document.activeElement;
    const focused = here.closest?.(".text [data-s]");
    const at = focused && inWindow(focused) ? { s: focused, offset: standing() ? 0 : focused.getBoundingClientRect().top } : first();
    view = fit({ ...view, ...next });
    apply(view);
    sync();
    if (at) {
      const s = twins(at.s)[0] ?? cells(row(at.s))[0];
      if (s) put(s, at.offset);
      if (focused && s && s !== focused) s.focus?.({ preventScroll: true });
    }
    text.dispatchEvent(new Event("relayout"));
    text.dispatchEvent(new Event("relay"));
  };
  const inWindow = (s) => {
    const r = s.getBoundingClientRect();
    return r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
  };

  const choose = (next) => {
    show(next);
    remember(view);
    address(view);
    differs.hidden = true;
  };

  const swap = () => choose({ show: [view.show[1], view.show[0]] });
  const order = (place, n) => {
    const show = [...view.show];
    const other = show.indexOf(n);
    if (other >= 0) show[other] = show[place];
    show[place] = n;
    choose({ show, layout: place === 0 && view.layout === "vertical" && n !== column ? "single" : view.layout });
  };
  // following is the next version, or the next pair of them.
  const following = () => {
    const sets = [];
    versions.forEach((_, i) => single(view) ? sets.push([i + 1]) : versions.forEach((_, k) => k > i && sets.push([i + 1, k + 1])));
    const now = sets.findIndex((s) => s.every((n) => view.show.slice(0, s.length).includes(n)));
    const next = sets[(now + 1) % sets.length];
    choose({ show: next, layout: view.layout === "vertical" && next[0] !== column ? "single" : view.layout });
  };
  const notes = () => {
    const list = [...versions.map((_, i) => i + 1), "all"];
    const now = list.indexOf(view.notes || view.show[0]);
    choose({ notes: list[(now + 1) % list.length] });
  };

  let before = "side"; // the layout that v returns to
  const does = {
    s: () => choose({ layout: view.layout === "sentence" ? "side" : "sentence" }),
    x: swap,
    l: following,
    n: notes,
    r: () => choose({ ruby: !view.ruby }),
    v: () => {
      if (!column) return;
      const layout = view.layout === "vertical" ? before : "vertical";
      before = view.layout;
      choose({ layout });
    },
    "?": () => help.open ? help.close() : help.showModal(),
  };
  for (const i of all) if (i.name === "layout") does[i.parentElement.querySelector("kbd").textContent] = () => choose({ layout: i.value });

  document.addEventListener("change", (e) => {
    const { name, value, checked } = e.target;
    if (name === "layout") choose({ layout: value });
    if (name === "one") order(0, +value);
    if (name === "two") order(1, +value);
    if (name === "ruby") choose({ ruby: checked });
    if (name === "notelang") choose({ notes: value === "all" ? value : versions.indexOf(value) + 1 });
    if (name === "onekey") {
      try {
        localStorage.setItem("duizhao:keys", checked ? "" : "off");
      } catch {}
    }
  });

  const help = document.getElementById("keys");
  const onekey = help.querySelector("[name=onekey]");
  try {
    onekey.checked = localStorage.getItem("duizhao:keys") !== "off";
  } catch {}
  menu.addEventListener("click", (e) => {
    const key = e.target.closest("button")?.value;
    if (key === "?") menu.open = false;
    if (key) does[key]();
  });
  document.addEventListener("click", (e) => {
    if (menu.open && !menu.contains(e.target)) menu.open = false;
  });
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && menu.open) {
      menu.open = false;
      menu.firstElementChild.focus();
    }
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog[open]") && e.key !== "?" || !onekey.checked && e.key !== "?") return;
    const key = e.key.length === 1 ? e.key.toLowerCase() : "";
    if (Object.hasOwn(does, key)) {
      e.preventDefault();
      does[key]();
    }
  });

  // In columns the wheel turns the pages.
  text.addEventListener("wheel", (e) => {
    if (!standing() || e.ctrlKey || e.deltaX || !e.deltaY) return;
    const to = text.scrollLeft - e.deltaY;
    if (to > 0 || to < text.clientWidth - text.scrollWidth) return; // at an end the page goes on
    e.preventDefault();
    text.scrollLeft = to;
  }, { passive: false });

  // A link that shows the page otherwise than its reader likes says so.
  const differs = document.querySelector(".differs");
  differs.hidden = !asked || !mine || write(asked) === write(mine);
  differs.addEventListener("click", (e) => {
    const which = e.target.closest("button")?.value;
    if (which) choose(which === "mine" ? mine : view);
  });

  sync();
}
