package disk

import (
	"io/fs"
	"time"
)

// Mark is what the system says of a file or a folder without opening it: which one it
// is, its size, and when it was last changed in any way, which nobody can set. While
// all of it is the same, so are the bytes of the file, or the names in the folder. The
// zero Mark is that of nothing; where a system has no such time there are no others.
type Mark struct {
	Device, Inode uint64
	Size, Changed int64 // bytes; nanoseconds
}

// settled is how long ago something must have been changed for its mark to be believed:
// a system's clock has steps, and a file may change twice in one.
const settled = 2 * time.Second

// Absent is the mark of a name that nothing has.
var Absent = Mark{Size: -1}

// Settled returns a mark that was taken now if it can be believed later, or else the
// zero Mark. A clock that went back since the change makes it unbelievable, too.
func (m Mark) Settled(now time.Time) Mark {
	if m.Inode != 0 && now.Sub(time.Unix(0, m.Changed)) < settled {
		return Mark{}
	}
	return m
}

// MarkOf returns the mark of something that has been looked at just now, if it is to be
// believed.
func MarkOf(info fs.FileInfo) Mark { return markOf(info).Settled(time.Now()) }

// Marked is ReadFile with the mark that the file had before its bytes were read: a change
// after that changes the mark.
func (d *Folder) Marked(name string) (data []byte, m Mark, err error) {
	if fs.ValidPath(name) {
		if data, m, ok, err := d.below().read(name); ok {
			return data, m, err
		}
	}
	f, err := d.open(name)
	if err != nil {
		return nil, Mark{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, Mark{}, err
	}
	data, err = readAll(f, info.Size())
	return data, MarkOf(info), err
}

// Settled returns the mark of a folder if it is to be believed later.
func (m *Marks) Settled(dir string) Mark { return m.Folder(dir).Settled(time.Now()) }
