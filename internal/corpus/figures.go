package corpus

import (
	"io/fs"
	"path"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/figure"
	"duizhao/internal/source"
)

// FigurePath returns the file of a figure of an edition.
func FigurePath(slug, id string) string { return path.Join(Folder(slug), "figures", id+".yaml") }

// Figure returns a figure of an edition.
func (c *Corpus) Figure(slug, id string) *figure.Figure { return c.Figures[slug+"/"+id] }

// figures reads the figures of an edition.
func (c *reader) figures(slug string, problems *diag.List) {
	dir := path.Join(Folder(slug), "figures")
	list, err := fs.ReadDir(c.corpus.FS, dir)
	if err != nil {
		return
	}
	for _, e := range list {
		id, ok := strings.CutSuffix(e.Name(), ".yaml")
		name := path.Join(dir, e.Name())
		if !ok || !source.ID.MatchString(id) {
			if !strings.HasPrefix(e.Name(), ".") {
				problems.Add(diag.Warnf("file-stray", diag.Pos{Path: name},
					"this file is not read").WithHint("only NAME.yaml files belong here, named with a-z, 0-9 and -"))
			}
			continue
		}
		f := source.Read(c.corpus.FS, name, problems)
		if f == nil {
			continue
		}
		fig := &figure.Figure{}
		doc := f.YAML(fig, problems)
		if doc == nil {
			continue
		}
		c.corpus.Docs[name] = doc
		fig.ID = id
		for _, issue := range figure.Check(fig) {
			problems.Add(diag.Errorf("figure-data", doc.Pos(issue.Path...), "%s", issue.Text).WithHint(issue.Hint))
		}
		c.corpus.Figures[slug+"/"+id] = fig
		c.corpus.FigureIDs[slug] = append(c.corpus.FigureIDs[slug], id)
	}
}
