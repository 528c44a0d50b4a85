package site

import (
	"io/fs"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
	"duizhao/internal/source"
)

// WantsPDF reports whether the settings of a site ask for PDFs, without a look at
// anything else.
func WantsPDF(fsys fs.FS) bool {
	data, err := fs.ReadFile(fsys, config.File)
	if err != nil || len(data) > source.MaxSize {
		return false
	}
	var s config.Site
	f := source.File{Path: config.File, Data: source.Only(data, "outputs")}
	f.YAML(&s, &diag.List{})
	return s.Outputs.PDF
}

// unprinted takes the PDFs out of what a site offers, if none can be made.
func unprinted(c *content) {
	if c.options.Unprinted {
		c.corpus.Config.Outputs.PDF = false
	}
}

// pdf prints an edition.
func pdf(m *making) error {
	c := m.renderer.content
	if c.options.Printer == nil {
		return nil
	}
	b, err := toPrint(c, m.renderer.Renderer, m.Shown, m.fingerprint, PrintOptions{})
	if err != nil {
		return err
	}
	data, err := c.options.Printer.Print(b)
	if err != nil {
		return err
	}
	return m.put(address.File(m.Slug, b.Private, "pdf"), data)
}

// pdfs is an offer.
func (r *rendering) pdfs(a *edition.Annotated, root string, _ []string) []render.Link {
	name := render.Tagged{Text: "PDF"}
	if r.Writers.Bidi {
		name.Lang = lang.English
	}
	private := slices.Contains(r.Private, a.Slug)
	return []render.Link{{Href: root + address.File(a.Slug, private, "pdf"), Names: []render.Tagged{name}, Text: name.Text}}
}
