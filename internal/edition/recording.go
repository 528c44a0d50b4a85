package edition

import "maps"

// Recording declares a recording of a version read aloud.
type Recording struct {
	File   string `yaml:"file" required:"true" doc:"the recording, a file in the edition's folder, as in audio/en.mp3: MP3, M4A, Ogg Opus or WAV, of at most 100 MiB"`
	Cues   string `yaml:"cues" required:"true" doc:"when each sentence is read: a WebVTT file in the edition's folder, as in audio/en.vtt, whose cues are called by segments, such as p17.2, or have no names and follow the text"`
	Reader Makers `yaml:"reader" doc:"who reads, written like the translator"`
}

// Recordings are the recordings of a version, in the order of its text. One may stand
// for a list.
type Recordings []Recording

// MayBeOne says that a single recording may be written in the place of the list.
func (Recordings) MayBeOne() {}

// Audio is a recording as it was read: a file and its cues.
type Audio struct {
	Path  string // of the file
	Type  string // its media type
	Ext   string // of a file of that type
	Books bool   // an EPUB can hold it
	Sum   [32]byte
	Cues  []Cue // in the order of their times
}

// Cue says when a segment is read, in milliseconds from the beginning of a file.
type Cue struct {
	Block    string
	Segment  int // from 0
	From, To int
}

// Spoken returns the recordings of a version or, if the program derived it, those of
// the version that it was derived from: it is read in the same words.
func (e *Edition) Spoken(tag string) []Audio {
	v := e.Written(tag)
	if v == nil {
		return nil
	}
	if t := e.Version(v.Lang); t != nil && !t.Witness {
		return t.Audio
	}
	return nil
}

// Recorded returns the tags of the versions with recordings of their own.
func (i *Info) Recorded() []string {
	var out []string
	for k := range i.Versions {
		if i.Versions[k].Audio != nil {
			out = append(out, i.Versions[k].Lang)
		}
	}
	return out
}

// Readers returns who reads a version aloud, each once.
func (i *Info) Readers(tag string) Makers {
	var out Makers
	v := i.Written(tag)
	if v == nil {
		return nil
	}
	for k := range v.Audio {
		for _, m := range v.Audio[k].Reader {
			if !out.has(&m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// has reports whether somebody is among makers.
func (m Makers) has(other *Maker) bool {
	for i := range m {
		if m[i].Note == other.Note && (m[i].Note != "" || maps.Equal(m[i].Name, other.Name)) {
			return true
		}
	}
	return false
}
