package epub

import (
	"slices"
	"strconv"

	"duizhao/internal/encode"
)

// opf returns the package document: metadata, manifest, spine.
func (b *Book) opf() []byte {
	w := &writer{}
	lang := b.Langs[0]
	w.WriteString(declaration)
	w.start("package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "unique-identifier", "id", "xml:lang", lang)
	w.WriteByte('\n')
	w.start("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	w.WriteByte('\n')
	b.describe(w)
	b.access(w)
	w.end("metadata")
	w.WriteString("\n<manifest>\n")
	w.void("item", "id", "nav", "href", "nav.xhtml", "media-type", "application/xhtml+xml", "properties", "nav")
	w.void("item", "id", "ncx", "href", "toc.ncx", "media-type", "application/x-dtbncx+xml")
	w.void("item", "id", "css", "href", "style.css", "media-type", "text/css")
	if b.Faces != nil {
		w.void("item", "id", "faces", "href", "faces.css", "media-type", "text/css")
	}
	for i := range b.Docs {
		properties := ""
		if b.Docs[i].SVG {
			properties = "svg"
		}
		w.void("item", "id", "d."+b.Docs[i].Name, "href", b.Docs[i].file(), "media-type", "application/xhtml+xml", "properties", properties,
			"media-overlay", b.Docs[i].overlayID())
		if len(b.Docs[i].Overlay) > 0 {
			w.void("item", "id", b.Docs[i].overlayID(), "href", b.Docs[i].overlay(), "media-type", "application/smil+xml")
		}
	}
	for i, f := range b.Files {
		properties := ""
		if f.Name == b.Cover {
			properties = "cover-image"
		}
		w.void("item", "id", fileID(i), "href", f.Name, "media-type", f.Type, "properties", properties)
	}
	w.WriteString("</manifest>\n")
	direction := ""
	if b.Vertical || b.RightToLeft {
		direction = "rtl"
	}
	w.start("spine", "toc", "ncx", "page-progression-direction", direction)
	w.WriteByte('\n')
	for i := range b.Docs {
		w.void("itemref", "idref", "d."+b.Docs[i].Name)
		if i == 0 { // the contents follow the title page
			w.void("itemref", "idref", "nav")
		}
	}
	w.WriteString("</spine>\n</package>\n")
	return w.Bytes()
}

// fileID returns the id of the i-th of the files.
func fileID(i int) string { return "f." + strconv.Itoa(i+1) }

// cover names the cover for the readers of EPUB 2.
func (b *Book) cover(w *writer) {
	if i := slices.IndexFunc(b.Files, func(f File) bool { return f.Name == b.Cover }); i >= 0 {
		w.void("meta", "name", "cover", "content", fileID(i))
	}
}

// describe writes the metadata of the book (EPUB 3.3, 5.5; Dublin Core).
func (b *Book) describe(w *writer) {
	w.leaf("dc:identifier", b.ID, "id", "id")
	for i, t := range b.Titles {
		if i > 0 {
			w.leaf("meta", t.Text, "refines", "#title", "property", "alternate-script", "xml:lang", t.Lang)
			continue
		}
		w.leaf("dc:title", t.Text, "id", "title", "xml:lang", t.Lang)
		w.leaf("meta", "main", "refines", "#title", "property", "title-type")
		w.leaf("meta", "1", "refines", "#title", "property", "display-seq")
	}
	for i, t := range b.Subtitles {
		if i > 0 {
			w.leaf("meta", t.Text, "refines", "#subtitle", "property", "alternate-script", "xml:lang", t.Lang)
			continue
		}
		w.leaf("dc:title", t.Text, "id", "subtitle", "xml:lang", t.Lang)
		w.leaf("meta", "subtitle", "refines", "#subtitle", "property", "title-type")
		w.leaf("meta", "2", "refines", "#subtitle", "property", "display-seq")
	}
	for _, l := range b.Langs {
		w.leaf("dc:language", l)
	}
	agents(w, "dc:creator", b.Creators)
	agents(w, "dc:contributor", b.Others)
	optional := func(name encode.HTML, t Tagged) {
		if t.Text != "" {
			w.leaf(name, t.Text, "xml:lang", t.Lang)
		}
	}
	optional("dc:publisher", b.Publisher)
	for _, t := range b.Description {
		optional("dc:description", t)
	}
	for _, t := range b.Rights {
		optional("dc:rights", t)
	}
	for _, url := range b.Licences {
		w.leaf("meta", url, "property", "dcterms:license")
	}
	if b.Source != "" {
		w.leaf("dc:source", b.Source)
	}
	if b.paged() { // by the numbers of its own blocks, not by a printed book
		w.leaf("dc:source", b.ID, "id", "pages")
		w.leaf("meta", "pagination", "refines", "#pages", "property", "source-of")
	}
	if b.Date != "" {
		w.leaf("dc:date", b.Date)
	}
	w.leaf("meta", b.Modified, "property", "dcterms:modified")
	if b.Generator != "" {
		w.void("meta", "name", "generator", "content", b.Generator)
	}
	b.heard(w)
	b.cover(w)
}

// agents writes who made the book: each name with its language and its role.
func agents(w *writer, element encode.HTML, list []Agent) {
	short := string(element[len("dc:"):])
	for i, a := range list {
		id := short + strconv.Itoa(i+1)
		w.leaf(element, a.Text, "id", id, "xml:lang", a.Lang)
		w.leaf("meta", a.Role, "refines", "#"+id, "property", "role", "scheme", "marc:relators")
		for _, also := range a.Also {
			w.leaf("meta", also.Text, "refines", "#"+id, "property", "alternate-script", "xml:lang", also.Lang)
		}
	}
}

// access writes the accessibility metadata (EPUB Accessibility 1.1, 2 and 3).
func (b *Book) access(w *writer) {
	say := func(property, value string) { w.leaf("meta", value, "property", property) }
	say("schema:accessMode", "textual")
	if b.Access.Visual {
		say("schema:accessMode", "visual")
	}
	if b.duration() > 0 {
		say("schema:accessMode", "auditory")
	}
	say("schema:accessModeSufficient", "textual") // every drawing has its data as a table
	features := append([]string{"displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"}, b.Access.Features...)
	if b.paged() {
		features = append(features, "pageBreakMarkers", "pageNavigation")
	}
	if b.duration() > 0 {
		features = append(features, "synchronizedAudioText")
	}
	slices.Sort(features)
	for _, f := range slices.Compact(features) {
		say("schema:accessibilityFeature", f)
	}
	say("schema:accessibilityHazard", "none")
	for _, t := range b.Access.Summary {
		w.leaf("meta", t.Text, "property", "schema:accessibilitySummary", "xml:lang", t.Lang)
	}
	w.leaf("meta", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "property", "dcterms:conformsTo", "id", "conf")
	if b.Generator != "" { // the program evaluated it, by its tests
		w.leaf("meta", b.Generator, "property", "a11y:certifiedBy", "refines", "#conf")
	}
}

func (b *Book) paged() bool {
	return slices.ContainsFunc(b.Docs, func(d Doc) bool { return len(d.Pages) > 0 })
}
