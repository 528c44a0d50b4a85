package render

import (
	"errors"
	"regexp"
	"strconv"
)

// TemplateError is a mistake in a template of the site.
type TemplateError struct {
	File      string // below templates/
	Line, Col int    // from 1; 0 where it is not known
	Text      string // what is wrong
	Hint      string // what to do, if that is known
	Page      string // that was being made, by its path; "" if it was a sample
	Field     string // that was asked for, of a type that has no such field; or ""
	Of        string // that type
	Near      string // what was made from there on, where only that is known
	unsure    bool   // it may be no mistake where a page has more than a sample
}

// Mistaken is what is wrong with a file as a whole, and what to do.
func Mistaken(file, text, hint string) *TemplateError {
	return &TemplateError{File: file, Line: 1, Text: text, Hint: hint}
}

func (e *TemplateError) Error() string { return "templates/" + e.File + ": " + e.Text }

// templateFault takes an error of text/template (template: NAME:LINE:COL: …) or of
// html/template (html/template:NAME:LINE:COL: …) apart. They count columns in bytes
// from 0, and know none when they parse.
var templateFault = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+)(?::(\d+))?(?::(\d+))?: (.*)$`)

// NewTemplateError returns an error of package html/template with its place.
func NewTemplateError(err error) *TemplateError {
	m := templateFault.FindStringSubmatch(err.Error())
	if m == nil {
		return &TemplateError{Text: err.Error()}
	}
	e := &TemplateError{File: m[1], Text: m[4]}
	e.Line, _ = strconv.Atoi(m[2])
	if col, err := strconv.Atoi(m[3]); err == nil {
		e.Col = col + 1
	}
	if m := noField.FindStringSubmatch(e.Text); m != nil {
		e.Field, e.Of = m[1], m[2]
	}
	var always bool
	e.Text, e.Hint, always = inPlain(e.Text)
	e.unsure = !always
	return e
}

// OnPage returns an error with the path of the page that was being made, if it is a
// mistake in a template.
func OnPage(err error, path string) error {
	var e *TemplateError
	if errors.As(err, &e) && e.Page == "" {
		e.Page = path
	}
	return err
}

// noField is how html/template says that a type has no such field.
var noField = regexp.MustCompile(`can't evaluate field (\w+) in type \*?(?:render|web|sheet)\.(\w+)`)

// Certain reports whether a mistake would be one whatever a page has: a sample may be
// shorter than a list that the site always has.
func (e *TemplateError) Certain() bool { return !e.unsure }
