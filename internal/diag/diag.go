// Package diag holds problems as data: where, what is wrong, what to do.
//
// Every stage of the program reports through a [List]; nothing prints.
// A problem in a content file names file, line and column, both counted
// from 1, the column in characters and not in bytes, as editors count.
// A run reports all its problems, sorted by place, never only the first.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Severity says whether a problem stops a build.
type Severity uint8

const (
	// Error stops a build: nothing is published.
	Error Severity = iota
	// Warning is doubtful but does not stop a build; check exits 1 on it.
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// MarshalText gives "error" or "warning", for JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Pos is a place in a file: Path with forward slashes relative to the site's
// folder, Line and Col from 1. Line 0 means the file as a whole.
type Pos struct {
	Path string `json:"file"`
	Line int    `json:"line,omitempty"`
	Col  int    `json:"column,omitempty"`
}

func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.Path
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.Path, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Col)
}

// Note is a second place that a problem concerns.
type Note struct {
	Pos
	Text string `json:"text"`
}

// Problem is one thing wrong. Code names the rule (package rule) and never
// changes once published; it is empty where the world failed and no content is
// at fault.
type Problem struct {
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	Pos
	Text    string `json:"text"`              // what is wrong
	Hint    string `json:"hint,omitempty"`    // what to do
	Excerpt string `json:"excerpt,omitempty"` // the source line, without its end
	Notes   []Note `json:"notes,omitempty"`
	Private bool   `json:"-"` // the line may not be shown
}

// Warning is the same problem as one that does not stop a build.
func (p Problem) Warning() Problem {
	p.Severity = Warning
	return p
}

// List collects problems. The zero List is ready; its methods may be called
// from several goroutines at once.
type List struct {
	mu  sync.Mutex
	all []Problem
}

// Add appends a problem.
func (l *List) Add(p Problem) {
	l.mu.Lock()
	l.all = append(l.all, p)
	l.mu.Unlock()
}

// Errorf adds an error at pos; hint may be empty.
func (l *List) Errorf(code string, pos Pos, hint, format string, args ...any) {
	l.Add(Problem{Code: code, Pos: pos, Hint: hint, Text: fmt.Sprintf(format, args...)})
}

// Warnf adds a warning at pos; hint may be empty.
func (l *List) Warnf(code string, pos Pos, hint, format string, args ...any) {
	l.Add(Problem{Code: code, Severity: Warning, Pos: pos, Hint: hint, Text: fmt.Sprintf(format, args...)})
}

// Failed tells whether any problem is an error.
func (l *List) Failed() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.all, func(p Problem) bool { return p.Severity == Error })
}

// Len is the number of problems.
func (l *List) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.all)
}

// Sorted returns the problems by file, line, column, code and text, equal
// ones once.
func (l *List) Sorted() []Problem {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := slices.Clone(l.all)
	slices.SortStableFunc(out, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			strings.Compare(a.Code, b.Code), strings.Compare(a.Text, b.Text))
	})
	return slices.CompactFunc(out, func(a, b Problem) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Text == b.Text
	})
}
