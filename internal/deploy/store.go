package deploy

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
)

// A Store is where a site is read from: keys, which are paths below its top, and
// files. Its methods may be called from several goroutines at once. They fail with a
// [*Fault] where they know what kind of failure it is.
type Store interface {
	// Name returns the store's address as the user gave it, for messages.
	Name() string
	// List returns all objects whose keys begin with prefix, sorted by key.
	List(ctx context.Context, prefix string) ([]Object, error)
	// Get returns the content of a small object.
	Get(ctx context.Context, key string) ([]byte, error)
	// Put stores a file as a whole or not at all. It returns the tag that List
	// will give for it, or "" if only List knows.
	Put(ctx context.Context, key string, c Content) (tag string, err error)
	// Delete removes an object. To remove one that is not there is no error.
	Delete(ctx context.Context, key string) error
	// Flush makes what was put and deleted before it durable, where a store does
	// not do so each time.
	Flush(ctx context.Context) error
	// Compressed returns what the store does with compressed copies if the user
	// does not say.
	Compressed() string
}

// Object is what a store lists.
type Object struct {
	Key  string `json:"key"`
	Size int64  `json:"size"`
	// Tag changes when the content does. "md5:…" and "sha256:…" are digests of it
	// in hexadecimal, unless the store encrypts; others mean something to the
	// store alone.
	Tag string `json:"tag,omitempty"`
}

// Head is what a server sends before a file. Stores that are folders ignore it.
type Head struct {
	Type     string `json:"type,omitempty"`     // Content-Type
	Cache    string `json:"cache,omitempty"`    // Cache-Control
	Encoding string `json:"encoding,omitempty"` // Content-Encoding: gzip, br or none
}

// Content is what is put: a file, or Data if File is empty.
type Content struct {
	Head
	File   string // its whole path
	Data   []byte
	Size   int64
	Digest string // SHA-256 in hexadecimal
}

// inline returns a content that is in memory.
func inline(data []byte, contentType string) Content {
	sum := sha256.Sum256(data)
	return Content{
		Head: Head{Type: contentType, Cache: "no-store"},
		Data: data, Size: int64(len(data)), Digest: hex.EncodeToString(sum[:]),
	}
}

// Open returns a reader of the content that ends in a fault of kind [Stale] if the
// bytes are not those of the digest: the file was written in the meantime.
func (c Content) Open() (io.ReadCloser, error) {
	if c.File == "" {
		return io.NopCloser(bytes.NewReader(c.Data)), nil
	}
	f, err := os.Open(c.File)
	if err != nil {
		return nil, &Fault{Stale, err.Error()}
	}
	return &checked{f, sha256.New(), c}, nil
}

// checked reads a file and compares its digest at the end.
type checked struct {
	f    *os.File
	sum  hash.Hash
	want Content
}

func (r *checked) Read(p []byte) (int, error) {
	n, err := r.f.Read(p)
	r.sum.Write(p[:n])
	if errors.Is(err, io.EOF) && hex.EncodeToString(r.sum.Sum(nil)) != r.want.Digest {
		return n, &Fault{Stale, r.want.File + " has changed"}
	}
	return n, err
}

func (r *checked) Close() error { return r.f.Close() }

// FaultKind is what a failure of a store means for what to do.
type FaultKind string

// The kinds of faults.
const (
	Passing FaultKind = "passing" // the network, or the server for the moment: try again
	Missing FaultKind = "missing" // there is no such object
	Denied  FaultKind = "denied"  // no credentials, or not enough
	NoPlace FaultKind = "noplace" // there is no such bucket, host or folder
	Skewed  FaultKind = "skewed"  // the clock of this machine is wrong
	Stale   FaultKind = "stale"   // the file here is not the one that was read
	Full    FaultKind = "full"    // there is no room, or a quota is reached
	Refused FaultKind = "refused" // whatever else will fail again
)

// Fault is a failure of a store. Text is the store's own account of it, without
// anything secret.
type Fault struct {
	Kind FaultKind
	Text string
}

func (f *Fault) Error() string { return f.Text }

// is reports whether an error is a fault of a kind.
func is(err error, k FaultKind) bool {
	var f *Fault
	return errors.As(err, &f) && f.Kind == k
}
