// Loads the files of the index. They are classic scripts, which also a page from
// a disk may load; each calls duizhaoSearch with its name and its data.
const waiting = new Map();
const loaded = new Map();

globalThis.duizhaoSearch = (name, data) => waiting.get(name)?.(data);

const inflate = async (text) => {
  if (typeof text !== "string") return text; // data as they are
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());
};

// load gives the data of a file, which is fetched once: bytes, or what it holds
// as it is. A part of the script has an address of its own.
export const load = (name, at) => {
  let data = loaded.get(name);
  if (!data) {
    data = new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = at ?? `${name}.js?${load.version}`;
      script.onerror = () => {
        loaded.delete(name);
        reject();
      };
      document.head.append(script);
    }).then(inflate);
    loaded.set(name, data);
  }
  return data;
};

load.version = ""; // of the files, that none of another build comes out of a cache

// read reads numbers and texts as internal/search/merge.go writes them.
export const read = (bytes) => {
  let at = 0;
  const number = () => {
    let n = 0;
    for (let unit = 1; ; unit *= 128) {
      const b = bytes[at++];
      n += (b & 127) * unit;
      if (b < 128) return n;
    }
  };
  return {
    number,
    more: () => at < bytes.length,
    bytes: (n) => bytes.subarray(at, (at += n)),
    sums: (out = [], n = 0) => { // the rest, as numbers of which each adds to the one before
      while (at < bytes.length) out.push((n += number()));
      return out;
    },
  };
};
