package browser

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// unzip puts the files of a book below dir.
func unzip(t *testing.T, data []byte, dir string, into map[string][]byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if into[dir+f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
}
