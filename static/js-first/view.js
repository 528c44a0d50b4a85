// The view of an edition's page: which layout, which versions in which order,
// notes in which language, readings or not. It is in the address, so that a
// link shows what its sender saw, and is remembered for each edition. Attributes
// of the root carry it to the style sheet, and can do so before the first paint.
//
// A view is {layout, show: [tag, tag, …], notes: tag or "all" or "", marks: "claims",
// "none" or "" for all, ruby}. Even
// where one version is shown the others are kept in mind.
import { left } from "./left.js";
import { look } from "./look.js";

const root = document.documentElement;
const data = root.dataset;
const versions = data.versions?.split(" ") ?? [];
const pair = +data.pair || 1; // so many of them are in the page
const own = { layout: data.layout, show: versions.slice(0, 2), notes: "", marks: "", ruby: false }; // as the page came
const lone = `${data.alone}`.split(" "); // layouts of one version, vertical columns last
const layouts = `${data.together} ${data.alone}`.split(" ");
const store = `duizhao:${data.edition}:view`;

// Which versions are in characters that fill a square, and which can be set in
// columns, the page says.
const square = (tag) => !!data.squares?.split(" ").includes(tag);
const columns = (tag) => !!data.vertical?.split(" ").includes(tag);
const alone = (v) => lone.includes(v.layout);
const many = (v) => alone(v) || !v.show[2] ? 0 : v.show.length; // shown at once, if more than two

// fit makes a view one that can be shown.
const fit = (v) => {
  const known = (list) => [...new Set(list)].filter((t) => versions.includes(t));
  const asked = known(v.show).slice(0, 6); // more cannot be read at once; many.css
  let show = known([...asked, ...own.show]);
  let { layout } = v;
  if (!layouts.includes(layout)) layout = own.layout;
  if (layout === "vertical" && !columns(show[0])) {
    const standing = versions.find(columns);
    if (standing) show.unshift(standing);
    else layout = lone[0];
  }
  show = [...new Set(show)].slice(0, Math.max(2, asked.length));
  if (show.length < 2 && layout !== "vertical") layout = lone[0];
  const notes = v.notes === "all" || versions.includes(v.notes) ? v.notes : "";
  const marks = ["claims", "none"].includes(v.marks) ? v.marks : "";
  return { layout, show, notes, marks, ruby: !!v.ruby };
};

// read makes a view of a query; null if it says nothing of one.
const read = (query) => {
  const q = new URLSearchParams(query ?? "");
  if (!["layout", "show", "notes", "marks", "ruby"].some((k) => q.has(k))) return null;
  const show = q.get("show")?.match(/[^ ,+]+/g) ?? [];
  const layout = q.get("layout") ?? (show.length === 1 ? lone[0] : own.layout);
  return fit({ layout, show, notes: q.get("notes") ?? "", marks: q.get("marks") ?? "", ruby: q.get("ruby") === "1" });
};

// write is the opposite of read.
const write = (v) => {
  let q = `layout=${v.layout}&show=${(alone(v) ? v.show.slice(0, 1) : v.show).join("+")}`;
  if (v.notes) q += `&notes=${v.notes}`;
  if (v.marks) q += `&marks=${v.marks}`;
  if (v.ruby) q += "&ruby=1";
  return q;
};

// keep gives what is remembered under a key, or remembers a value, or with null
// forgets it. Storage throws where the reader keeps no data.
const keep = (key, value) => {
  try {
    if (value === undefined) return localStorage.getItem(key);
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {}
  return null;
};

// missing are the versions of a view that are not in the page yet.
const missing = (v) => (alone(v) ? v.show.slice(0, 1) : v.show).filter((t) => versions.indexOf(t) >= pair && !added[t]?.rows);
const waiting = {};
const added = {}; // by tag: what its script brought, or a promise of it

// load brings a version: its script calls add. A page that is one file has no
// such scripts: there it waits for add.
const load = (tag) => {
  added[tag] ??= new Promise((done, fail) => {
    if (!data.more) {
      waiting[tag] = done;
      return;
    }
    const script = document.createElement("script");
    script.src = data.more.split(" ")[versions.indexOf(tag) - pair];
    script.onload = () => done(added[tag]);
    script.onerror = () => { delete added[tag]; fail(); };
    document.head.append(script);
  });
  return added[tag];
};

// apply shows a view, but for what needs the text itself to change.
const apply = (v) => {
  const [one, two] = v.show.map(square);
  data.layout = v.layout;
  const number = (tag) => versions.indexOf(tag) + 1;
  data.notes = v.notes === "all" ? v.show.map(number).join(" ") : number(v.notes || v.show[0]);
  data.marks = v.marks || "all";
  data.wide = one === two || two === undefined ? "none" : one ? "second" : "first"; // Latin letters take more room
  data.ruby = v.ruby;
  data.many = many(v);
};

const asked = read(location.search);
const mine = versions.length ? read(keep(store)) : null;
const view = asked ?? mine ?? own;

export const start = () => {
  const back = versions.length ? left(`duizhao:${data.edition}:place`, keep) : null;
  globalThis.duizhao = { parts: {}, back, versions, pair, own, view, asked, mine, alone, lone, many, columns, fit, write, keep, store, missing, load, apply, add: (tag, what) => { added[tag] = what; waiting[tag]?.(what); } };
  look(keep);
  if (!versions.length) return;
  apply(view);
  if (back) data.back = "";
  // The text is not shown as it came: other versions, another order, columns
  // with their upright numbers, readings; and in a page that is one file, whose further
  // style comes with its scripts, any other layout.
  if (view.show.some((t, i) => t !== own.show[i]) || view.layout === "vertical" || view.ruby || !data.more && view.layout !== own.layout) data.turning = "";
  for (const tag of missing(view)) load(tag).catch(() => {});
};
