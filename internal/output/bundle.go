package output

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/diag"
)

// BundleName is the path of the archive that holds the whole site, and bundleFolder
// the one folder in it, so that unpacking does not scatter files.
const (
	BundleName   = "site.zip"
	PrivateName  = "site.private.zip" // of a site that may not be published
	bundleFolder = "site/"
)

// longest is how long a path in the archive may be. Windows takes 259 characters in
// all (Microsoft, "Maximum Path Length Limitation"): this leaves 100 for the folder
// that it is unpacked in.
const longest = 159

// Bundle is a sink that passes every file on to another and keeps it, to make one
// archive of all in the end. What it keeps is compressed and in a temporary file, so
// that memory holds the names and not the site; Put does the compressing, on as many
// processors as call it.
//
// The archive depends on the files alone: they are in the order of their paths, with
// the first time that ZIP can express. It does not contain itself, nor anything that
// the other sink makes of the files, such as compressed ones.
type Bundle struct {
	Name    string // of the archive: BundleName, unless it is set
	sink    Sink
	packers sync.Pool

	mu      sync.Mutex
	file    *Temp
	size    int64
	entries []packed
	folded  map[string]string // paths without regard to case
	instead map[string][]byte
}

// packed is a file in the temporary one.
type packed struct {
	path         string
	at           int64
	size, stored int64
	crc          uint32
	method       uint16
}

// NewBundle returns a bundle of what will be put into sink through it. It must be
// closed.
func NewBundle(sink Sink) (*Bundle, error) {
	f, err := NewTemp("bundle")
	if err != nil {
		return nil, err
	}
	b := &Bundle{Name: BundleName, sink: sink, file: f, folded: map[string]string{}, instead: map[string][]byte{}}
	b.packers.New = func() any {
		w, err := flate.NewWriter(nil, flate.DefaultCompression)
		if err != nil {
			panic(err) // the level is a constant
		}
		return &deflater{w: w}
	}
	return b, nil
}

type deflater struct {
	w   *flate.Writer
	out bytes.Buffer
}

// Instead gives the archive data where the site has another file at path, which must
// still be to come.
func (b *Bundle) Instead(path string, data []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.instead[path] = bytes.Clone(data)
}

// Put passes the file on and keeps it. The error is the other sink's, or a [*diag.Fault]
// for a path that cannot be unpacked everywhere.
func (b *Bundle) Put(path string, data []byte) error {
	if err := b.sink.Put(path, data); err != nil {
		return err
	}
	b.mu.Lock()
	if other, ok := b.instead[path]; ok {
		data = other
	}
	clash, taken := b.folded[strings.ToLower(path)]
	b.folded[strings.ToLower(path)] = path
	b.mu.Unlock()
	switch {
	case taken && clash != path:
		return &diag.Fault{Text: fmt.Sprintf("%s and %s are one file on macOS and on Windows", min(clash, path), max(clash, path)),
			Hint: "rename one of them", Err: ErrTwice}
	case len(bundleFolder)+len(path) > longest:
		return &diag.Fault{Text: fmt.Sprintf("the path %s has %d characters, and Windows may not unpack more than %d", path, len(path),
			longest-len(bundleFolder)), Hint: "shorten the name that it comes from", Err: ErrName}
	}
	d := b.packers.Get().(*deflater)
	defer b.packers.Put(d)
	d.out.Reset()
	d.w.Reset(&d.out)
	if _, err := d.w.Write(data); err != nil {
		return err
	}
	if err := d.w.Close(); err != nil {
		return err
	}
	e := packed{path: path, size: int64(len(data)), crc: crc32.ChecksumIEEE(data), method: zip.Deflate}
	body := d.out.Bytes()
	if len(body) >= len(data) {
		body, e.method = data, zip.Store
	}
	e.stored = int64(len(body))
	b.mu.Lock()
	e.at = b.size
	b.size += e.stored
	b.entries = append(b.entries, e)
	b.mu.Unlock()
	_, err := b.file.WriteAt(body, e.at)
	return err
}

// Finish puts the archive of all files so far into a sink. No Put may be running.
func (b *Bundle) Finish(into Sink) error {
	slices.SortFunc(b.entries, func(x, y packed) int { return cmp.Compare(x.path, y.path) })
	return Stream(into, b.Name, b.write)
}

func (b *Bundle) write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, e := range b.entries {
		//lint:ignore SA1019 CreateRaw writes ModifiedDate and does not look at Modified
		h := &zip.FileHeader{Name: bundleFolder + e.path, Method: e.method, ModifiedDate: 1<<5 | 1, CRC32: e.crc, CompressedSize64: uint64(e.stored),
			UncompressedSize64: uint64(e.size)}
		if !isASCII(e.path) {
			h.Flags |= 0x800 // the name is UTF-8 (APPNOTE 4.4.4)
		}
		entry, err := z.CreateRaw(h)
		if err != nil {
			return err
		}
		if _, err := io.Copy(entry, io.NewSectionReader(b.file, e.at, e.stored)); err != nil {
			return err
		}
	}
	return z.Close()
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e })
}

// Close removes the temporary file.
func (b *Bundle) Close() error { return b.file.Close() }
