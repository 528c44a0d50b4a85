// "/" and Ctrl-K (Command-K) lead to the search, with what is selected.
addEventListener("keydown", (e) => {
  const typing = e.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  const slash = e.key === "/" && !typing && !e.ctrlKey && !e.metaKey && !e.altKey;
  const k = e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey;
  const field = document.querySelector("form.search input");
  const link = document.querySelector('.site a[href$="search/"]');
  if (!(slash || k) || !(field || link)) return;
  e.preventDefault();
  if (field) {
    field.focus();
    field.select();
    return;
  }
  const words = getSelection().toString().trim();
  link.search = words && words.length < 60 ? `?q=${encodeURIComponent(words)}` : "";
  link.click();
});
