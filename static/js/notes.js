// Entries of the margin. A mark opens its entry over the page, at the mark or in
// its place in the margin; Esc, the mark again or a click elsewhere closes it and
// gives the focus back. One is open at a time, but for those that are pinned.
// Pointing at a mark or an entry lights both.
import { root, row, rows, standing, text, wide } from "./sentences.js";
import { inWindow, keep } from "./near.js";

const sheet = matchMedia("(max-width: 43.99rem)");
const tools = document.getElementById("tools");
const marksOf = (entry) => text.querySelectorAll(`a[data-m][href="#${CSS.escape(entry.id)}"]`);
const seen = (entry) => [...marksOf(entry)].find((m) => m.getClientRects().length);
const entryOf = (node) => {
  const mark = node.closest?.("a[data-m]");
  return mark ? document.getElementById(mark.hash.slice(1)) : node.closest?.(".note");
};

// stand puts an open entry into its place: in the margin where it stood, or beside
// columns, which have the title for a margin; on a small screen at the foot of the
// window, with its sentence above it; else under the line of its mark, or over it
// where there is more room.
const stand = (entry, mark, was) => {
  const { style } = entry;
  if (sheet.matches) {
    const whole = (mark.closest("[data-s]") ?? mark).getBoundingClientRect();
    const line = mark.getClientRects()[0] ?? whole;
    const room = innerHeight - entry.offsetHeight - 12;
    const { top, bottom } = whole.height < room - 12 ? whole : line;
    const by = bottom > room ? bottom - room : Math.min(0, top - 12);
    keep(null);
    if (by) scrollBy({ top: by, behavior: "instant" });
    return;
  }
  const high = innerHeight - 16;
  if (was) {
    const margin = (standing() ? document.querySelector(".opening") : entry.parentElement).getBoundingClientRect(); // as wide as that, whatever was shown of it
    style.left = `${margin.left + scrollX}px`;
    style.width = `${margin.width}px`;
    const top = Math.max(8, Math.min(was.top, innerHeight - Math.min(entry.offsetHeight, high) - 8));
    style.top = `${top + scrollY}px`;
    style.maxHeight = `${high}px`;
    return;
  }
  // Within a column, and beside no line of its sentence, if that leaves room.
  const whole = (mark.closest("[data-s]") ?? mark).getBoundingClientRect();
  const at = whole.height < innerHeight / 2 ? whole : mark.getBoundingClientRect();
  const page = [mark.closest(".row > *"), document.querySelector("main")].map((e) => e.getBoundingClientRect()).find((r) => r.width);
  style.width = `${Math.min(page.width, 26 * parseFloat(getComputedStyle(root).fontSize))}px`;
  const below = innerHeight - at.bottom;
  const up = below < entry.offsetHeight + 16 && at.top > below;
  style.maxHeight = `${Math.min(high, (up ? at.top : Math.max(below, innerHeight * .6)) - 16)}px`;
  const begin = getComputedStyle(entry).direction === "rtl" ? at.right - entry.offsetWidth : at.left;
  style.left = `${Math.max(page.left, Math.min(begin, page.right - entry.offsetWidth)) + scrollX}px`;
  style.top = `${(up ? at.top - entry.offsetHeight - 6 : at.bottom + 6) + scrollY}px`;
};

const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// clear moves an entry away from those that are pinned where it would lie on them.
const clear = (entry, pinned) => {
  for (let i = 0; i < 4; i++) {
    const r = entry.getBoundingClientRect();
    const under = pinned.map((p) => p.getBoundingClientRect()).find((p) => meets(p, r));
    if (!under) return;
    const above = under.top - r.height - 6;
    entry.style.top = `${(under.bottom + 6 + r.height > innerHeight && above > 8 ? above : under.bottom + 6) + scrollY}px`;
  }
};

if (text && "popover" in text) {
  const open = new Map(); // entries to the marks that were followed, or null

  // What an open entry covers in the margin is put out as a whole: a half line
  // beside it would be neither read nor gone.
  const cover = () => {
    const boxes = wide.matches ? [...open.keys()].map((e) => e.getBoundingClientRect()) : [];
    for (const n of rows.filter((r) => inWindow(r, 1)).flatMap((r) => [...r.querySelectorAll(".note")])) {
      const r = n.getBoundingClientRect();
      n.classList.toggle("under", !open.has(n) && boxes.some((b) => meets(b, r)));
    }
  };
  let pressed = null; // the entry that was open when the pointer went down

  const closed = (e) => {
    const entry = e.target;
    if (e.newState === "open" || entry.matches(":popover-open") || !open.has(entry)) return; // it is told late: a pinned one is open again
    const mark = open.get(entry) ?? marksOf(entry)[0];
    const inside = entry.contains(document.activeElement) || document.activeElement === document.body;
    open.delete(entry);
    entry.querySelector(".tools")?.remove();
    for (const a of ["popover", "style", "role", "aria-label"]) entry.removeAttribute(a);
    entry.removeEventListener("toggle", closed);
    for (const m of marksOf(entry)) m.ariaExpanded = null;
    entry.dispatchEvent(new Event("relay", { bubbles: true }));
    cover();
    if (inside && entry.dataset.back !== "no") mark?.focus({ preventScroll: true });
    delete entry.dataset.back;
  };

  const show = (entry, mark, kind = "auto") => {
    const from = mark ?? seen(entry);
    const was = (standing() ? from : wide.matches ? entry : null)?.getBoundingClientRect();
    if (!was && !from) return;
    entry.popover = kind;
    entry.append(tools.content.cloneNode(true));
    entry.querySelector(".pin").ariaPressed = kind === "manual";
    open.set(entry, mark);
    entry.addEventListener("toggle", closed);
    entry.role = "dialog";
    entry.showPopover();
    entry.ariaLabel = [...entry.querySelectorAll("b")].find((b) => b.getClientRects().length)?.textContent; // now that it can be seen
    for (const a of entry.querySelectorAll(".more")) a.ariaLabel = `${a.innerText} ${entry.ariaLabel}`; // of what, for who hears its links alone
    stand(entry, from, was?.height ? was : null);
    if (!sheet.matches) clear(entry, [...open.keys()].filter((e) => e !== entry && e.popover === "manual"));
    cover();
    for (const m of marksOf(entry)) m.ariaExpanded = true;
    const back = entry.querySelector(".m");
    back.ariaLabel = entry.ariaLabel + back.textContent;
    back.focus({ preventScroll: true });
  };

  const pin = (entry) => {
    const kind = entry.popover === "manual" ? "auto" : "manual";
    const mark = open.get(entry);
    const { cssText } = entry.style;
    entry.dataset.back = "no";
    entry.hidePopover();
    closed({ target: entry, newState: "closed" });
    show(entry, mark, kind);
    entry.style.cssText = cssText; // it stays where it is
    entry.querySelector(".pin").focus({ preventScroll: true });
  };

  text.addEventListener("pointerdown", (e) => {
    const entry = entryOf(e.target);
    pressed = entry && open.has(entry) ? entry : null;
  }, true);

  text.addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    const entry = entryOf(e.target);
    if (!entry) return;
    const mark = e.target.closest("a[data-m]");
    if (mark) {
      e.preventDefault();
      if (open.has(entry)) entry.hidePopover();
      else if (pressed !== entry || !e.detail) show(entry, mark); // else the press has closed it
    } else if (e.target.closest(".pin")) {
      pin(entry);
    } else if (e.target.closest(".shut, .m")) {
      e.preventDefault();
      if (open.has(entry)) entry.hidePopover();
      else marksOf(entry)[0]?.focus();
    } else if (!open.has(entry) && !e.target.closest("a")) {
      show(entry);
    }
    pressed = null;
  });
  document.addEventListener("keydown", (e) => { // the browser closes those that are not pinned
    if (e.key !== "Escape") return;
    const entry = document.activeElement?.closest?.(".note") ?? [...open.keys()].pop();
    if (entry && entry.popover === "manual") entry.hidePopover();
  });
  // An entry of the margin whose link is reached with the keyboard unfolds.
  text.addEventListener("focusin", (e) => {
    const entry = e.target.closest(".note");
    if (entry && !open.has(entry) && e.target.matches(":focus-visible")) {
      const to = e.target;
      show(entry);
      to.focus();
    }
  });
  text.addEventListener("relayout", () => {
    for (const entry of [...open.keys()]) {
      entry.dataset.back = "no";
      entry.hidePopover();
    }
  });

  const light = (e) => {
    const entry = entryOf(e.target);
    if (!entry) return;
    const on = e.type === "pointerover" || e.type === "focusin";
    for (const x of [entry, ...marksOf(entry)]) x.classList.toggle("lit", on);
  };
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) text.addEventListener(type, light);

  const fromAddress = async () => {
    const entry = document.getElementById(location.hash.slice(1));
    if (!entry?.matches(".note")) return;
    const mark = seen(entry);
    keep(null);
    for (let i = 0; i < 3 && mark; i++) { // what was far is laid out with a frame, and moves it
      mark.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
    if (mark) keep(row(mark));
    if (!open.has(entry)) show(entry, mark);
  };
  addEventListener("hashchange", fromAddress);
  text.addEventListener("opened", fromAddress);
}
