// What needs the text itself to change, and changes it back, are parts of the script:
// columns with their upright numbers, readings over names.
import { dresses } from "./near.js";
import { part } from "./parts.js";

const { parts } = globalThis.duizhao;
const names = ({ layout, ruby }) => [layout === "vertical" && "columns", ruby && "ruby"].filter((n) => n && !parts[n]);

export const set = (view) => !names(view).length;
export const bring = (view) => Promise.all(names(view).map(part));

dresses((rows) => {
  for (const name of ["columns", "ruby"]) if (parts[name]) rows.forEach(parts[name].dress);
});
