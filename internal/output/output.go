// Package output holds the products of the site as values, and puts them where they
// go: into memory, for serve and for tests, or onto the disk, for build.
//
// A build hands each product to a [Sink] by its path below the site's root
// and its bytes. These are sinks:
//
//   - [Memory] keeps the files;
//   - [Stage] puts them together beside the published folder and, when all is
//     well, swaps the whole folder in at once;
//   - [Compress] passes files on to another sink, with a .gz and a .br beside
//     each text;
//   - [Bundle] passes them on too, and packs all of them into one archive.
//
// # What a Stage promises
//
// The published folder is at every moment one whole site, the old or the new.
// A build that fails, is interrupted or is killed (kill -9, at any point)
// changes nothing in it, and the next build clears away what the dead one
// left. Files that did not change keep their inode and their time of change;
// when no file changed, nothing is touched at all. Files that the new site no
// longer has vanish with the swap, so only after success.
//
// Duizhao does not delete what it did not write. The manifest, the file .duizhao
// in the published folder, lists what it wrote; [NewStage] refuses a folder with
// anything else in it, and a file that somebody puts into the folder while a
// build runs is carried over into the new one.
//
// To know that, and that the files of before have the bytes of before, each folder and
// each file is looked at by every build, but not opened if its mark ([disk.Mark]) is the
// one that it had when it was last read. The marks of the files are with those who ask
// for them ([Known]), those of the folders on a [Shelf].
//
// For a folder public the stage works with these neighbours of it, which are
// gone when it ends:
//
//	.public.duizhao-lock      held while a build runs; carries its pid
//	.public.duizhao-new-PID   the site being put together; after the swap
//	                          the old site, being removed
//	.public.duizhao-old-PID   the old site, where a system cannot swap two
//	                          folders in one step
//
// Because the folder itself is replaced, a program whose working directory is
// the published folder stays in the old one: serve it by its name.
//
// # Spare trees
//
// Most files of a new site are those of the old one. Then the folders and links of the
// new tree, and the removal of the old, are most of the work. So with a [Shelf] the tree
// of a large site that was replaced is not removed but put away, out of everybody's
// sight, and the next site is made of it: what differs is moved into it, linked or
// removed; then it is synced and swapped in as any other. Such a tree is not believed.
// Each of its folders has the mark that it had, or is read, and a file in a folder that
// was read stays only if it is the very file that is published; with anything else in
// it the tree is not used. From before the first change until the swap it is a
// neighbour of the published folder as above, so that a killed build leaves nothing new.
//
// # Power failure
//
// What is published is on the disk. All of the new tree is synced before the swap,
// with one syncfs on Linux and file by file elsewhere, and the folder around it
// after the swap; only then is the old tree removed. So after a power failure the
// folder holds the old site or the new one, either of them whole. A build that
// changes nothing waits for nothing.
//
// [WriteFile], [Replace], [WriteTree] and [WriteFolder] do the same for things that
// are not a site: what they wrote is there when they return, or nothing is.
//
// # Links
//
// The names above can be known in advance. A link, or a file that is no lock, that
// somebody put in their place is neither followed nor removed: another name is
// taken, or the build refuses. Nothing outside of the tree is read or written
// through a link within it.
package output

import (
	"strings"
	"sync"

	"duizhao/internal/diag"
)

// File is one product of the site.
type File struct {
	Path string // below the site's root, with forward slashes; see [Clean]
	Data []byte
}

// Sink takes the products of a site. Put may be called from several goroutines at
// once, but only once for each path; the caller may reuse data when Put has returned.
// An error from Put ends the build.
type Sink interface {
	Put(path string, data []byte) error
}

// names knows which paths a sink has been given, so that no file is put twice and
// none is both a file and a folder. The zero names is ready.
type names struct {
	mu      sync.Mutex
	files   map[string]struct{}
	folders map[string]struct{}
}

// claim takes path for a file, or returns why it cannot be one.
func (n *names) claim(path string) error {
	if err := Clean(path); err != nil {
		return err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.files == nil {
		n.files, n.folders = map[string]struct{}{}, map[string]struct{}{}
	}
	if _, ok := n.files[path]; ok {
		return twice(path, "two pages or files of the site have the address "+path)
	}
	if _, ok := n.folders[path]; ok {
		return twice(path, path+" is a file of the site and also a folder of it")
	}
	for dir := parent(path); dir != ""; dir = parent(dir) {
		if _, ok := n.files[dir]; ok {
			return twice(path, dir+" is a file of the site and, for "+path+", also a folder of it")
		}
	}
	n.files[path] = struct{}{}
	for dir := parent(path); dir != ""; dir = parent(dir) {
		if _, ok := n.folders[dir]; ok {
			break
		}
		n.folders[dir] = struct{}{}
	}
	return nil
}

func twice(path, text string) error {
	return &diag.Fault{Text: text, Hint: "rename one of them", Err: ErrTwice}
}

// parent returns the folder of a slash-separated path, "" for the root.
func parent(path string) string {
	return path[:max(strings.LastIndexByte(path, '/'), 0)]
}
