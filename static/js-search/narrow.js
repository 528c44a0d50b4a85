// Narrows what is found to some editions: by series, author, year, language, and by kind.
// A choice is a select element; its options say how many results each would leave.
export const narrowing = ({ load, say }) => async (box, run) => {
  const { slugs, facets } = JSON.parse(new TextDecoder().decode(await load("facets")));
  const selects = [...box.querySelectorAll("select")];
  const asked = new URLSearchParams(location.search);
  const wanted = {}; // by the name of a select, also before it has such an option
  for (const s of selects) wanted[s.name] = asked.get(s.name) ?? "";
  const number = new Map(slugs.map((slug, n) => [slug, n]));
  const known = (s) => s.name === "kind" || facets[s.name]?.values.some(([id]) => id === wanted[s.name]);
  for (const s of selects) if (!known(s)) wanted[s.name] = "";
  for (const s of selects) {
    s.onchange = () => {
      wanted[s.name] = s.value;
      run();
    };
  }

  // has tells whether edition n has what is wanted, but for one of the choices.
  const has = (n, but) => Object.entries(wanted).every(([name, id]) => !id || name === but || !facets[name]
    || facets[name].of[n].some((v) => facets[name].values[v][0] === id));

  const fill = (s, options) => {
    const chosen = wanted[s.name];
    if (chosen && !options.some(([id]) => id === chosen)) {
      const name = s.name === "kind" ? chosen : facets[s.name].values.find(([id]) => id === chosen)[1];
      options.push([chosen, name, "0"]);
    }
    const all = new Option([...say("all").children].map((e) => e.textContent).join(" · "), "");
    s.replaceChildren(all, ...options.map(([id, name, n]) => new Option(n ? `${name} (${n})` : name, id)));
    s.value = chosen;
    s.closest("label").hidden = options.length < 2 && !chosen;
  };

  let kinds = []; // what each kind has, before one of them is chosen
  return {
    chosen: () => Object.entries(wanted).filter(([, id]) => id),
    only: () => (selects.some((s) => s.name !== "kind" && wanted[s.name])
      ? (at) => {
        const n = typeof at === "number" ? at : number.get(at);
        return n >= 0 && has(n);
      } : null),

    // of gives the groups that are wanted, in their places.
    of: (groups, sections) => {
      kinds = groups.map((g, i) => [sections[i].id, [...sections[i].querySelector("h2").children].slice(0, -1).map((e) => e.textContent).join(" · "), g]);
      return groups.map((g, i) => (wanted.kind && sections[i].id !== wanted.kind ? { count: 0, most: 0, left: () => 0, take: async () => [] } : g));
    },

    count: ({ tally, sure }) => {
      if (!tally) return;
      const found = Object.entries(tally).map(([at, n]) => [number.get(at) ?? +at, n]);
      for (const s of selects) {
        if (s.name === "kind") {
          fill(s, kinds.filter(([, , g]) => g.most).map(([id, name, g]) => [id, name, `${g.count < g.most ? "≤ " : ""}${g.most}`]));
          continue;
        }
        const { values, of } = facets[s.name];
        const sums = values.map(() => 0);
        for (const [n, hits] of found) if (of[n] && has(n, s.name)) for (const v of of[n]) sums[v] += hits;
        fill(s, values.flatMap(([id, name], v) => (sums[v] ? [[id, name, `${sure ? "" : "≥ "}${sums[v]}`]] : [])));
      }
      box.hidden = selects.every((s) => s.closest("label").hidden);
    },
  };
};
