// Package diag holds problems as data: where, what is wrong, what to do.
//
// Every stage of the program reports through a [List]; nothing prints.
// A problem in a content file names file, line and column, both counted
// from 1, the column in characters and not in bytes, as editors count.
// A run reports all its problems, sorted by place, never only the first:
//
//	problems.Add(diag.Errorf("note-unknown", pos, "there is no note %q", id).WithHint("write the note"))
//
// What fails in the world, and not in the content, is a [Fault].
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Severity is whether a problem stops a build.
type Severity uint8

const (
	// Error stops a build: nothing is published.
	Error Severity = iota
	// Warning does not stop a build; check exits 1 on it.
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// MarshalText returns "error" or "warning", for JSON.
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

// Problem is one thing wrong. Code names the rule (package rule) and never changes
// once published; it is empty where the world failed and no content is at fault.
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

// Errorf returns an error at a place: the code of its rule, and what is wrong.
func Errorf(code string, at Pos, format string, args ...any) Problem {
	return Problem{Code: code, Pos: at, Text: fmt.Sprintf(format, args...)}
}

// Warnf returns a warning at a place.
func Warnf(code string, at Pos, format string, args ...any) Problem {
	return Problem{Code: code, Severity: Warning, Pos: at, Text: fmt.Sprintf(format, args...)}
}

// WithHint returns the same problem with what to do about it; "" if nothing is known
// to help.
func (p Problem) WithHint(hint string) Problem {
	p.Hint = hint
	return p
}

// WithNote returns the same problem with a second place that it concerns.
func (p Problem) WithNote(at Pos, format string, args ...any) Problem {
	p.Notes = append(p.Notes[:len(p.Notes):len(p.Notes)], Note{at, fmt.Sprintf(format, args...)})
	return p
}

// Warning returns the same problem as one that does not stop a build.
func (p Problem) Warning() Problem {
	p.Severity = Warning
	return p
}

// List collects problems. The zero List is ready; its methods may be called from
// several goroutines at once. A nil *List takes problems and keeps none, for readers
// that have no use for them.
//
// Of one rule in one file it keeps the first [Most], by line, and counts the rest:
// nobody reads more, and a file written to do harm can break a rule a million times.
type List struct {
	mu    sync.Mutex
	rules map[breach]*breaches
}

// Most is how many problems of one rule are kept for a file.
const Most = 200

// breach is a rule and the file that breaks it.
type breach struct{ path, code string }

// breaches are the problems of one rule in a file.
type breaches struct {
	kept  []Problem
	more  int // not kept
	worst Severity
}

// Add appends a problem.
func (l *List) Add(p Problem) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.rules == nil {
		l.rules = map[breach]*breaches{}
	}
	key := breach{p.Path, p.Code}
	b := l.rules[key]
	if b == nil {
		b = &breaches{worst: p.Severity}
		l.rules[key] = b
	}
	b.worst = min(b.worst, p.Severity)
	if b.kept = append(b.kept, p); p.Path != "" && len(b.kept) >= 4*Most {
		b.settle(true)
	}
}

// Merge adds the problems of another list, which nobody adds to any more.
func (l *List) Merge(other *List) {
	for key, b := range other.rules {
		for _, p := range b.kept {
			l.Add(p)
		}
		if b.more > 0 {
			l.mu.Lock()
			mine := l.rules[breach{key.path, key.code}]
			mine.more, mine.worst = mine.more+b.more, min(mine.worst, b.worst)
			l.mu.Unlock()
		}
	}
}

// settle sorts the kept problems, drops repeated ones, and for a file keeps at most
// Most. Which come first does not depend on when they were added.
func (b *breaches) settle(capped bool) {
	slices.SortStableFunc(b.kept, compare)
	b.kept = slices.CompactFunc(b.kept, same)
	if capped && len(b.kept) > Most {
		b.more += len(b.kept) - Most
		b.kept = b.kept[:Most]
	}
}

func compare(a, b Problem) int {
	return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
		strings.Compare(a.Code, b.Code), strings.Compare(a.Text, b.Text))
}

func same(a, b Problem) bool { return a.Pos == b.Pos && a.Code == b.Code && a.Text == b.Text }

// Failed reports whether any problem is an error.
func (l *List) Failed() bool {
	if l == nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range l.rules {
		if b.worst == Error {
			return true
		}
	}
	return false
}

// Len returns the number of problems that were kept.
func (l *List) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for _, b := range l.rules {
		n += len(b.kept)
	}
	return n
}

// Sorted returns the problems by file, line, column, code and text, equal ones once.
// Where a file has more of a rule than were kept, a last one without a line has their
// number.
func (l *List) Sorted() []Problem {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []Problem
	for key, b := range l.rules {
		b := breaches{slices.Clone(b.kept), b.more, b.worst}
		b.settle(key.path != "")
		if out = append(out, b.kept...); b.more > 0 {
			out = append(out, Problem{Code: key.code, Severity: b.worst, Pos: Pos{Path: key.path},
				Text: fmt.Sprintf("%d more problems of this rule are not shown", b.more), Hint: "mend those that are shown, and look again"})
		}
	}
	slices.SortFunc(out, compare)
	return out
}
