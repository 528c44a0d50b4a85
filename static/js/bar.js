// On a small screen the top bar stays at the top of the window, and yields when the
// reader reads on; a little way back brings it again. What the page itself scrolls
// does not: the bar would lie on the sentence that is gone to.
import { root } from "./sentences.js";

const bar = document.querySelector(".top");
const back = 24; // px

let hand = -Infinity; // when the reader last moved the page
for (const type of ["wheel", "touchmove"]) addEventListener(type, (e) => { hand = e.timeStamp; }, { capture: true, passive: true });
addEventListener("keydown", (e) => { if (/^(Arrow|Page|Home|End| )/.test(e.key)) hand = e.timeStamp; }, true);

let last = scrollY;
let low = scrollY; // where the reader turned back
const yields = (on) => { if (!bar.querySelector("details[open]")) root.classList.toggle("away", on); };
const moved = (byHand) => {
  const now = Math.max(0, scrollY);
  if (now <= bar.offsetHeight) yields(false);
  else if (now > last || !byHand) {
    low = now;
    yields(true);
  } else if (low - now >= back) yields(false);
  last = now;
};
addEventListener("scroll", (e) => moved(e.timeStamp - hand < 1500), { passive: true });
moved(false);
