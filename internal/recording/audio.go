// Package recording knows recordings of a text read aloud: what kind of audio a file
// holds, and its cues, which say when each sentence is read, in a file of their own
// (WebVTT, W3C Candidate Recommendation).
package recording

import "bytes"

// Kind is a kind of audio: its name for people, its media type, and the extension of its
// files. Books says that an EPUB can hold it (EPUB 3.3, 3.2).
type Kind struct {
	Name, Type, Ext string
	Books           bool
}

// Kinds are the kinds of audio that browsers play.
var Kinds = []Kind{
	{"MP3", "audio/mpeg", ".mp3", true},
	{"M4A", "audio/mp4", ".m4a", true},
	{"Ogg Opus", "audio/ogg", ".ogg", true},
	{"WAV", "audio/wav", ".wav", false},
}

// Of returns the kind of audio that data begins as, whatever its file is called; ok is
// false for anything else.
func Of(data []byte) (k Kind, ok bool) {
	at := func(i int, s string) bool { return len(data) >= i && bytes.HasPrefix(data[i:], []byte(s)) }
	switch {
	case at(0, "ID3"), layer3(data):
		return Kinds[0], true
	case at(4, "ftyp") && (at(8, "M4A") || at(8, "mp4") || at(8, "iso") || at(8, "dash")):
		return Kinds[1], true
	case at(0, "OggS") && bytes.Contains(data[:min(len(data), 512)], []byte("OpusHead")):
		return Kinds[2], true
	case at(0, "RIFF") && at(8, "WAVE"):
		return Kinds[3], true
	}
	return Kind{}, false
}

// layer3 reports whether data begins with the header of a frame of MPEG audio, layer III
// (ISO 11172-3, 2.4.1.3), as an MP3 without tags does.
func layer3(data []byte) bool {
	if len(data) < 4 {
		return false
	}
	version, layer, rate, sampling := data[1]>>3&3, data[1]>>1&3, data[2]>>4, data[2]>>2&3
	return data[0] == 0xff && data[1]&0xe0 == 0xe0 && version != 1 && layer == 1 && rate != 0 && rate != 15 && sampling != 3
}
