// The view of an edition's page: which layout, which versions in which order,
// notes in which language, readings or not. It is in the address, so that a
// link shows what its sender saw, and is remembered for each edition. Attributes
// of the root carry it to the style sheet.
const root = document.documentElement;
const data = root.dataset;

export const versions = data.versions?.split(" ") ?? [];
const own = (data.own ??= `${data.layout}/${data.show}`).split("/"); // as the page came
const layouts = ["side", "sentence", "stacked", "reveal", "single", "vertical"];
const place = `duizhao:${data.edition}:view`;
const columns = (v) => /^(zh-Hant|ja)\b/.test(v);

export const standing = versions.findIndex(columns) + 1; // the version that can be set in columns, 0 if none
export const single = (v) => v.layout === "single" || v.layout === "vertical";

// fit makes a view one that can be shown. show are numbers of versions, the
// first first; even where one is shown the other is kept in mind.
export const fit = (v) => {
  const show = [...new Set([...v.show, 1, 2])].filter((n) => versions[n - 1]);
  let { layout } = v;
  if (!layouts.includes(layout) || layout === "vertical" && !standing) layout = own[0];
  if (show.length < 2) layout = layout === "vertical" ? layout : "single";
  if (layout === "vertical" && !columns(versions[show[0] - 1])) show.unshift(standing);
  return { ...v, layout, show: [...new Set(show)].slice(0, 2) };
};

// read makes a view of a query; null if it says nothing of one.
export const read = (query) => {
  const q = new URLSearchParams(query ?? "");
  if (!["layout", "show", "notes", "ruby"].some((k) => q.has(k))) return null;
  const number = (tag) => versions.indexOf(tag) + 1;
  const notes = q.get("notes") ?? "";
  return fit({
    layout: q.get("layout") ?? own[0],
    show: q.has("show") ? q.get("show").split(" ").map(number).filter(Boolean) : own[1].split(" ").map(Number),
    notes: notes === "all" ? notes : number(notes),
    ruby: q.get("ruby") === "1",
  });
};

export const initial = () => fit({ layout: own[0], show: own[1].split(" ").map(Number), notes: 0, ruby: false });

// write is the opposite of read.
export const write = (v) => {
  const tag = (n) => versions[n - 1];
  const q = new URLSearchParams({ layout: v.layout, show: (single(v) ? v.show.slice(0, 1) : v.show).map(tag).join(" ") });
  if (v.notes) q.set("notes", v.notes === "all" ? v.notes : tag(v.notes));
  if (v.ruby) q.set("ruby", 1);
  return `${q}`;
};

export const remembered = () => {
  try {
    return read(localStorage.getItem(place));
  } catch {
    return null; // the reader keeps no data
  }
};

export const remember = (v) => {
  try {
    localStorage.setItem(place, write(v));
  } catch {}
};

export const address = (v) => {
  const query = `?${write(v)}`;
  if (query !== location.search) history.replaceState(history.state, "", query + location.hash);
};

// apply shows a view.
export const apply = (v) => {
  const han = v.show.map((n) => /^(zh|ja)/.test(versions[n - 1]));
  data.layout = v.layout;
  data.show = (single(v) || v.layout === "reveal" ? v.show.slice(0, 1) : v.show).join(" ");
  data.notes = v.notes || v.show[0];
  data.wide = han[0] === han[1] ? "none" : han[0] ? "second" : "first"; // Latin letters take more room
  data.ruby = v.ruby;
};
