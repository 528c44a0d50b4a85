package epub

import "strconv"

// nav returns the navigation document (EPUB 3.3, 7): contents, landmarks, pages. It
// is in the spine too, as the book's table of contents.
func (b *Book) nav() []byte {
	w := b.html(b.Langs[0], joined(b.Words.Contents), "frontmatter")
	w.start("nav", "epub:type", "toc", "role", "doc-toc", "id", "toc", "aria-labelledby", "contents")
	w.start("h1", "id", "contents")
	w.both(b.Words.Contents)
	w.WriteString("</h1>\n<ol>\n")
	for i := range b.Docs {
		d := &b.Docs[i]
		if len(d.Title) == 0 {
			continue
		}
		w.WriteString("<li>")
		w.link(d.file(), "", d.Title)
		if len(d.Parts) > 0 {
			w.WriteString("\n<ol>\n")
			for _, p := range d.Parts {
				w.WriteString("<li>")
				w.link(d.file()+"#"+p.ID, "", p.Text)
				w.WriteString("</li>\n")
			}
			w.WriteString("</ol>\n")
		}
		w.WriteString("</li>\n")
	}
	w.WriteString("</ol>\n</nav>\n")
	b.landmarks(w)
	b.pageList(w)
	w.WriteString("</body>\n</html>\n")
	return w.Bytes()
}

func (w *writer) link(href, kind string, text []Tagged) {
	w.start("a", "epub:type", kind, "href", href)
	w.both(text)
	w.end("a")
}

// heading begins a part of the navigation that no reader shows as a page.
func (w *writer) heading(kind, role string, text []Tagged) {
	w.start("nav", "epub:type", kind, "role", role, "id", kind, "hidden", "hidden", "aria-labelledby", kind+"-h")
	w.start("h2", "id", kind+"-h")
	w.both(text)
	w.WriteString("</h2>\n<ol>\n")
}

func (b *Book) landmarks(w *writer) {
	w.heading("landmarks", "", b.Words.Landmarks)
	w.WriteString("<li>")
	w.link("nav.xhtml#toc", "toc", b.Words.Contents)
	w.WriteString("</li>\n")
	for i := range b.Docs {
		if d := &b.Docs[i]; d.Landmark != "" {
			w.WriteString("<li>")
			w.link(d.file(), d.Landmark, d.Title)
			w.WriteString("</li>\n")
		}
	}
	w.WriteString("</ol>\n</nav>\n")
}

func (b *Book) pageList(w *writer) {
	if !b.paged() {
		return
	}
	w.heading("page-list", "doc-pagelist", b.Words.Pages)
	for i := range b.Docs {
		for _, p := range b.Docs[i].Pages {
			w.WriteString("<li>")
			w.start("a", "href", b.Docs[i].file()+"#"+p.ID)
			w.text(joined(p.Text))
			w.WriteString("</a></li>\n")
		}
	}
	w.WriteString("</ol>\n</nav>\n")
}

// ncx returns the contents in the form of EPUB 2 (OPF 2.0.1, 2.4.1).
func (b *Book) ncx() []byte {
	w := &writer{}
	w.WriteString(declaration)
	w.start("ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version", "2005-1", "xml:lang", b.Langs[0])
	w.WriteString("\n<head>\n")
	w.void("meta", "name", "dtb:uid", "content", b.ID)
	w.void("meta", "name", "dtb:depth", "content", "2")
	w.void("meta", "name", "dtb:totalPageCount", "content", "0")
	w.void("meta", "name", "dtb:maxPageNumber", "content", "0")
	w.WriteString("</head>\n<docTitle>")
	w.leaf("text", joined(b.Titles))
	w.WriteString("</docTitle>\n<navMap>\n")
	order := 0
	open := func(href string, text []Tagged) {
		order++
		w.start("navPoint", "id", "n"+strconv.Itoa(order), "playOrder", strconv.Itoa(order))
		w.WriteString("<navLabel>")
		w.leaf("text", joined(text))
		w.WriteString("</navLabel>")
		w.void("content", "src", href)
	}
	for i := range b.Docs {
		d := &b.Docs[i]
		if len(d.Title) == 0 {
			continue
		}
		open(d.file(), d.Title)
		for _, p := range d.Parts {
			open(d.file()+"#"+p.ID, p.Text)
			w.WriteString("</navPoint>\n")
		}
		w.WriteString("</navPoint>\n")
	}
	w.WriteString("</navMap>\n</ncx>\n")
	return w.Bytes()
}
