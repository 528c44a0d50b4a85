package carrier

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"

	"duizhao/internal/deploy"
)

// Bucket is a store for a cache that several machines share: what is large goes through
// files, since a text is a poor way for it. It tries again what may pass.
type Bucket struct {
	store *Store
	again deploy.Store // the same
	dir   string       // for files under way
	files atomic.Int64
}

// OpenBucket runs the program for an address. Close the bucket to end it.
func OpenBucket(ctx context.Context, program, address string) (*Bucket, error) {
	dir, err := os.MkdirTemp("", "duizhao-cache-") // for this user alone
	if err != nil {
		return nil, err
	}
	store, err := Open(ctx, program, address)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	return bucketOf(store, dir), nil
}

func bucketOf(store *Store, dir string) *Bucket {
	b := &Bucket{store: store, dir: dir}
	b.again = deploy.Patient(within{store, b})
	return b
}

// Close ends the program.
func (b *Bucket) Close() error { return errors.Join(b.store.Close(), os.RemoveAll(b.dir)) }

// List returns the keys that begin with prefix.
func (b *Bucket) List(ctx context.Context, prefix string) ([]string, error) {
	list, err := b.again.List(ctx, prefix)
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].Key
	}
	return out, deploy.Explain(ctx, b.store.name, err)
}

// Get returns an object.
func (b *Bucket) Get(ctx context.Context, key string) ([]byte, error) {
	data, err := b.again.Get(ctx, key)
	return data, deploy.Explain(ctx, b.store.name, err)
}

// Put stores an object.
func (b *Bucket) Put(ctx context.Context, key string, data []byte) error {
	name := b.file()
	defer os.Remove(name)
	if err := os.WriteFile(name, data, 0o600); err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	_, err := b.again.Put(ctx, key, deploy.Content{Head: deploy.Head{Type: "application/octet-stream", Cache: "no-store"}, File: name,
		Size: int64(len(data)), Digest: hex.EncodeToString(sum[:])})
	return deploy.Explain(ctx, b.store.name, err)
}

// Delete removes an object.
func (b *Bucket) Delete(ctx context.Context, key string) error {
	return deploy.Explain(ctx, b.store.name, b.again.Delete(ctx, key))
}

func (b *Bucket) file() string {
	return filepath.Join(b.dir, strconv.FormatInt(b.files.Add(1), 36))
}

// within is a store that is read through files.
type within struct {
	*Store
	bucket *Bucket
}

func (w within) Get(ctx context.Context, key string) ([]byte, error) {
	name := w.bucket.file()
	defer os.Remove(name)
	if _, err := w.ask(ctx, Request{Op: "get", Key: key, File: name}); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
}
