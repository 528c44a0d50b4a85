import { start } from "./view.js";

// Runs before the first paint, so that nothing moves when the rest arrives.
// Should the reader's script not come, the page is the one without scripts.
const root = document.documentElement;
root.classList.add("js");
addEventListener("load", () => {
  if (!globalThis.duizhao?.runs) root.classList.remove("js");
});
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
