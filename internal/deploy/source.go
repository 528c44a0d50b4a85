package deploy

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/diag"
	"duizhao/internal/hosting"
	"duizhao/internal/output"

	"golang.org/x/sync/errgroup"
)

// What is done with the compressed copies of a site that has them (outputs: compress).
const (
	Beside = "beside" // sent as files of their own, for servers that choose among them
	Gzip   = "gzip"   // sent in place of the file, marked as encoded
	Brotli = "br"     // the same; browsers take it over https alone
	Plain  = "none"   // not sent
)

// Compressions lists the values of [Options.Compression].
var Compressions = []string{Gzip, Brotli, Beside, Plain}

// Files at the root of a site that may not be published.
const (
	PrivateFile = "private.json" // it holds an author's own text
	DraftsFile  = "drafts.json"  // it shows drafts
)

// File is a product of the built site as it is sent.
type File struct {
	Key  string
	Path string // of the file that is sent, below the folder: Key, or a compressed copy
	Sum
}

// Sum is by what two files are compared.
type Sum struct {
	Size   int64  `json:"size"`
	Digest string `json:"sha256"`
	Head
}

func (f File) content(folder string) Content {
	return Content{Head: f.Head, File: filepath.Join(folder, filepath.FromSlash(f.Path)), Size: f.Size, Digest: f.Digest}
}

// read lists the built site with the digests of its files, sorted by key.
func read(ctx context.Context, o Options) ([]File, error) {
	paths, err := output.Published(o.Folder)
	if err != nil {
		return nil, unreadable(o.Folder, err)
	}
	if _, private := slices.BinarySearch(paths, PrivateFile); private {
		return nil, &diag.Fault{
			Text: o.Folder + " is private: it holds an author's own text, which may not be published",
			Hint: "build without --witness, and deploy that",
		}
	}
	if _, drafts := slices.BinarySearch(paths, DraftsFile); drafts {
		return nil, &diag.Fault{Text: o.Folder + " shows drafts, which are not published yet", Hint: "build without --drafts, and deploy that"}
	}
	if len(paths) == 0 {
		return nil, &diag.Fault{Text: "there is nothing in " + o.Folder, Hint: "build the site first: duizhao build"}
	}
	files, err := variants(paths, o.Compression)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(o.Folder)
	if err != nil {
		return nil, unreadable(o.Folder, err)
	}
	defer root.Close()
	var g errgroup.Group
	g.SetLimit(o.Parallel)
	var mu sync.Mutex
	done := 0
	for i := range files {
		g.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			f := &files[i]
			size, sum, err := digest(root, f.Path)
			if err != nil {
				return unreadable(filepath.Join(o.Folder, f.Path), err)
			}
			f.Size, f.Digest = size, sum
			mu.Lock()
			defer mu.Unlock()
			done++
			o.Progress(Progress{"read", done, len(files)})
			return nil
		})
	}
	return files, g.Wait()
}

// variants returns what is sent of sorted paths, with heads and without digests.
func variants(paths []string, compression string) ([]File, error) {
	var out []File
	found := false
	for _, p := range paths {
		f := File{Key: p, Path: p}
		if original, ext := uncompressed(p); ext != "" {
			if _, ok := slices.BinarySearch(paths, original); ok {
				found = true
				if compression != Beside {
					continue
				}
			}
		}
		f.Head = Head{Type: hosting.Type(f.Key), Cache: hosting.Cache(f.Key)}
		if ext := map[string]string{Gzip: ".gz", Brotli: ".br"}[compression]; ext != "" {
			if _, ok := slices.BinarySearch(paths, p+ext); ok {
				f.Path, f.Encoding = p+ext, compression
			}
		}
		out = append(out, f)
	}
	if compression == Brotli && !found {
		return nil, &diag.Fault{
			Text: "there are no compressed copies to send",
			Hint: "have them made with outputs: {compress: true} in content/site.yaml, and build again",
		}
	}
	return out, nil
}

// uncompressed returns the path that a compressed copy is beside, and its extension.
func uncompressed(p string) (original, ext string) {
	for _, ext := range []string{".gz", ".br"} {
		if original, ok := strings.CutSuffix(p, ext); ok {
			return original, ext
		}
	}
	return p, ""
}

func digest(root *os.Root, name string) (int64, string, error) {
	f, err := root.Open(name)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return n, hex.EncodeToString(h.Sum(nil)), err
}

// unreadable words what is wrong with the built site.
func unreadable(name string, err error) error {
	var e *diag.Fault
	var pe *fs.PathError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &e):
		return &diag.Fault{Text: e.Text, Hint: e.Hint, Err: err}
	case errors.Is(err, fs.ErrNotExist):
		return &diag.Fault{Text: "there is no " + name, Hint: "build the site first: duizhao build", Err: err}
	case errors.As(err, &pe):
		err = pe.Err
	}
	return &diag.Fault{Text: fmt.Sprintf("cannot read %s: %v", name, err), Err: err}
}
