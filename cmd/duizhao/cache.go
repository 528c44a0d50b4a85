package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"duizhao/internal/cache"
	"duizhao/internal/site"
)

// cacheFlags say where builds keep what the next one may use.
type cacheFlags struct {
	Cache   string `placeholder:"DIR" help:"Keep what the next build may use in DIR (default: a folder in the user's cache folder); or share it with other machines through s3://BUCKET/FOLDER, gs:, azblob: or file:FOLDER."`
	NoCache bool   `name:"no-cache" help:"Do all the work, and keep nothing for the next build."`
}

// memory returns the memory of builds of the site in dir into folder.
//
// It is in the user's cache folder and not beside the site: so it is in no
// repository, no upload and no synchronised folder, a site that may not be written to
// has one as well, and the system's own means to empty caches know it. A user without
// such a folder, as services are, has no cache without --cache.
func (c *cacheFlags) memory(dir, folder string, u *ui) (site.Memory, error) {
	if c.NoCache {
		return site.Memory{}, nil
	}
	place := c.Cache
	if place == "" || c.pooled() {
		all, err := os.UserCacheDir()
		if err != nil {
			return site.Memory{}, nil
		}
		place = filepath.Join(all, "duizhao")
	}
	program, err := self()
	if err != nil { // what cannot be told from another program has no memory
		u.cacheNotice(fmt.Sprintf("there is no cache: %v", cause(err)))
		return site.Memory{}, nil
	}
	from, err := filepath.Abs(dir)
	if err != nil {
		return site.Memory{}, err
	}
	to, err := filepath.Abs(folder)
	if err != nil {
		return site.Memory{}, err
	}
	return site.Memory{Cache: cache.New(place, u.cacheNotice), Name: from + "\x00" + to + c.sharedName(), Program: program}, nil
}

// sharedName tells what was kept without a shared cache, which has never been left there,
// from what was kept with it.
func (c *cacheFlags) sharedName() string {
	if c.pooled() {
		return "\x00" + c.Cache
	}
	return ""
}

// self returns the digest of the running program. A version would not do: all that
// are built between two releases have the same.
func self() (sum [sha256.Size]byte, err error) {
	f, err := os.Open("/proc/self/exe") // Linux: this one, even if another has its name now
	if err != nil {
		name, err := os.Executable()
		if err != nil {
			return sum, err
		}
		if f, err = os.Open(name); err != nil {
			return sum, err
		}
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}
