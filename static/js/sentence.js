// One sentence at a time: the keys walk from one to the next, show its
// counterpart in place, go through its notes, and open its menu, which copies.
// And a selection that begins in one version takes in that version only.
import { blocks, cell, cells, first, id, layout, root, row, rows, sentence, standing, text, twins, within } from "./sentences.js";

const menu = document.getElementById("sentence");
const handle = document.querySelector(".handle");
const reveals = () => layout() === "reveal";
const others = (s) => [...blocks(row(s))].filter((b) => !b.hidden && b !== cell(s)).map((b) => within(b, s)).filter(Boolean); // seen or not

if (text && menu) {
  let current = null; // the one sentence that the Tab key can come back to

  const go = (s) => {
    if (!s) return;
    if (current && current !== s) current.removeAttribute("tabindex");
    current = s;
    s.tabIndex = 0;
    s.focus({ preventScroll: true });
    const r = s.getBoundingClientRect();
    const seen = r.top >= 8 && r.bottom <= innerHeight - 8 && r.left >= 0 && r.right <= innerWidth;
    if (!seen) s.scrollIntoView({ block: standing() ? "nearest" : "center", inline: "center", behavior: "instant" });
  };

  // next walks to the following sentence of the same version, or the one before.
  const next = (by) => {
    const from = document.activeElement === current ? current : first()?.s;
    const column = current && from === current ? cells(row(from)).indexOf(cell(from)) : 0;
    const all = rows.flatMap((r) => [...(cells(r)[Math.max(column, 0)]?.querySelectorAll("[data-s]") ?? [])]);
    const at = all.indexOf(from);
    go(at < 0 ? all[0] : document.activeElement === current || by < 0 ? all[at + by] : from);
  };

  // across sorts a sentence and its counterparts as they stand from left to right,
  // whichever way the page is read, so that an arrow goes where it points.
  const across = (list) => {
    const at = new Map(list.map((s) => [s, cell(s).getBoundingClientRect().left]));
    return list.sort((a, b) => at.get(a) - at.get(b));
  };

  // turn shows or hides the counterparts of a sentence, below it.
  const turn = (s) => {
    const there = s.nextElementSibling?.matches(".shown");
    if (there) while (s.nextElementSibling?.matches(".shown")) s.nextElementSibling.remove();
    else s.after(...others(s).map((from) => {
      const copy = document.createElement("span");
      const { lang, dir } = cell(from);
      Object.assign(copy, { className: "shown", lang, dir });
      copy.append(...from.cloneNode(true).childNodes);
      return copy;
    }));
    s.dispatchEvent(new Event("relay", { bubbles: true }));
  };

  // The menu.
  let subject = null;
  let closing = 0;
  const open = (s, by) => {
    subject = s;
    clearTimeout(closing);
    const status = menu.querySelector("[role=status] > span");
    status.hidden = true;
    menu.showPopover();
    const at = by.getBoundingClientRect();
    const box = menu.getBoundingClientRect();
    const below = at.bottom + 6 + box.height < innerHeight;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
    menu.style.top = `${Math.max(8, below ? at.bottom + 6 : Math.min(at.top, innerHeight) - box.height - 6)}px`;
    requestAnimationFrame(() => menu.querySelector("button").focus());
  };
  menu.addEventListener("toggle", (e) => {
    if (e.newState === "closed") {
      (menu.contains(document.activeElement) || document.activeElement === document.body) && go(subject);
    }
  });

  const plain = (s) => {
    const copy = s.cloneNode(true);
    for (const rt of copy.querySelectorAll("rt")) rt.remove();
    return copy.textContent.trim();
  };
  const link = (s) => `${location.href.split("#")[0]}#${id(s)}`;
  const says = {
    link,
    text: plain,
    pair: (s) => [s, ...others(s)].map(plain).join("\n"),
    cite: (s) => { // its own version is cited, also where what is not translated stands in another language
      const { lang } = s.parentElement.closest("[lang]");
      const begins = root.dataset.citation.split("\n");
      return [begins[duizhao.versions.indexOf(lang)] ?? begins[0], id(s), link(s)].join(/^(zh|ja)/.test(lang) ? "，" : ", ");
    },
  };
  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch { // not allowed here: as the reader's own copying
      document.addEventListener("copy", (e) => {
        e.clipboardData.setData("text/plain", words);
        e.preventDefault();
      }, { once: true });
      document.execCommand("copy");
    }
  };
  menu.addEventListener("click", async (e) => {
    const what = e.target.closest("button")?.value;
    if (!what) return;
    await copy(says[what](subject));
    menu.querySelector("[role=status] > span").hidden = false;
    closing = setTimeout(() => menu.hidePopover(), 900);
  });
  menu.addEventListener("keydown", (e) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (!step) return;
    const all = [...menu.querySelectorAll("button")];
    all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
    e.preventDefault();
    e.stopPropagation();
  });

  // Its handle, for who has no keys, stands beside the end of the sentence that was
  // clicked or reached, where no words are: in the gap after its column, in columns
  // in the band above them.
  const hold = (s) => {
    handle.hidden = !s;
    if (!s) return;
    const below = s.nextElementSibling?.matches(".shown") ? s.nextElementSibling : s;
    const r = below.getClientRects();
    const last = r[r.length - 1];
    const box = text.getBoundingClientRect();
    const column = [cell(s), s].map((e) => e.getBoundingClientRect()).find((r) => r.width); // stacked, a cell has no box
    const wide = root.clientWidth;
    const rtl = getComputedStyle(text).direction === "rtl"; // the gap is where its column ends
    const beside = rtl ? Math.max(column.left - 4 - handle.offsetWidth, 1.5) : Math.min(column.right + 4, wide - handle.offsetWidth - 1.5);
    const left = standing() ? last.left : beside;
    const top = standing() ? column.top - 28 : (last.top + last.bottom) / 2 - 12;
    handle.style.left = `${left - box.left + text.scrollLeft}px`;
    handle.style.top = `${top - box.top}px`;
    held = s;
  };
  let held = null;
  text.append(handle);
  handle.addEventListener("click", (e) => {
    e.stopPropagation();
    open(held, handle);
  });
  text.addEventListener("click", (e) => {
    if (e.target.closest("a, .handle") || !getSelection().isCollapsed) return;
    const s = sentence(e.target);
    if (s && reveals()) turn(s);
    hold(s?.matches(".on") || reveals() ? s : null);
  });
  text.addEventListener("focusin", (e) => {
    if (e.target.matches("[data-s]")) hold(e.target);
  });
  text.addEventListener("walk", (e) => go(e.detail)); // to the counterpart of one that is not shown any more
  text.addEventListener("relayout", () => hold(null));
  addEventListener("resize", () => hold(null));
  text.addEventListener("contextmenu", () => hold(null));

  let note = -1; // of the current sentence, opened last
  text.addEventListener("focusin", (e) => {
    if (e.target.matches("[data-s]") && !e.target.contains(e.relatedTarget) && !e.relatedTarget?.closest(".note")) note = -1;
  });

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select, button, summary, dialog, [popover], [contenteditable]")) return;
    const letters = document.querySelector("[name=onekey]")?.checked ?? true;
    const here = e.target.matches?.(".text [data-s]") ? e.target : null;
    const move = { ArrowDown: 1, ArrowUp: -1, ArrowLeft: 0, ArrowRight: 0 };
    if (standing()) Object.assign(move, { ArrowLeft: 1, ArrowRight: -1, ArrowDown: 1, ArrowUp: -1 });
    if (here && e.key in move) {
      const all = across(twins(here));
      const by = e.key === "ArrowLeft" ? -1 : 1;
      if (move[e.key]) next(move[e.key]);
      else if (all.length > 1) go(all.at((all.indexOf(here) + by) % all.length));
      else return;
    } else if (here && e.key === "Enter") {
      if (reveals()) turn(here);
      else open(here, here);
    } else if (letters && (e.key === "j" || e.key === "k")) {
      next(e.key === "j" ? 1 : -1);
    } else if (letters && e.key === "c" && current) {
      open(current, current);
    } else if (letters && e.key === "m" && current) {
      const marks = current.querySelectorAll("a[data-m]");
      if (!marks.length) return;
      note = (note + 1) % marks.length;
      marks[note].click();
    } else return;
    e.preventDefault();
  });

  // A selection keeps to the version that it begins in.
  document.addEventListener("pointerdown", (e) => {
    if (e.button) return;
    const from = e.target.closest?.(".text .row > [lang]");
    if (from) text.dataset.only = from.dataset.slot;
    else delete text.dataset.only;
  });
}
