// Plays the recordings of versions, sentence by sentence, in the place of voices. A
// script of each version's says which files there are, and from when to when each
// sentence is read in them.
const { duizhao } = globalThis;
const { recorded, versions } = document.documentElement.dataset;
const sound = new Audio(); // one for all: a phone lets no other play
const coming = {}; // by the address of the script
let came;
let timer;

duizhao.recording = (files, cues) => {
  const { src } = document.currentScript;
  came = { files: files.map((f) => new URL(f, src).href), cues };
};
const load = (src) => coming[src] ??= new Promise((done) => {
  const script = document.createElement("script");
  script.src = src;
  script.onload = () => done(came);
  script.onerror = () => { delete coming[src]; done(); };
  document.head.append(script);
});

const still = () => {
  clearTimeout(timer);
  sound.pause();
};

// play plays a stretch of a file, and calls over at its end: with nothing, or with why it
// has ended before. What is playing up to there plays on.
const play = (file, from, to, rate, over) => {
  clearTimeout(timer);
  const seek = () => { if (Math.abs(sound.currentTime - from) > .4) sound.currentTime = from; };
  const on = !sound.paused && sound.src === file;
  if (sound.src !== file) sound.src = file;
  sound.defaultPlaybackRate = sound.playbackRate = rate;
  if (on) seek();
  else sound.currentTime = from;
  sound.onloadedmetadata = seek;
  const fail = () => over(sound.error ? "broken" : "failed");
  sound.onerror = fail;
  const watch = () => {
    const left = to - sound.currentTime;
    if (sound.ended || !sound.seeking && left <= 0) over();
    else if (sound.paused) over("paused"); // by the system
    else timer = setTimeout(watch, Math.min(250, Math.max(10, left / rate * 1000)));
  };
  sound.play().then(watch, fail);
};

duizhao.parts.recorded = {
  still,
  playing: () => !sound.paused,
  async bring(tags) {
    const at = recorded.split(" ");
    const all = {};
    for (const tag of tags) {
      const src = at[versions.split(" ").indexOf(tag)];
      const it = src && src !== "-" && await load(src);
      if (it) all[tag] = {
        has: (id) => id in it.cues,
        play(id, rate, over) {
          const [n, from, to] = it.cues[id];
          play(it.files[n], from / 1000, to / 1000, rate, over);
        },
      };
    }
    return all;
  },
};
