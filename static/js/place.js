// Keeps the place: a link to another version leads to the sentence that is at
// the top of the window, unless that is the beginning.
const text = document.querySelector(".text");

const place = () => {
  if (!text || text.getBoundingClientRect().top > innerHeight / 3) return "";
  for (const row of text.querySelectorAll(".row[id]")) {
    const box = row.getBoundingClientRect();
    if (box.bottom < 48) continue;
    const seen = [...row.querySelectorAll("[data-s][id]")].find((s) => s.getBoundingClientRect().bottom > 48);
    return `#${box.top < 0 && seen ? seen.id : row.id}`;
  }
  return "";
};

for (const link of document.querySelectorAll(".top .versions a")) {
  const go = () => { link.hash = place(); };
  link.addEventListener("pointerdown", go);
  link.addEventListener("click", go);
}
