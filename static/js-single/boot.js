// Unpacks what the file holds besides its HTML, and starts its scripts, which are
// in there too: the policy names them by their hash, as it does this one. The pack
// is gzip in base 85, four bytes in five characters (render/single.go).
const unpack = async () => {
  const { textContent: packed, dataset: { size } } = document.getElementById("pack");
  const bytes = new DataView(new ArrayBuffer(packed.length / 5 * 4));
  for (let i = 0; i < packed.length; i += 5) {
    let n = 0;
    for (let k = i; k < i + 5; k++) {
      const c = packed.charCodeAt(k);
      n = n * 85 + c - 40 - (c > 60) - (c > 92);
    }
    bytes.setUint32(i / 5 * 4, n);
  }
  return new Response(new Blob([bytes.buffer.slice(0, size)]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
};

const { duizhao } = globalThis;
duizhao.runs = true; // the script has come, though what it unpacks may come after the page is loaded
document.documentElement.classList.add("ready");
duizhao.pack = unpack();
duizhao.pack.then(({ script }) => {
  const e = document.createElement("script");
  e.type = "module";
  e.textContent = script;
  document.body.append(e);
}, () => document.documentElement.classList.remove("js", "ready")); // a browser that cannot: as without scripts
