// What the reader chooses on an edition's page: by the menu, by a key, by a
// link. Every change keeps the sentence that is at the top of the window.
import { begin, change, inWindow, open } from "./near.js";
import { goBack, stay } from "./place.js";
import { away, cells, first, put, root, row, standing, text, within } from "./sentences.js";
import { part } from "./parts.js";
import { bring, set } from "./setting.js";
import { fetch, place, ready } from "./versions.js";

const { alone, apply, asked, columns, fit, keep, lone, mine, own, store, versions, write } = globalThis.duizhao;
const menu = document.querySelector(".view");
const say = (name, on) => { document.querySelector(name).hidden = !on; };

if (menu && text) {
  let { view } = globalThis.duizhao;
  const controls = [...document.querySelectorAll(".view input, .notelang input")];
  const column = versions.find(columns);

  // sync shows the view in the controls.
  const sync = () => {
    const spoken = view.notes || view.show[0];
    for (const i of controls) {
      switch (i.name) {
        case "layout": i.checked = i.value === view.layout; break;
        case "one": i.checked = i.value === view.show[0]; break;
        case "two": i.checked = i.value === view.show[1]; i.disabled = alone(view); break;
        case "also":
          i.checked = view.show.includes(i.value);
          i.parentElement.hidden = view.show.slice(0, 2).includes(i.value);
          i.disabled = alone(view) || !i.checked && view.show[5]; break;
        case "notelang": {
          const tag = versions[i.value - 1];
          i.parentElement.hidden = tag ? ![...view.show, spoken].includes(tag) : alone(view);
          i.checked = i.value === "all" ? spoken === "all" : tag === spoken; break;
        }
        case "marks": i.checked = i.value === (view.marks || "all"); break;
        case "ruby": i.checked = view.ruby;
      }
    }
  };

  // show changes the page to a view, at the place where it is read: the sentence
  // that the last change kept, if the reader has not moved the page since.
  let last = null;
  const unmoved = ({ s, offset }) => {
    const far = away(s) - offset;
    const end = standing() ? text.scrollLeft <= text.clientWidth - text.scrollWidth + 2 : scrollY >= root.scrollHeight - innerHeight - 2;
    return inWindow(s) && (Math.abs(far) < 4 || end && far > 0);
  };
  const show = (next) => {
    const focused = document.activeElement.closest?.(".text [data-s]");
    if (last && !unmoved(last)) last = null;
    const at = focused && inWindow(focused) ? { s: focused, offset: standing() ? 0 : away(focused) } : last ?? first();
    text.dispatchEvent(new Event("relayout"));
    view = next;
    for (const s of text.querySelectorAll(".shown")) s.remove();
    change(() => {
      apply(view);
      place(view.show);
      delete root.dataset.turning;
    }, at && row(at.s), () => {
      if (!at) return null;
      const shown = cells(row(at.s));
      const s = within(shown.find((c) => focused && c.contains(focused)) ?? shown[0], at.s) ?? at.s;
      last = { s, offset: Math.max(at.offset, 0) };
      put(s, last.offset);
      if (focused && s !== document.activeElement) text.dispatchEvent(new CustomEvent("walk", { detail: s }));
      return last;
    });
    sync();
  };

  let turn = 0;
  const choose = async (change) => {
    const next = fit({ ...view, ...change });
    const mine = ++turn;
    if (!ready(next) || !set(next)) {
      text.ariaBusy = true;
      try {
        await Promise.all([fetch(next), bring(next)]);
      } catch {
        say(".failed", true);
        sync();
        return;
      } finally {
        text.ariaBusy = null;
      }
      await new Promise(requestAnimationFrame);
      if (mine !== turn) return; // another was chosen meanwhile
    }
    show(next);
    say(".differs", false);
    say(".failed", false);
    setTimeout(() => { // a task of its own
      keep(store, write(view));
      history.replaceState(history.state, "", `?${write(view)}${location.hash}`);
    });
  };

  // arrange shows versions in an order; in columns only one that can be set in them is the first.
  const arrange = (...show) => choose({ show, layout: view.layout === "vertical" && !columns(show[0]) ? lone[0] : view.layout });
  const order = (slot, tag) => {
    const show = [...view.show];
    const other = show.indexOf(tag);
    if (other >= 0) show[other] = show[slot];
    show[slot] = tag;
    arrange(...show);
  };
  // following is the next version, or the next pair of them.
  const following = () => {
    const one = alone(view);
    const sets = versions.flatMap((a, i) => one ? [[a, ...view.show.filter((t) => t !== a)]] : versions.slice(i + 1).map((b) => [a, b]));
    if (!one && menu.querySelector("[name=also]")) sets.push(versions);
    const now = sets.findIndex((s) => one ? s[0] === view.show[0] : s.length === view.show.length && s.every((t) => view.show.includes(t)));
    arrange(...sets[(now + 1) % sets.length]);
  };
  const notes = () => {
    const list = [...new Set([...view.show, "all"])];
    choose({ notes: list[(list.indexOf(view.notes || view.show[0]) + 1) % list.length] });
  };

  const kinds = ["", "claims", "none"]; // of marks that are shown

  let before = own.layout; // the layout that v returns to
  const help = document.getElementById("keys");
  const does = {
    "?": () => help.open ? help.close() : help.showModal(),
    a: () => choose({ marks: kinds[(kinds.indexOf(view.marks) + 1) % kinds.length] }),
    t: async () => (await part("look")).toggle?.(),
    p: async () => (await part("aloud")).toggle?.(part),
    r: () => menu.querySelector("[name=ruby]") && choose({ ruby: !view.ruby }),
  };
  if (versions.length > 1) Object.assign(does, {
    s: () => choose({ layout: view.layout === "sentence" ? "side" : "sentence" }),
    x: () => arrange(...view.show.toReversed()),
    l: following,
    n: notes,
  });
  if (column) does.v = () => {
    const layout = view.layout === "vertical" ? before : "vertical";
    before = view.layout;
    choose({ layout });
  };
  for (const i of controls) if (i.name === "layout") does[i.parentElement.querySelector("kbd").textContent] = () => choose({ layout: i.value });

  const onekey = help.querySelector("[name=onekey]");
  onekey.checked = keep("duizhao:keys") !== "off";

  document.addEventListener("change", (e) => {
    const { name, value, checked } = e.target;
    switch (name) {
      case "layout": return choose({ layout: value });
      case "one": return order(0, value);
      case "two": return order(1, value);
      case "also": return arrange(...view.show.filter((t) => t !== value), ...checked ? [value] : []);
      case "marks": return choose({ marks: value === "all" ? "" : value });
      case "ruby": return choose({ ruby: checked });
      case "notelang": return choose({ notes: versions[value - 1] ?? value });
      case "onekey": keep("duizhao:keys", checked ? "" : "off");
    }
  });
  menu.addEventListener("click", (e) => {
    const key = e.target.closest("button")?.value;
    if ("?tp".includes(key)) menu.open = false;
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

  // A link that shows the page otherwise than its reader likes says so.
  const differs = asked && mine && write(asked) !== write(mine);
  say(".differs", differs);
  document.querySelector(".differs").addEventListener("click", (e) => {
    const which = e.target.closest("button")?.value;
    if (which) choose(which === "mine" ? mine : view);
  });

  // The view that the page was asked for; what it lacks comes first.
  const address = decodeURIComponent(location.hash.slice(1));
  const go = () => {
    if (!goBack() && root.dataset.turning !== undefined) document.getElementById(address)?.scrollIntoView({ behavior: "instant", inline: "start" });
  };
  globalThis.duizhao.runs = true;
  root.classList.add("js"); // it may have been given up
  Promise.all([fetch(view), bring(view)]).catch(() => {
    view = own;
    apply(view);
    say(".failed", true);
  }).then(() => {
    place(view.show);
    sync();
    return open(go);
  }).finally(() => {
    delete root.dataset.turning;
    root.classList.add("ready");
    begin();
    stay();
    text.dispatchEvent(new Event("opened"));
  });
} else {
  globalThis.duizhao.runs = true;
  root.classList.add("js");
  if (text) {
    goBack();
    begin();
    stay();
  }
  root.classList.add("ready");
  text?.dispatchEvent(new Event("opened"));
}
