package site

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/render"
)

// fileError makes a problem of an error of reading a folder of the site.
func fileError(folder string, err error) diag.Problem {
	p := diag.Problem{Code: "file-read", Pos: diag.Pos{Path: folder}, Text: err.Error()}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		p.Path, p.Text = path.Join(folder, pe.Path), "cannot be read: "+pe.Err.Error()
		if strings.Contains(pe.Err.Error(), "escapes") {
			p.Code, p.Text = "file-outside", "this is a symbolic link to a place outside the site's folder"
			p.Hint = "copy the file into the site's folder; links that leave it are not followed"
		}
		if strings.Contains(pe.Err.Error(), "not a regular file") {
			p.Text, p.Hint = "a pipe, a socket or a device stands where a file should", "put a file in its place, or take it away"
		}
	}
	return p
}

// inType is how html/template says what has no such field.
var inType = regexp.MustCompile(` in type \*?render\.\w+`)

// ofTemplate reports whether an error is a mistake in a template, and not of the world,
// and returns its problem.
func (c *content) ofTemplate(err error) (diag.Problem, bool) {
	var te *render.TemplateError
	if !errors.As(err, &te) {
		return diag.Problem{}, false
	}
	text := te.Text
	if _, rest, found := strings.Cut(text, "executing "); found { // executing "base.html" at <.Nope>: can't …
		if _, rest, found = strings.Cut(rest, " at "); found {
			text = "this cannot be done: " + rest
		}
	}
	text = inType.ReplaceAllString(text, ": a page has no such field")
	hint := cmp.Or(te.Hint, "compare with the template of the same name that comes with the program")
	if te.Field != "" {
		kind := strings.TrimSuffix(path.Base(te.File), ".html")
		if list, err := render.Fields(kind); err != nil || list == nil {
			kind = "KIND"
		}
		hint = "what there is: duizhao theme fields " + kind
		if meant := diag.DidYouMean(te.Field, render.FieldsOf(te.Of)); meant != "" {
			hint = meant
		}
	}
	return diag.Errorf("template", diag.Pos{Path: called(c.templates, te.File), Line: te.Line, Col: te.Col}, "%s", text).
		WithHint(hint), true
}
