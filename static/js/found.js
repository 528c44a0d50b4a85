// What marks the words that a search has found is loaded where there are some.
const { found } = document.currentScript?.dataset ?? {};
if (found && (/[?&]find=/.test(location.search) || history.state?.found)) {
  const script = document.createElement("script");
  script.src = found;
  document.head.append(script);
}
