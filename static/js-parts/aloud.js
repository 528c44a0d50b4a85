// Reads the text aloud, sentence after sentence, in one language or two by turns, with
// Reads the text aloud, sentence after sentence, in one language or two by turns, with
// recordings of the versions or the browser's own voices. The sentence that is read is
// marked, and followed where it leaves the window. A pause forgets the voice and keeps the
// place: engines that really pause are few.
import css from "./aloud.css";
import { dress } from "./lib/dress.js";
import { blocks, first, id, row, rows, sentence, standing, text, twins, within } from "../js/sentences.js";

const { duizhao, speechSynthesis: voices } = globalThis;
dress(css);
const bar = document.getElementById("aloud");
const [order] = bar.getElementsByTagName("select");
const [speed] = bar.getElementsByTagName("input");
const [play, pause] = bar.querySelector("[value=play]").children;
const news = [...bar.querySelectorAll("[role=status] > span")]; // none, lacks, elsewhere, stopped
const store = "duizhao:aloud";
const { recorded } = document.documentElement.dataset;

let tags = []; // of the versions shown
let list = []; // of sentences, in the order of reading
let at = 0;
let playing = false;
let sounds; // what plays recordings, if there are any
let record = {}; // by tag: those of a version
let turn = 0; // counts utterances, so that the end of one that was broken off says nothing
let spoken = null; // kept, or Chromium may forget it before it ends
let strayed = false; // the reader has scrolled away

const tell = (which) => news.forEach((n, i) => { n.hidden = i !== which; });

// A tag in full: zh-TW and zh-Hant are both zh-Hant-TW.
const full = (tag) => {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-").replace(/-x-.*/, "")).maximize();
  } catch {
    return {};
  }
};
const voice = (tag) => {
  const want = full(tag);
  let best = null;
  let most = 0;
  for (const v of voices?.getVoices() ?? []) {
    const has = full(v.lang);
    if (has.language !== want.language) continue;
    const n = 9 + 8 * (has.script === want.script) + 4 * (has.region === want.region) + 2 * v.localService + v.default;
    if (n > most) [best, most] = [v, n];
  }
  return best;
};
const come = () => new Promise((done) => {
  if (!voices || voices.getVoices().length) return done();
  voices.addEventListener("voiceschanged", done, { once: true });
  setTimeout(done, 2500);
});

const name = (tag) => document.querySelector(`[name=one][value="${tag}"] ~ span`)?.textContent ?? tag;
const block = (r, tag) => [...blocks(r)].find((b) => b.getAttribute("lang") === tag);
const plain = (s) => {
  const copy = s.cloneNode(true);
  for (const x of copy.querySelectorAll("rt, .shown")) x.remove();
  return copy.textContent.trim();
};
const seen = (s) => (s.getClientRects().length ? s : twins(s)[0]);

const gather = () => {
  const voiced = tags.filter(voice);
  const lacks = tags.filter((t) => !record[t] && !voiced.includes(t));
  const read = [...order.value].map((n) => tags[n]).filter((t) => t && !lacks.includes(t));
  list = rows.flatMap((r) => {
    const all = read.map((t) => [t, block(r, t)]);
    return [...(all[0]?.[1] ?? r).querySelectorAll("[data-s]")].flatMap((s) => all.map(([t, b]) => [t, within(b, s)]))
      .filter(([t, s]) => s && plain(s) && (voiced.includes(t) || record[t].has(id(s))));
  });
  news[1].lastElementChild.textContent = lacks.filter((t) => order.value.includes(tags.indexOf(t))).map(name).join(", ");
  if (!read.length) tell(voices?.getVoices().length ? 1 : 0);
  else tell(news[1].lastElementChild.textContent ? 1 : -1);
};
const find = (s) => Math.max(0, list.findIndex(([, x]) => row(x) === row(s) && x.dataset.s === s.dataset.s));

const mark = (s) => {
  for (const e of text.querySelectorAll(".said")) e.classList.remove("said");
  const e = s && seen(s);
  if (!e) return;
  e.classList.add("said");
  const box = e.getBoundingClientRect();
  const wide = standing() ? text.getBoundingClientRect() : { left: 0, right: innerWidth };
  const foot = bar.getBoundingClientRect().top - 8;
  const inside = box.top >= 56 && Math.min(box.bottom, box.top + foot / 2) <= foot && box.left >= wide.left && box.right <= wide.right + 1;
  if (inside) strayed = false;
  else if (!strayed) e.scrollIntoView({ block: standing() ? "nearest" : "center", inline: "center", behavior: "instant" });
};

const show = (on) => {
  playing = on;
  play.hidden = on;
  pause.hidden = !on;
};
const hush = () => {
  turn++;
  show(false);
  voices?.cancel();
  sounds?.still?.();
};
const say = () => {
  const mine = ++turn;
  voices?.cancel();
  if (!list[at]) {
    hush();
    at = 0;
    return mark(null);
  }
  const [tag, s] = list[at];
  mark(s);
  show(true);
  if (record[tag]?.has(id(s))) return record[tag].play(id(s), +speed.value, (why) => {
    if (mine !== turn) return;
    if (!why) return step(1);
    hush();
    if (why === "failed") tell(3);
    if (why !== "broken") return;
    delete record[tag];
    gather();
    at = find(s);
    if (list.length) say();
  });
  sounds?.still?.();
  spoken = new SpeechSynthesisUtterance(plain(s));
  spoken.voice = voice(tag);
  spoken.lang = spoken.voice.lang;
  spoken.rate = +speed.value;
  spoken.onend = () => { if (mine === turn) step(1); };
  spoken.onerror = () => {
    if (mine !== turn) return;
    hush();
    tell(3);
  };
  voices.speak(spoken);
};
const step = (by) => {
  at = Math.max(0, at + by);
  say();
};
const go = () => {
  if (!list.length) return;
  if (news[2].hidden === false || news[3].hidden === false) tell(-1);
  line.postMessage("");
  say();
};

const begin = async (part) => {
  const shown = rows.filter((r) => r.id).flatMap((r) => [...blocks(r)].filter((b) => !b.hidden));
  tags = [...new Set(shown.sort((a, b) => a.dataset.slot - b.dataset.slot).map((b) => b.lang))];
  const each = tags.map((_, i) => `${i}`);
  const kinds = tags[1] ? [...new Set([...each, "01", "011", each.join("")])] : ["0"];
  const [kept, rate] = duizhao.keep(store)?.split(" ") ?? [];
  order.replaceChildren(...kinds.map((k) => new Option([...k].map((n) => name(tags[n])).join(" → "), k)));
  order.value = kinds.includes(kept) ? kept : "0";
  order.parentElement.hidden = kinds.length < 2;
  if (rate >= .5 && rate <= 2) speed.value = rate;
  if (recorded) {
    sounds ??= await part("recorded");
    record = await sounds.bring?.(tags) ?? {};
  }
  if (tags.some((t) => !record[t])) await come();
  gather();
};

const line = new BroadcastChannel(store);
line.onmessage = () => {
  if (!playing) return;
  turn++; // the other window has silenced the voice
  show(false);
  tell(2);
};
const close = () => {
  hush();
  mark(null);
  bar.hidePopover();
};
bar.addEventListener("click", (e) => {
  strayed = false;
  switch (e.target.closest("button")?.value) {
    case "back": return step(-1);
    case "on": return step(1);
    case "play": return playing ? hush() : go();
    case "close": close();
  }
});
bar.addEventListener("change", (e) => {
  duizhao.keep(store, `${order.value} ${speed.value}`);
  const s = list[at]?.[1];
  if (e.target === order) {
    gather();
    if (s) at = find(s);
  }
  if (playing) list.length ? say() : hush();
});
document.addEventListener("keydown", (e) => {
  if (!bar.matches(":popover-open") || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "Escape" && bar.contains(document.activeElement)) close();
  const by = { "[": -1, "]": 1 }[e.key];
  if (!by || !(document.querySelector("[name=onekey]")?.checked ?? true)) return;
  strayed = false;
  step(by);
});
text.addEventListener("click", (e) => {
  const s = bar.matches(":popover-open") && !e.target.closest("a, button") && sentence(e.target);
  if (!s) return;
  at = find(s);
  if (playing) say();
});
text.addEventListener("relayout", () => setTimeout(async () => {
  if (!bar.matches(":popover-open")) return;
  const was = list[at]?.[1];
  await begin();
  if (was) at = find(was);
  if (playing) say();
}, 300));
for (const type of ["wheel", "touchmove"]) addEventListener(type, () => { strayed = true; }, { passive: true });
addEventListener("pagehide", hush);
document.addEventListener("visibilitychange", () => { // a browser may silence a page that nobody sees
  if (!document.hidden && playing && !voices?.speaking && !sounds?.playing?.()) say();
});

duizhao.parts.aloud = {
  async toggle(part) {
    if (bar.matches(":popover-open")) return playing ? hush() : go();
    bar.showPopover();
    bar.querySelector("[value=play]").focus({ preventScroll: true });
    await begin(part);
    const from = text.querySelector("[data-s]:focus, .on") ?? first()?.s;
    at = from ? find(from) : 0;
    go();
  },
};
