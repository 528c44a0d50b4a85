// How the reader likes pages to look is kept for all of them as "sepia 1.12 1.15 1":
// colours, and how much larger letters, lines and columns are. It is put on before
// the first paint.
const { dataset: data, style } = document.documentElement;

const wear = (look) => {
  const [colours, ...by] = (look ?? "").split(" ");
  if (/^(light|dark|sepia)$/.test(colours)) data.colours = colours;
  else delete data.colours;
  ["size", "lead", "measure"].forEach((k, i) => {
    if (by[i] > .5 && by[i] < 2) style.setProperty(`--${k}`, by[i]);
    else style.removeProperty(`--${k}`);
  });
  duizhao.worn = look;
};

export const look = (keep) => {
  duizhao.wear = wear;
  wear(keep("duizhao:look"));
};
