// An edition that was begun is gone on with: its page opens where it was left.
for (const link of document.querySelectorAll("a[data-reads]")) {
  if (!globalThis.duizhao?.keep(`duizhao:${link.dataset.reads}:place`)) continue;
  const [read, on] = link.children;
  read.hidden = true;
  on.hidden = false;
}
