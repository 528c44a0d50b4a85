// Package cache keeps what a build found out for the next one, and knows when that may
// be used again.
//
// # What was read
//
// A build is a function of what it reads and of its options: no clock, no order of
// work and nothing of the machine reaches a page. So it need not be known which line
// of the program needs which file. [Reads] stands between a build and the folders that it reads from,
// and writes down every question that it asks of them: which file, which list of a
// folder, whether there is a file at all, and the digest of each answer. A later build
// asks the same questions ([Same]). If all answers are the same, so is the result; if
// some are not ([Changed]), so is what was made without asking those. A file that is new is an answer too: the list of its folder has changed.
//
// What decides is digests of the bytes, never a time or a size. Where nothing has been
// touched not even these are needed: an answer has the mark ([disk.Mark]) that its file
// or folder had before it was read: which one it is, its size, and the time of its last
// change of any kind, which the system sets and nobody else can. While that is the same,
// so is the answer. A mark that is younger than two seconds when it is taken is not kept,
// since a file may change twice in one step of a clock; nor is any from a disk of another
// machine, or through a link. Where a mark is missing or another the bytes are read. So a
// clock that goes back, a copy that keeps times or a checkout that sets all of them costs
// time and does no harm. A
// file that changes while a build reads it is recorded as it was read, and is another
// for the next build; one that was read twice and was not the same both times makes
// the whole record unfit ([Reads.List] has then nothing).
//
// # Where it is kept
//
// A [Folder] has a record for each owner, a file that is read as a whole, and written
// beside its place and renamed into it. It begins with the format and ends in a digest
// of what is between: a file that is cut short, damaged, of another version or of another
// program is noticed and removed, and never believed.
//
// What is large, and wanted for few things at a time, is in [Packs]: files that a build
// writes once, of what it alone found out, and that no other build changes. The record
// says where a thing is in which pack, and has its digest. So a build that is killed at
// any moment leaves the last record with the packs that it names; what no record names
// the next build removes. Of two builds at once the last record counts, and a pack that
// the other removed is only not found. [Packs.Gather] keeps them few, and free of what
// nobody names any more.
//
// Nothing depends on a cache: one that cannot be read or written costs time, and one
// line to the user.
//
// What several machines share is in a [Pool], by content.
//
// A program that goes on, as serve does, keeps all of it in memory ([Held]).
//
// Files were chosen over a database after looking at what is kept. Every build reads
// the whole record, since it asks every question of it; of the rest it reads a little
// and adds a little. So there is nothing to look up that the record does not say, two
// builds need no lock, and every byte is under a digest of its own. bbolt, which was
// considered, has digests for its first pages alone, ends a program that reads a file
// cut short through memory, and has one writer at a time.
package cache

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"duizhao/internal/disk"
	"duizhao/internal/output"
)

// format begins every file. A change of what is kept, or how, changes it.
const format = "cache of Duizhao 5\n"

// Folder is where things are kept. A nil Folder keeps nothing.
type Folder struct {
	dir    string
	notice func(string)
	once   sync.Once // says that nothing can be kept
	held   *held     // what is kept, if that is not on the disk; or nil
}

// New returns the folder dir, which is made when something is kept. notice is given a
// line for the user when the cache cannot do its work.
func New(dir string, notice func(string)) *Folder { return &Folder{dir: dir, notice: notice} }

// Place returns the folder, or "" if it is not on the disk.
func (f *Folder) Place() string {
	if f == nil || f.held != nil {
		return ""
	}
	return f.dir
}

// Load fills in what was kept under name and reports whether there was anything. into
// is a pointer to a value of the type that was saved.
func (f *Folder) Load(name string, into any) bool {
	if f == nil {
		return false
	}
	if f.held != nil {
		return f.held.load(name, into)
	}
	root, err := disk.OpenRoot(f.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	var data []byte
	if err == nil {
		defer root.Close()
		data, err = disk.FS(root).ReadFile(name)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false
	case err != nil:
		f.notice(fmt.Sprintf("the cache in %s cannot be read and is not used: %v", f.dir, cause(err)))
		return false
	}
	if err := decode(data, into); err != nil {
		f.notice(fmt.Sprintf("the cache in %s %v; it is thrown away", f.dir, err))
		root.Remove(name)
		return false
	}
	return true
}

// Save keeps a value under name in the place of what was kept there, and reports
// whether that was possible.
func (f *Folder) Save(name string, value any) bool {
	if f == nil {
		return false
	}
	if f.held != nil {
		return f.held.save(name, value)
	}
	err := f.write(name, value)
	if err != nil {
		f.unkept(err)
	}
	return err == nil
}

// write makes the folder for its owner alone, since what is kept may tell of a text
// that is not public.
func (f *Folder) write(name string, value any) error {
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return err
	}
	root, err := disk.OpenRoot(f.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return output.ReplaceBy(root, name, func(w io.Writer) error { return encode(w, value) })
}

// Lasting is a value that is too large to be encoded at once: it is kept, and read, as
// several values, one after the other.
type Lasting interface {
	Keep(put func(any) error) error
	Recall(get func(any) error) error
}

// encode writes a value with its format and digest.
func encode(to io.Writer, value any) error {
	b, h := bufio.NewWriterSize(to, 64<<10), sha256.New()
	b.WriteString(format) // the error is that of Flush
	put := gob.NewEncoder(io.MultiWriter(b, h)).Encode
	keep := func(put func(any) error) error { return put(value) }
	if v, ok := value.(Lasting); ok {
		keep = v.Keep
	}
	if err := keep(put); err != nil {
		return err
	}
	b.Write(h.Sum(nil))
	return b.Flush()
}

// decode reads what encode wrote; an error says what is wrong with anything else.
func decode(data []byte, into any) error {
	rest, ok := bytes.CutPrefix(data, []byte(format))
	if !ok {
		return errors.New("is of another version or another program")
	}
	end := len(rest) - sha256.Size
	if end < 0 || sha256.Sum256(rest[:end]) != [sha256.Size]byte(rest[end:]) {
		return errors.New("is damaged")
	}
	get := gob.NewDecoder(bytes.NewReader(rest[:end])).Decode
	recall := func(get func(any) error) error { return get(into) }
	if v, ok := into.(Lasting); ok {
		recall = v.Recall
	}
	if recall(get) != nil {
		return errors.New("is of another version of the program")
	}
	return nil
}

// cause returns the system's own message from an error about a file.
func cause(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}
