// The sheet in which the reader chooses how pages look.
import { dress } from "./lib/dress.js";
import css from "./look.css";

const { duizhao } = globalThis;
dress(css);
const store = "duizhao:look";
const sheet = document.getElementById("look");
const colours = [...sheet.querySelectorAll("[type=radio]")];
const ranges = [...sheet.querySelectorAll("[type=range]")];
const unkept = sheet.querySelector("[role=status] > span");

const steps = { size: [.88, 1, 1.12, 1.25, 1.4, 1.6], lead: [.9, 1, 1.15, 1.3], measure: [.84, 1, 1.12, 1.25] };
const plain = "auto 1 1 1";

const sync = () => {
  const [colour, ...by] = (duizhao.worn ?? plain).split(" ");
  for (const c of colours) c.checked = (c.value || "auto") === colour;
  ranges.forEach((r, i) => {
    r.value = Math.max(0, steps[r.name].indexOf(+by[i]));
    r.ariaValueText = `${Math.round(by[i] * 100)}%`;
  });
};
const choose = (look) => {
  const kept = look === plain ? null : look;
  duizhao.dress(kept);
  duizhao.keep(store, kept);
  unkept.hidden = duizhao.keep(store) === kept;
  sync();
};
sheet.addEventListener("input", () => {
  const colour = colours.find((c) => c.checked)?.value || "auto";
  choose([colour, ...ranges.map((r) => steps[r.name][r.value])].join(" "));
});
sheet.querySelector("button").addEventListener("click", () => choose(plain));

duizhao.parts.look = {
  toggle() {
    sync();
    sheet.togglePopover();
    if (sheet.matches(":popover-open")) (colours.find((c) => c.checked) ?? ranges[0]).focus();
  },
};
