// Parts of the script that few readers use are files of their own beside it, which
// come when they are asked for; the script's element names them. In a page that is
// one file they are there already.
import { text } from "./sentences.js";

const { src, dataset } = document.currentScript ?? {};
const coming = {};

const bring = (name) => new Promise((done, fail) => {
  const script = document.createElement("script");
  script.src = new URL(`${dataset.parts.split(" ").find((f) => f.startsWith(`${name}-`))}.js`, src).href;
  script.onload = () => done(globalThis.duizhao.parts[name]);
  script.onerror = () => { delete coming[name]; fail(); };
  document.head.append(script);
});

// part gives what a part offers, or says that it did not come.
export const part = async (name) => {
  try {
    return await (globalThis.duizhao.parts[name] ?? (coming[name] ??= bring(name)));
  } catch {
    const failed = document.querySelector(".failed");
    if (failed) failed.hidden = false;
    return {};
  }
};

// Two come by themselves, when there is use for them.
if (text) {
  addEventListener("scroll", () => part("head"), { once: true });
  for (const type of ["pointerover", "focusin"]) text.addEventListener(type, (e) => {
    if (!globalThis.duizhao.parts.cards && e.target.closest(".note a")) part("cards").then((c) => c.show?.(e));
  });
}

for (const button of document.querySelectorAll(".look button")) button.onclick = async () => (await part("look")).toggle?.();
