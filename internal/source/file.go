// Package source reads content files from a site's folder, an [fs.FS], and keeps what
// later messages need: the text, its lines, and where the front matter ends. It knows
// files and YAML, and nothing about editions.
package source

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"duizhao/internal/diag"
)

// MaxSize is the largest content file read, in bytes. A larger one is a
// mistake (a picture, an archive) and is refused before it is in memory.
const MaxSize = 16 << 20

// File is one content file. Data is valid UTF-8 with LF line ends, without a
// byte order mark; lines and columns are those of the file as saved.
type File struct {
	Path string // slash-separated, relative to the site's folder
	Data []byte

	once   sync.Once
	starts []int // offset of each line's first byte
}

// Read reads and checks the file at path. Problems go to problems, and the result is
// nil when the file cannot be used.
func Read(fsys fs.FS, path string, problems *diag.List) *File {
	info, err := fs.Stat(fsys, path)
	if err == nil && info.Size() > MaxSize {
		problems.Add(diag.Errorf("file-size", diag.Pos{Path: path}, "this file has %d bytes; content files may have at most %d", info.Size(),
			MaxSize).WithHint("split it, or move it out of content/"))
		return nil
	}
	var data []byte
	if err == nil {
		data, err = fs.ReadFile(fsys, path)
	}
	if err != nil {
		ReportRead(path, err, problems)
		return nil
	}
	return check(path, data, problems)
}

// ReportRead turns an error of reading path into a problem.
func ReportRead(path string, err error, problems *diag.List) {
	pos := diag.Pos{Path: path}
	var pe *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problems.Add(diag.Errorf("file-missing", pos, "there is no such file").WithHint("write it, or take away what asks for it"))
	case errors.Is(err, fs.ErrPermission):
		problems.Add(diag.Errorf("file-read", pos, "this file may not be read").WithHint("make it readable for the user who runs the build"))
	case strings.Contains(err.Error(), "escapes"):
		problems.Add(diag.Errorf("file-outside", pos,
			"this is a symbolic link to a place outside the site's folder").
			WithHint("copy the file into the site's folder; links that leave it are not followed"))
	case strings.Contains(err.Error(), "not a regular file"):
		problems.Add(diag.Errorf("file-read", pos,
			"there is a pipe, a socket or a device where a file should be").WithHint("put a file in its place, or take it away"))
	case strings.Contains(err.Error(), "is a directory"):
		problems.Add(diag.Errorf("file-read", pos, "there is a folder where a file should be").WithHint("rename the folder, or take it away"))
	case errors.As(err, &pe):
		problems.Add(diag.Errorf("file-read", pos, "cannot be read: %v", pe.Err))
	default:
		problems.Add(diag.Errorf("file-read", pos, "cannot be read: %v", err))
	}
}

var bom = []byte("\xef\xbb\xbf")

// check refuses bytes that are not text. A byte order mark and CRLF line ends are
// accepted and removed, since editors on Windows add both unasked.
func check(path string, data []byte, problems *diag.List) *File {
	data = bytes.TrimPrefix(data, bom)
	f := &File{Path: path, Data: data}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		hint := "take the character out"
		if i < 2 || bytes.Count(data, []byte{0}) > len(data)/4 {
			hint = "this looks like UTF-16: save the file as UTF-8"
		}
		problems.Add(diag.Errorf("file-encoding", f.Pos(i), "a NUL byte is in this text").WithHint(hint))
		return nil
	}
	if !utf8.Valid(data) {
		i := 0
		for i < len(data) {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		p := diag.Errorf("file-encoding", f.Pos(i), "").WithHint("save the file as UTF-8")
		p.Text = "this is not UTF-8: the byte 0x" + hex(data[i]) + " cannot stand here"
		problems.Add(p)
		return nil
	}
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		f.Data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	return f
}

func hex(b byte) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[b>>4], digits[b&15]})
}

// Lines returns the lines of a file as [File.Line] counts them.
func Lines(data []byte) []string {
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), string(bom)), "\r\n", "\n")
	return strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
}

// lines returns the offsets at which lines begin. They are found once, since a file
// may have as many problems as lines.
func (f *File) lines() []int {
	f.once.Do(func() {
		f.starts = append(make([]int, 0, 1+len(f.Data)/40), 0)
		for i, b := range f.Data {
			if b == '\n' {
				f.starts = append(f.starts, i+1)
			}
		}
	})
	return f.starts
}

// Pos returns the place of a byte offset in Data.
func (f *File) Pos(offset int) diag.Pos {
	offset = min(max(offset, 0), len(f.Data))
	lines := f.lines()
	n, found := slices.BinarySearch(lines, offset)
	if !found {
		n--
	}
	return diag.Pos{Path: f.Path, Line: 1 + n, Col: 1 + utf8.RuneCount(f.Data[lines[n]:offset])}
}

// Line returns source line n, from 1, without its end.
func (f *File) Line(n int) string {
	lines := f.lines()
	if n > len(lines) {
		return ""
	}
	line, _, _ := bytes.Cut(f.Data[lines[max(n, 1)-1]:], []byte("\n"))
	return strings.ToValidUTF8(string(line), "\uFFFD")
}

// At returns a place in the file.
func (f *File) At(line, col int) diag.Pos { return diag.Pos{Path: f.Path, Line: line, Col: col} }

// Excerpts adds the source line to every problem that has a line and a column. Files
// are read again: a run with problems need not be fast, and while it goes on its
// memory holds no lines. A file that is in none of the folders has no excerpts.
func Excerpts(problems []diag.Problem, folders ...fs.FS) {
	path, lines := "", []string(nil) // of one file at a time: problems come by file, and the files may be large
	for i := range problems {
		p := &problems[i]
		if p.Excerpt != "" || p.Line == 0 || p.Col == 0 || p.Private {
			continue
		}
		for k := 0; k < len(folders) && p.Path != path; k++ {
			if data, err := fs.ReadFile(folders[k], p.Path); err == nil {
				path, lines = p.Path, Lines(data)
			}
		}
		if p.Path != path {
			path, lines = p.Path, nil
		}
		if p.Line <= len(lines) {
			p.Excerpt = strings.ToValidUTF8(lines[p.Line-1], "\uFFFD")
		}
	}
}

// WithExcerpts returns the problems of a list, sorted, each with its source line.
func WithExcerpts(l *diag.List, folders ...fs.FS) []diag.Problem {
	list := l.Sorted()
	Excerpts(list, folders...)
	return list
}
