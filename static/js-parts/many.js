// More than two versions at once: what the style sheet of pages says of two, many.css
// says of them. The script itself has nothing to do but bring it.
import { dress } from "./lib/dress.js";
import css from "./many.css";

dress(css);
globalThis.duizhao.parts.many = { dress() {} };
