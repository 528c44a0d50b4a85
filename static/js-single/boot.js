// Unpacks what the file holds besides its HTML, and starts its scripts, which are
// in there too: the policy names them by their hash, as it does this one. The pack
// is gzip in base 93: two characters hold 13 bits, or 14 (render/base93.go).
const unpack = async () => {
  const { textContent: packed, dataset: { size } } = document.getElementById("pack");
  const bytes = new Uint8Array(size);
  const digit = (i) => { const c = packed.charCodeAt(i); return c - 33 - (c > 60); };
  let [bits, n, at] = [0, 0, 0];
  for (let i = 0; i < packed.length; i += 2) {
    const v = digit(i) * 93 + digit(i + 1);
    bits |= v << n;
    n += (v & 8191) < 457 ? 14 : 13;
    for (; n > 7; n -= 8) {
      bytes[at++] = bits; // its last 8 bits; after the end they are dropped
      bits >>>= 8;
    }
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
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
