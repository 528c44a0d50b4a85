// Runs before the first paint, so that nothing moves when the rest arrives.
// Should the reader's script not come, the page is the one without scripts.
const root = document.documentElement;
root.classList.add("js");
addEventListener("load", () => {
  if (!root.classList.contains("ready")) root.classList.remove("js");
});
