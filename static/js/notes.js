// Entries of the margin: a mark opens its entry, in the margin or in place; Esc,
// the entry's own mark or a click elsewhere closes it and gives the focus back.
// Pointing at either lights both.
import { cells, text } from "./sentences.js";

if (text) {
  const marksOf = (entry) => [...text.querySelectorAll(`a[data-m][href="#${CSS.escape(entry.id)}"]`)];
  const entryOf = (node) => {
    const mark = node.closest?.("a[data-m]");
    return mark ? document.getElementById(mark.hash.slice(1)) : node.closest?.(".note");
  };
  let open = null;
  let from = null; // the mark that was followed

  const relay = () => text.dispatchEvent(new Event("relay"));

  const close = (giveBack) => {
    if (!open) return;
    const to = from ?? marksOf(open)[0];
    open.classList.remove("open");
    open = from = null;
    relay();
    if (giveBack) {
      to?.focus({ preventScroll: true });
      to?.scrollIntoView({ block: "nearest" });
    }
  };

  const show = (entry, mark) => {
    close(false);
    open = entry;
    from = mark;
    const row = entry.closest(".row");
    row.classList.toggle("first", mark?.closest(".row > [lang]") === cells(row)[0]);
    entry.classList.add("open");
    relay();
    if (mark) entry.querySelector(".m").focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
  };

  text.addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    const mark = e.target.closest("a[data-m]");
    const back = e.target.closest(".note .m");
    const entry = entryOf(e.target);
    if (mark && entry) {
      e.preventDefault();
      if (entry === open) close(true);
      else show(entry, mark);
    } else if (back) {
      e.preventDefault();
      if (entry !== open) show(entry, null);
      close(true);
    } else if (entry && entry !== open && !e.target.closest("a")) {
      show(entry, null);
    }
  });
  document.addEventListener("click", (e) => {
    if (open && !entryOf(e.target)) close(false);
  });
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") close(true);
  });
  // An entry whose link is reached with the keyboard unfolds.
  text.addEventListener("focusin", (e) => {
    const entry = e.target.closest(".note");
    if (entry && entry !== open && e.target.matches(":focus-visible")) {
      close(false);
      open = entry;
      entry.classList.add("open");
      relay();
    }
  });

  const light = (e) => {
    const entry = entryOf(e.target);
    if (!entry) return;
    const on = e.type === "pointerover" || e.type === "focusin";
    for (const x of [entry, ...marksOf(entry)]) x.classList.toggle("lit", on);
  };
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) text.addEventListener(type, light);

  const fromAddress = () => {
    const entry = document.getElementById(location.hash.slice(1));
    if (entry?.matches(".note")) show(entry, null);
  };
  addEventListener("hashchange", fromAddress);
  addEventListener("load", fromAddress);
}
