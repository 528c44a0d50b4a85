// From a disk, where no server adds it, a link to a folder leads to its page.
if (location.protocol === "file:") {
  addEventListener("click", (e) => {
    const link = e.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);
}
