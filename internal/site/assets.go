package site

import (
	"errors"
	"strings"

	"duizhao/internal/assets"
	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/render"
)

// makeAssets makes style sheets, scripts and the files of static/. Files that cannot
// be used are problems; the bundle is then empty.
func (o *Options) makeAssets(from []layer, problems *diag.List, serif bool) *assets.Bundle {
	var pieces []assets.Font
	if serif {
		var err error
		if pieces, err = o.serifFonts(); err != nil {
			problems.Add(serifProblem(err))
			return &assets.Bundle{}
		}
	}
	b, err := assets.Make(over(from), pieces...)
	if err != nil {
		var e *assets.FileError
		if errors.As(err, &e) {
			problems.Add(diag.Errorf("file-read", diag.Pos{Path: called(from, strings.TrimPrefix(e.File, "static/")), Line: e.Line, Col: e.Col}, "%s", e.Text))
		} else {
			problems.Add(fileError("static", err))
		}
		return &assets.Bundle{}
	}
	for _, f := range b.TooLarge {
		problems.Add(diag.Errorf("file-size", diag.Pos{Path: called(from, f.Path)}, "this file has %d bytes; files of static/ may have at most %d", f.Size,
			assets.MaxSize).WithHint("put it elsewhere, such as where recordings and films are hosted, and link to it"))
	}
	styles(from, b, problems)
	folded := map[string]string{}
	for _, f := range b.Files {
		at := diag.Pos{Path: called(from, f.Path)}
		var name *diag.Fault
		if errors.As(output.Clean(f.Path), &name) {
			problems.Add(diag.Errorf("file-name", at, "%s", name.Text).WithHint(name.Hint))
		}
		if other, ok := folded[strings.ToLower(f.Path)]; ok {
			problems.Add(diag.Errorf("file-case", at, "this and static/%s are one file on macOS and on Windows", other).WithHint("rename one of them"))
		}
		folded[strings.ToLower(f.Path)] = f.Path
	}
	return b
}

// putFile puts a file of the bundle.
func putFile(f *assets.File, put render.Put) error {
	data, err := f.Data()
	if err != nil {
		return err
	}
	return put(f.Path, data)
}

// assetsAhead puts the style sheets, scripts and files of static/ before the first page if
// somebody may look at that before the build ends.
func (r *run) assetsAhead() error {
	if r.options.Asked == nil || r.renderer == nil {
		return nil
	}
	for _, f := range r.bundle.Files {
		if err := putFile(&f, r.outlet.count); err != nil {
			return err
		}
	}
	return nil
}
