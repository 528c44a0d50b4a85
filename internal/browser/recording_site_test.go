package browser

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing/fstest"
)

// mp3 returns a silence of about so many milliseconds: frames of layer III, of 26 ms each,
// in which there is nothing.
func mp3(ms int) []byte {
	frame := make([]byte, 144*32000/44100) // 32 kbit/s
	copy(frame, "\xff\xfb\x10\xc4")        // MPEG 1, layer III, 44.1 kHz, mono
	return bytes.Repeat(frame, ms*44100/1152/1000+1)
}

// wav returns a silence of so many milliseconds.
func wav(ms int) []byte {
	const rate = 8000
	n := uint32(ms * rate / 1000)
	var b bytes.Buffer
	b.WriteString("RIFF")
	binary.Write(&b, binary.LittleEndian, 36+n)
	b.WriteString("WAVEfmt ")
	binary.Write(&b, binary.LittleEndian, uint32(16))
	for _, v := range []any{uint16(1), uint16(1), uint32(rate), uint32(rate), uint16(1), uint16(8)} {
		binary.Write(&b, binary.LittleEndian, v)
	}
	b.WriteString("data")
	binary.Write(&b, binary.LittleEndian, n)
	b.Write(bytes.Repeat([]byte{128}, int(n)))
	return b.Bytes()
}

// cuesOf returns cues of so many milliseconds for sentences, one after another.
func cuesOf(ms int, ids ...string) []byte {
	var b strings.Builder
	b.WriteString("WEBVTT\n")
	at := func(n int) string { return fmt.Sprintf("%02d:%02d.%03d", n/60000, n/1000%60, n%1000) }
	for i, id := range ids {
		fmt.Fprintf(&b, "\n%s\n%s --> %s\n", id, at(i*ms), at((i+1)*ms))
	}
	return []byte(b.String())
}

// recordedSite is a small site of an edition with two versions that have recordings, a
// version that the program derives, and one without any.
func recordedSite() fstest.MapFS {
	text := func(words ...string) []byte {
		return []byte("## " + words[0] + "\n{#s1}\n\n" + words[1] + "\n" + words[2] + "\n{#p01}\n\n" + words[3] + "\n{#p02}\n")
	}
	ids := []string{"s1.1", "p01.1", "p01.2", "p02.1"}
	return fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: {zh-Hant: 站, en: Site}\nlanguages: [zh-Hant, en]\noutputs: {epub: [view, en, zh-Hans]}\n")},
		"content/about.md":  {Data: []byte("---\ntitle: {zh-Hant: 關於, en: About}\n---\n--- zh-Hant\n甲。\n--- en\nA.\n")},
		"content/editions/river/edition.yaml": {Data: []byte(`title: {zh-Hant: 河, en: A River, fr: Une rivière}
author: {zh-Hant: 佚名, en: Anon., fr: Anonyme}
date: 2026-01-01
base: zh-Hant
versions:
  - lang: zh-Hant
    audio:
      - {file: audio/一.mp3, cues: audio/1.vtt, reader: {zh-Hant: 李珍, en: Li Zhen}}
      - {file: audio/二.mp3, cues: audio/2.vtt, reader: {zh-Hant: 李珍, en: Li Zhen}}
  - lang: en
    audio: {file: en.mp3, cues: en.vtt, reader: Jane Lee}
  - lang: fr
  - lang: zh-Hans
    derived: zh-Hant
`)},
		"content/editions/river/zh-Hant.md":  {Data: text("河", "河不寬，船也不大。", "過河要等風停。", "風停了。")},
		"content/editions/river/en.md":       {Data: text("The River", "The river is not wide.", "To cross, wait.", "The wind has dropped.")},
		"content/editions/river/fr.md":       {Data: text("La rivière", "Elle est étroite.", "Attendez.", "Le vent est tombé.")},
		"content/editions/river/audio/一.mp3": {Data: mp3(1800)},
		"content/editions/river/audio/二.mp3": {Data: mp3(900)},
		"content/editions/river/en.mp3":      {Data: mp3(2000)},
		"content/editions/river/audio/1.vtt": {Data: cuesOf(600, ids[:3]...)},
		"content/editions/river/audio/2.vtt": {Data: cuesOf(600, ids[3:]...)},
		"content/editions/river/en.vtt":      {Data: cuesOf(500, ids...)},
	}
}
