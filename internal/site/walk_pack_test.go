package site_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"strconv"
	"testing"
)

// packed is what an edition in one file has besides its HTML.
type packed struct {
	Drawings []string
	Entries  []string
	Claims   map[string]string
	Back     string
	Script   string
	Versions map[string]struct {
		From    string
		Chars   [2]string
		Phrases []string
	}
}

// unpack reads the pack of a page as its script does.
func unpack(t *testing.T, p *webPage) *packed {
	t.Helper()
	for n := range elements(p.doc) {
		if id, _ := attr(n, "id"); id != "pack" {
			continue
		}
		text := n.FirstChild.Data
		var data []byte
		var bits, held uint
		for i := 0; i+2 <= len(text); i += 2 {
			var v uint
			for _, c := range []byte(text[i : i+2]) {
				if c > '<' {
					c--
				}
				v = v*93 + uint(c) - '!'
			}
			bits |= v << held
			if held += 13; v&8191 < 457 {
				held++
			}
			for ; held > 7; held -= 8 {
				data = append(data, byte(bits))
				bits >>= 8
			}
		}
		value, _ := attr(n, "data-size")
		size, err := strconv.Atoi(value)
		if err != nil || len(data)-size > 3 {
			t.Fatalf("%s: %d bytes for %q", p.path, len(data), value)
		}
		z, err := gzip.NewReader(bytes.NewReader(data[:size]))
		if err != nil {
			t.Fatal(p.path, err)
		}
		all, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(p.path, err)
		}
		out := &packed{}
		if err := json.Unmarshal(all, out); err != nil {
			t.Fatal(p.path, err)
		}
		return out
	}
	t.Fatalf("%s has no pack", p.path)
	return nil
}

// singles returns the shipped editions in one file.
func singles(t *testing.T) []*webPage {
	t.Helper()
	all := walk(t).single
	if len(all) == 0 {
		t.Fatal("no edition is made as one file")
	}
	return all
}
