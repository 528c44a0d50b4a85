package corpus

import (
	"bytes"
	"crypto/sha256"

	"duizhao/internal/source"
)

// Head is over what is read of an edition's settings before the edition: all of it, and
// all but its title. While that is the same, so is all that a site knows of the edition
// before it is read.
type Head struct{ All, Untitled [16]byte }

// headKeys are what [Open] reads, and what decides which pages an edition has and whether
// its author's text may be published.
var headKeys = []string{"draft", "aliases", "tags", "series", "people", "part", "date", "author", "versions", "base", "view", "speakers", "rights"}

// HeadOf returns the head of an edition.yaml.
func HeadOf(data []byte) Head {
	placed := source.Only(data, "aliases", "part") != nil // the lines of these are told
	sum := func(keys ...string) [16]byte {
		only := source.Only(data, keys...)
		if !placed {
			only = bytes.Join(bytes.FieldsFunc(only, func(r rune) bool { return r == '\n' }), []byte("\n"))
		}
		s := sha256.Sum256(bytes.TrimRight(only, "\r\n"))
		return [16]byte(s[:])
	}
	return Head{sum(append(headKeys, "title")...), sum(headKeys...)}
}
