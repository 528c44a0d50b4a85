package site_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
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
		for i := 0; i+5 <= len(text); i += 5 {
			var four uint32
			for _, c := range []byte(text[i : i+5]) {
				v := uint32(c) - 40
				if c > '<' {
					v--
				}
				if c > '\\' {
					v--
				}
				four = four*85 + v
			}
			data = binary.BigEndian.AppendUint32(data, four)
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
