// More than two versions at once: what the style sheet of pages says of two, many.css
// says of them. The script itself has nothing to do but bring it.
import css from "./many.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
globalThis.duizhao.parts.many = { dress() {} };
