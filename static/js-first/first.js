import { start } from "./view.js";

// Runs before the first paint, so that nothing moves when the rest arrives.
// Should the reader's script not come, or not within a second of the page, or
// fail on the way, the page is the one without scripts; js/main.js makes it one
// with them again, should it come late.
const root = document.documentElement;
root.classList.add("js");
const without = () => {
  if (!globalThis.duizhao?.runs) root.classList.remove("js");
};
addEventListener("load", without);
document.addEventListener("readystatechange", () => setTimeout(without, 1000)); // "interactive": it is parsed
start();

// From a disk a browser may not read the manifest, and says so on its console:
// there the link is taken away before it is followed.
if (location.protocol === "file:") {
  const watch = new MutationObserver(() => {
    const manifest = document.querySelector("link[rel=manifest]");
    if (manifest) {
      manifest.remove();
      watch.disconnect();
    }
  });
  watch.observe(root, { childList: true, subtree: true });
}
