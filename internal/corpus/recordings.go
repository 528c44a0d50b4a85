package corpus

import (
	"crypto/sha256"
	"io/fs"
	"path"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/recording"
	"duizhao/internal/source"
)

// MaxAudio is how many bytes a recording may have: a build holds it whole for each file
// that it goes into.
const MaxAudio = 100 << 20

// audioAt is the place of a key of the k-th recording of the i-th version in
// edition.yaml, where one recording may stand for a list.
func audioAt(doc *source.Doc, i, k int, key string) []any {
	if k == 0 && doc.Pos("versions", i, "audio", 0) == doc.Pos("versions", i, "audio") {
		return []any{"versions", i, "audio", key}
	}
	return []any{"versions", i, "audio", k, key}
}

// recordings reads the recordings of a version that edition.yaml declares as its i-th.
func (c *editionReader) recordings(e *edition.Edition, v *edition.Version, i int, doc *source.Doc, problems *diag.List) {
	declared := e.Versions[i].Audio
	if declared == nil {
		return
	}
	if len(declared) == 0 {
		problems.Add(diag.Errorf("audio-file", doc.Pos("versions", i, "audio"), "no recording is named here").WithHint("name one, as in audio: {file: audio/" +
			v.Lang + ".mp3, cues: audio/" + v.Lang + ".vtt}; or take the key out"))
		return
	}
	r := newReading(v, problems)
	whole := true // all that is declared could be read
	for k := range declared {
		a := c.audio(e, declared[k].File, doc.Pos(audioAt(doc, i, k, "file")...), problems)
		f := c.cues(e, declared[k].Cues, doc.Pos(audioAt(doc, i, k, "cues")...), problems)
		if a == nil || f == nil {
			whole = false
			continue
		}
		if !r.cues(a, f) {
			whole = false
		}
		v.Audio = append(v.Audio, *a)
	}
	if whole {
		r.missing(doc.Pos(audioAt(doc, i, 0, "cues")...))
	}
}

// inFolder returns the path of a file of an edition, or reports that it cannot be one.
func (c *editionReader) inFolder(e *edition.Edition, name string, at diag.Pos, problems *diag.List) (full string, ok bool) {
	if !fs.ValidPath(name) || name == "." {
		problems.Add(diag.Errorf("audio-file", at, "%q is not the name of a file in the edition's folder", name).
			WithHint("write it as it is below that folder, as in audio/en.mp3"))
		return "", false
	}
	full = path.Join(path.Dir(e.Path), name)
	if c.folders.missing(full) {
		problems.Add(diag.Errorf("audio-file", at, "there is no file %s", full).WithHint("put it there, or name it as it is called"))
		return "", false
	}
	return full, true
}

// audio reads the file of a recording; it returns nil if that cannot be used.
func (c *editionReader) audio(e *edition.Edition, name string, at diag.Pos, problems *diag.List) *edition.Audio {
	full, ok := c.inFolder(e, name, at, problems)
	if !ok {
		return nil
	}
	info, err := fs.Stat(c.fsys, full)
	if err == nil && info.Size() > MaxAudio {
		problems.Add(diag.Errorf("audio-file", at, "%s has %d bytes; a recording may have at most %d", full, info.Size(), MaxAudio).
			WithHint("save it at a lower rate, such as 64 kbit/s, or cut it into several, as in audio: [{file: …, cues: …}, {file: …, cues: …}]"))
		return nil
	}
	var data []byte
	if err == nil {
		data, err = fs.ReadFile(c.fsys, full)
	}
	if err != nil {
		source.ReportRead(full, err, problems)
		return nil
	}
	kind, ok := recording.Of(data)
	if !ok {
		names := make([]string, len(recording.Kinds))
		for i, k := range recording.Kinds {
			names[i] = k.Name
		}
		problems.Add(diag.Errorf("audio-file", at, "%s is not a recording that browsers play", full).
			WithHint("save it as one of: " + strings.Join(names, ", ")))
		return nil
	}
	if !kind.Books {
		problems.Add(diag.Warnf("audio-wav", at, "%s is a %s, which is large, and which no EPUB can hold", full, kind.Name).
			WithHint("save it as MP3 or M4A"))
	}
	a := &edition.Audio{Path: full, Type: kind.Type, Ext: kind.Ext, Books: kind.Books, Sum: sha256.Sum256(data)}
	e.Digest = sha256.Sum256(append(e.Digest[:], a.Sum[:]...))
	return a
}

// cues reads the file of the cues of a recording; it returns nil if that cannot be used.
func (c *editionReader) cues(e *edition.Edition, name string, at diag.Pos, problems *diag.List) *source.File {
	full, ok := c.inFolder(e, name, at, problems)
	if !ok {
		return nil
	}
	f := source.Read(c.fsys, full, problems)
	if f != nil {
		sum := sha256.Sum256(f.Data)
		e.Digest = sha256.Sum256(append(e.Digest[:], sum[:]...))
	}
	return f
}
