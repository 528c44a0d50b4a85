package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/cache"
	"duizhao/internal/carrier"
	"duizhao/internal/diag"
	"duizhao/internal/site"
)

// poolSchemes are those of addresses of caches that several machines share.
var poolSchemes = []string{"s3", "gs", "azblob", "file"}

// pooled reports whether --cache names a cache that several machines share.
func (c *cacheFlags) pooled() bool {
	scheme, _, ok := strings.Cut(c.Cache, ":")
	for _, s := range poolSchemes {
		if ok && scheme == s {
			return true
		}
	}
	return strings.Contains(c.Cache, "://")
}

// bucket is a place that has to be closed.
type bucket interface {
	cache.Bucket
	io.Closer
}

// openPool opens the cache that --cache names. Close both of what it returns.
func (c *cacheFlags) openPool(ctx context.Context, u *ui) (*cache.Pool, io.Closer, error) {
	place, err := c.openBucket(ctx)
	if err != nil {
		return nil, nil, unreached(err)
	}
	pool, err := cache.OpenPool(ctx, place, u.cacheNotice)
	if err != nil {
		place.Close()
		return nil, nil, unreached(err)
	}
	return pool, place, nil
}

// unreached is the error for a shared cache that cannot be used as things are. Its hint is
// not that of deploy.
func unreached(err error) error {
	f, ok := errors.AsType[*diag.Fault](err)
	if !ok {
		return &diag.Fault{Text: fmt.Sprintf("the shared cache cannot be used: %v", cause(err)), Err: err}
	}
	of := *f
	if !f.Misuse && f.Err != nil {
		of.Text, of.Hint = "the shared cache cannot be used: "+f.Text, "duizhao deploy --help lists where credentials are looked for; no bucket is made"
	}
	return &of
}

func (c *cacheFlags) openBucket(ctx context.Context) (bucket, error) {
	if rest, ok := strings.CutPrefix(c.Cache, "file:"); ok {
		dir, ok := folderOf(rest)
		if !ok || dir == "" {
			return nil, c.noPool()
		}
		place, err := cache.OpenDir(dir)
		if err != nil {
			return nil, &diag.Fault{Text: fmt.Sprintf("the shared cache %s cannot be used: %v", dir, cause(err)), Hint: "name a folder that you may write to"}
		}
		return place, nil
	}
	at, err := url.Parse(c.Cache)
	if err != nil || at.Host == "" || at.User != nil || !slices.Contains(poolSchemes, at.Scheme) {
		return nil, c.noPool()
	}
	program, err := carrier.Find()
	if err != nil {
		return nil, err
	}
	return carrier.OpenBucket(ctx, program, c.Cache)
}

func (c *cacheFlags) noPool() error {
	return &diag.Fault{Misuse: true, Text: unsecret(c.Cache) + " is no place for a shared cache",
		Hint: "write file:FOLDER, s3://BUCKET/FOLDER, gs://BUCKET/FOLDER or azblob://CONTAINER/FOLDER, without a password; or a folder of this machine"}
}

// parsePart reads the value of --shard.
func parsePart(s string) (p site.Part, err error) {
	n, of, ok := strings.Cut(s, "/")
	if ok {
		p.N, err = strconv.Atoi(n)
	}
	if ok && err == nil {
		p.Of, err = strconv.Atoi(of)
	}
	if !ok || err != nil || p.N < 1 || p.Of < p.N {
		return p, &diag.Fault{Misuse: true, Text: fmt.Sprintf("--shard is a share of the editions, such as 2/3, not %q", s),
			Hint: "the first of three machines makes 1/3, the second 2/3, the third 3/3"}
	}
	return p, nil
}

// share makes a share of the editions for other machines.
func (c *buildCommand) share(ctx context.Context, u *ui, o site.Options) error {
	part, err := parsePart(c.Shard)
	if err != nil {
		return err
	}
	if !c.pooled() {
		return &diag.Fault{Misuse: true, Text: "--shard leaves its work in a cache that the other machines reach, and --cache names none",
			Hint: "add for instance --cache s3://BUCKET/FOLDER, or --cache file:FOLDER for a folder that is mounted on all"}
	}
	program, err := self()
	if err != nil {
		return err
	}
	pool, place, err := c.openPool(ctx, u)
	if err != nil {
		return err
	}
	defer place.Close()
	defer pool.Close()
	report, err := site.Make(ctx, o, program, pool, part)
	if err != nil {
		return err
	}
	err = u.found(&o, report, c.JSON)
	switch {
	case err != nil:
		return err
	case report.Failed():
		return errProblems
	case !c.JSON:
		u.shared(part, report, c.Cache, onSite("duizhao build", c.Site))
	}
	return nil
}

// join gives a build what other machines have made. Call end after it. A cache that cannot
// be reached costs time, and one line to the user.
func (c *buildCommand) join(ctx context.Context, u *ui, memory *site.Memory) (end func(), err error) {
	pool, place, err := c.openPool(ctx, u)
	if f, ok := errors.AsType[*diag.Fault](err); ok && !f.Misuse && ctx.Err() == nil {
		u.cacheNotice(fmt.Sprintf("%s (%s); this machine makes all editions itself", f.Text, f.Hint))
		return func() {}, nil
	}
	if err != nil {
		return nil, err
	}
	own := memory.Cache == nil // as a user without a cache folder has none
	if own {
		memory.Cache = cache.Held()
		if memory.Program, err = self(); err != nil {
			place.Close()
			return nil, err
		}
	}
	memory.Pool = pool
	return func() {
		if own {
			memory.Cache.Close()
		}
		pool.Close()
		place.Close()
	}, nil
}
