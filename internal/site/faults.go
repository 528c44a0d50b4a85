package site

import (
	"errors"
	"io/fs"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/render"
)

// fileError makes a problem of an error that names its file, as FILE:LINE:COL: text
// or as a path error.
func fileError(path string, err error) diag.Problem {
	p := diag.Problem{Code: "file-read", Pos: diag.Pos{Path: path}, Text: err.Error()}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		p.Path, p.Text = strings.TrimSuffix(path, "/")+"/"+pe.Path, "cannot be read: "+pe.Err.Error()
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

// templateError makes a problem of an error of html/template, which begins with
// templates/NAME:LINE:COL.
func templateError(err error) diag.Problem {
	var te *render.TemplateError
	if !errors.As(err, &te) {
		return fileError("templates", err)
	}
	pos, text, ok := strings.Cut(te.Error(), ": ")
	p := diag.Problem{Code: "template", Text: text, Hint: "compare with the template of the same name that comes with the program"}
	if ok {
		p.Pos = parsePos(pos)
	}
	if _, rest, found := strings.Cut(p.Text, "executing "); found { // executing "page.html" at <.Nope>: can't …
		if _, rest, found = strings.Cut(rest, " at "); found {
			p.Text = "this cannot be done: " + rest
		}
	}
	p.Text = strings.ReplaceAll(p.Text, " in type *render.Page", ": a page has no such field")
	return p
}

// ofTemplate reports whether an error is that of executing a template, and not of the
// world, and returns its problem.
func ofTemplate(err error) (diag.Problem, bool) {
	var te *render.TemplateError
	if errors.As(err, &te) {
		return templateError(err), true
	}
	return diag.Problem{}, false
}

func parsePos(s string) diag.Pos {
	parts := strings.Split(s, ":")
	pos := diag.Pos{Path: parts[0]}
	if len(parts) > 1 {
		pos.Line = atoi(parts[1])
	}
	if len(parts) > 2 {
		pos.Col = atoi(parts[2]) + 1
	}
	return pos
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}
