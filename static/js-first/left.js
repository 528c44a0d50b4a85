// Where the reader left an edition's text: after a reload, and on the way back
// or forward, what this entry of the history says; on a new visit to an address
// that names no place, where the edition was last read. js/place.js remembers
// places and goes to them. The browser does not: it knows how many pixels were
// above the window, and these change with rows that are laid out when they come
// near.
export const left = (store, keep) => {
  history.scrollRestoration = "manual";
  const { type } = performance.getEntriesByType?.("navigation")[0] ?? {};
  const again = type === "reload" || type === "back_forward";
  const here = again && history.state?.place;
  if (here) return here;
  try {
    return location.hash ? null : JSON.parse(keep(store));
  } catch {
    return null;
  }
};
