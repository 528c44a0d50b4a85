// Runs before the first paint, so that nothing moves when the rest arrives.
// Should the reader's script not come, the page is the one without scripts.
import { address, apply, initial, read, remembered } from "../js/view.js";

const root = document.documentElement;
root.classList.add("js");
addEventListener("load", () => {
  if (!root.classList.contains("ready")) root.classList.remove("js");
});

// The view that the address asks for, or else the reader's own.
if (root.dataset.edition) {
  const asked = read(location.search);
  const mine = remembered();
  apply(asked ?? mine ?? initial());
  if (!asked && mine) address(mine);
}

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
