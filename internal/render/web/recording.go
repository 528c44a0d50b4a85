package web

import (
	"encoding/hex"
	"slices"
	"strconv"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/render"
)

// Recordings makes the recordings of editions into files of the site.
type Recordings struct {
	recordings *render.Recordings
	private    []string
}

// recorded returns the address of the script about its recordings for each version that
// a page may show, or - for one that has none; nil if none has any.
func recorded(v *render.View, versions []string, fingerprint string) []string {
	out := make([]string, len(versions))
	some := false
	for i, tag := range versions {
		out[i] = "-"
		if len(v.Spoken(tag)) > 0 {
			some = true
			out[i] = v.Root + address.Recording(v.Slug, v.Written(tag).Lang) + "?" + fingerprint
		}
	}
	if !some {
		return nil
	}
	return out
}

// Make makes, for each version with recordings, the files of these and the script that
// says when each sentence is read in them:
//
//	duizhao.recording(["../../assets/river-en-0123456789.mp3"], {
//	"p01.1":[0,0,2500],      the file, and from when to when, in milliseconds
//	})
//
// A page opened from a disk can load nothing but scripts, and so this is one.
func (r *Recordings) Make(a *edition.Shown, put render.Put) error {
	for _, tag := range a.Recorded() {
		list := a.Spoken(tag)
		files, done := make([]string, len(list)), map[string]bool{}
		for i := range list {
			files[i] = audioFile(a.Slug, tag, &list[i])
			if done[files[i]] { // two files of cues for one recording
				continue
			}
			done[files[i]] = true
			data, err := r.recordings.Data(&list[i])
			if err != nil {
				return err
			}
			if err := put(files[i], data); err != nil {
				return err
			}
		}
		if err := put(address.Recording(a.Slug, tag), r.script(a.Slug, files, list)); err != nil {
			return err
		}
	}
	return nil
}

// audioFile returns the path of a recording below the site's root: named by its content,
// so that a reader's browser keeps it.
func audioFile(slug, tag string, a *edition.Audio) string {
	return "assets/" + slug + "-" + address.VersionName(tag) + "-" + hex.EncodeToString(a.Sum[:5]) + a.Ext
}

func (r *Recordings) script(slug string, files []string, list []edition.Audio) []byte {
	var b []byte
	if slices.Contains(r.private, slug) {
		b = append(b, "// private: part of a site that may not be published\n"...)
	}
	b = append(b, "duizhao.recording(["...)
	for i, f := range files {
		if i > 0 {
			b = append(b, ',')
		}
		b = encode.Script(b, "../../"+f)
	}
	b = append(b, "], {\n"...)
	for i := range list {
		for _, c := range list[i].Cues {
			b = append(encode.Script(b, edition.Address(c.Block, c.Segment+1)), ':', '[')
			b = append(strconv.AppendInt(b, int64(i), 10), ',')
			b = append(strconv.AppendInt(b, int64(c.From), 10), ',')
			b = append(strconv.AppendInt(b, int64(c.To), 10), "],\n"...)
		}
	}
	return append(b, "});\n"...)
}
