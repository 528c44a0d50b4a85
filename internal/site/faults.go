package site

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
)

// templateFiles are the templates of a site, and whose they are.
type templateFiles struct {
	templates []layer         // where they come from, the topmost first
	layouts   []config.Layout // of an edition's page
}

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
			p.Text, p.Hint = "there is a pipe, a socket or a device where a file should be", "put a file in its place, or take it away"
		}
	}
	return p
}

// ofTemplate reports whether an error is a mistake in a template, and not of the world,
// and returns its problem.
func (c *content) ofTemplate(err error) (diag.Problem, bool) {
	var te *render.TemplateError
	if !errors.As(err, &te) {
		return diag.Problem{}, false
	}
	text := te.Text
	if te.Page != "" {
		text += ", on the page " + strings.TrimSuffix(te.Page, "index.html")
	}
	hint := cmp.Or(te.Hint, "compare with the template of the same name that comes with the program")
	if te.Field != "" {
		hint = c.layouts.hint(te)
	}
	return diag.Errorf("template", c.layouts.pos(te), "%s", text).WithHint(hint), true
}

// hint says what may be meant by a field that there is not: one with a similar name,
// or any of those that there are.
func (c *templateFiles) hint(te *render.TemplateError) string {
	there := web.FieldsOf(te.Of)
	if meant := diag.DidYouMean(te.Field, there); meant != "" {
		return meant
	}
	kind := strings.TrimSuffix(te.File, ".html")
	if list, err := web.Fields(kind); err != nil || list == nil {
		kind = "KIND"
	}
	const most = 12
	list := strings.Join(there[:min(len(there), most)], ", ")
	if len(there) > most {
		list += " and more"
	}
	return "there are: " + list + "; what they are: duizhao theme fields " + kind
}

// pos returns the place of a mistake in a template. Templates count columns in
// bytes, and problems in characters.
func (c *templateFiles) pos(te *render.TemplateError) diag.Pos {
	pos := diag.Pos{Path: called(c.templates, te.File), Line: te.Line, Col: te.Col}
	if te.Near != "" {
		if data, err := fs.ReadFile(over(c.templates), te.File); err == nil {
			pos.Line, pos.Col = made(string(data), te.Near)
		}
		return pos
	}
	if pos.Col > 1 {
		if data, err := fs.ReadFile(over(c.templates), te.File); err == nil {
			lines := strings.Split(string(data), "\n")
			if n := pos.Line - 1; n < len(lines) && pos.Col-1 <= len(lines[n]) {
				pos.Col = 1 + utf8.RuneCountInString(lines[n][:pos.Col-1])
			}
		}
	}
	return pos
}

// made returns the line and the column of a template where what it made begins: the first
// place that has as much of it as any. It may be of another template: then line 1.
func made(template, near string) (line, col int) {
	for n := min(len(near), 60); n > 1; n-- {
		if i := strings.Index(template, near[:n]); i >= 0 && (n > 2 || near[1] != '/') {
			before := template[:i]
			return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
		}
	}
	return 1, 0
}
