// What needs the text itself to change, and changes it back, are parts of the script:
// columns with their upright numbers, readings over names; so is what sets more than two
// versions at once.
import { dresses } from "./near.js";
import { part } from "./parts.js";

const { parts, many } = globalThis.duizhao;
const names = (view) => [view.layout === "vertical" && "columns", view.ruby && "ruby", many(view) && "many"].filter((n) => n && !parts[n]);

export const set = (view) => !names(view).length;
// bring throws if something does not come.
export const bring = async (view) => {
  await Promise.all(names(view).map(async (n) => (await part(n)).ready));
  if (!set(view)) throw view;
};

dresses((rows) => {
  for (const name of ["columns", "ruby"]) if (parts[name]) rows.forEach(parts[name].dress);
});
