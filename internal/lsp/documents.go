package lsp

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A document is a file that is open in the editor, which has the truth about it.
type document struct {
	uri     string
	version int
	text    string
}

func (s *server) didOpen(_ context.Context, p *didOpenParams) error {
	if name := s.o.within(p.TextDocument.URI); name != "" {
		s.mu.Lock()
		s.open[name] = &document{p.TextDocument.URI, p.TextDocument.Version, p.TextDocument.Text}
		s.mu.Unlock()
		s.touch(name)
	}
	return nil
}

func (s *server) didChange(_ context.Context, p *didChangeParams) error {
	name := s.o.within(p.TextDocument.URI)
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.open[name]
	if d == nil {
		return nil
	}
	for _, c := range p.Changes {
		if c.Range == nil {
			d.text = c.Text
			continue
		}
		from, to := offsetOf(d.text, c.Range.Start), offsetOf(d.text, c.Range.End)
		d.text = d.text[:from] + c.Text + d.text[max(from, to):]
	}
	d.version = p.TextDocument.Version
	s.touch(name)
	return nil
}

func (s *server) didClose(ctx context.Context, p *didCloseParams) error {
	name := s.o.within(p.TextDocument.URI)
	s.mu.Lock()
	delete(s.open, name)
	s.mu.Unlock()
	if name != "" && s.uri(name) != p.TextDocument.URI { // problems that remain are shown under the usual one
		s.rpc.Notify(ctx, "textDocument/publishDiagnostics", publishDiagnosticsParams{p.TextDocument.URI, nil, []diagnostic{}})
	}
	s.touch(name)
	return nil
}

// versionOf returns the version of an open file, or nil.
func (s *server) versionOf(name string) *int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.open[name]; d != nil {
		v := d.version
		return &v
	}
	return nil
}

// overlay is a site's folder with the texts that are open over it. It does not change.
type overlay struct {
	below fs.FS
	open  map[string]string
}

func (o *overlay) Open(name string) (fs.File, error) {
	if text, ok := o.open[name]; ok {
		return &openFile{strings.NewReader(text), info{path.Base(name), int64(len(text))}}, nil
	}
	return o.below.Open(name)
}

// ReadDir lists a folder with the files that are open and were never saved.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.below, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return list, err
	}
	for file, text := range o.open {
		base := path.Base(file)
		if path.Dir(file) == name && !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == base }) {
			list, err = append(list, fs.FileInfoToDirEntry(info{base, int64(len(text))})), nil
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}

// Fault returns what in the world failed below.
func (o *overlay) Fault() error {
	if f, ok := o.below.(interface{ Fault() error }); ok {
		return f.Fault()
	}
	return nil
}

type openFile struct {
	io.Reader
	info
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type info struct {
	name string
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return 0o644 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }
