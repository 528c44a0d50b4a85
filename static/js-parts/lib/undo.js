// undo takes out of a row what a part has put round its words.
export const undo = (row, selector) => {
  for (const e of row.querySelectorAll(selector)) e.replaceWith(e.firstChild);
  row.normalize();
};
