// A running head: the section that is read, in the languages that are shown, and how
// much of the text is behind. It is for the eye only: the headings themselves are there.
import { cells, rows, standing, text } from "../js/sentences.js";

const heads = rows.filter((r) => r.matches(".head"));
const line = document.createElement("p");
line.className = "running";
line.ariaHidden = true;
text.before(line);

let shown = null; // the section that the line names, and how many languages
const name = (head) => {
  const titles = head ? cells(head) : document.querySelectorAll(".title h1");
  const key = [head?.id, ...[...titles].map((t) => t.lang)].join();
  if (key === shown) return;
  shown = key;
  line.replaceChildren(...[...titles].map((t) => {
    const e = document.createElement("span");
    e.lang = t.lang;
    e.dir = t.dir;
    e.textContent = t.textContent;
    return e;
  }), document.createElement("span"));
};

let due = 0;
const look = () => {
  due = 0;
  const { top, bottom, height } = text.getBoundingClientRect();
  line.hidden = standing() || top > -40 || bottom < 60;
  if (line.hidden) return;
  name(heads.findLast((h) => h.getBoundingClientRect().top < 60));
  line.lastChild.textContent = `${Math.min(100, Math.round((innerHeight - top) / height * 100))}%`;
};
const soon = () => { due ||= requestAnimationFrame(look); };
addEventListener("scroll", soon, { passive: true });
text.addEventListener("relayout", () => setTimeout(soon, 100));
look();

globalThis.duizhao.parts.head = {};
