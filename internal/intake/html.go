package intake

import (
	"strings"

	"duizhao/internal/edition"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlReader reads pages into a document.
type htmlReader struct{ doc *Document }

// html reads a page: the metadata of its head, the blocks of its article, and
// everything around it, which is set aside under the name that the page gives it.
func (d htmlReader) read(text string) []Block {
	root, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		d.doc.fail(BadHTML, 0, 0, err.Error())
		return nil
	}
	d.inkOf(root)
	d.pageMeta(root)
	p := &page{Document: d.doc, source: text, line: 1}
	p.root = article(root)
	p.total = textSize(p.root)
	p.walk(root, frame{})
	p.flush(frame{})
	return p.blocks
}

// silent reports whether nobody reads the text of an element.
func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Iframe, atom.Object:
		return true
	}
	return n.Type == html.CommentNode || n.Type == html.DoctypeNode
}

func (d htmlReader) inkOf(n *html.Node) {
	if silent(n) {
		return
	}
	if n.Type == html.TextNode {
		d.doc.Ink.Add(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.inkOf(c)
	}
}

// page is a walk through a page. source and at serve to find the lines of its texts.
type page struct {
	*Document
	source   string
	at, line int
	root     *html.Node // of the article
	total    int        // bytes of text in it
	inside   bool
	blocks   []Block
	runs     []edition.Run
	begun    int // line of the runs
}

// frame is the context of a block.
type frame struct {
	kind   edition.Kind
	level  int
	quote  int
	list   int
	number int
}

// place returns the line of the next text, which it finds in the source.
func (p *page) place(text string) int {
	key := strings.TrimSpace(text)
	if i := strings.IndexAny(key, "\n&"); i >= 0 {
		key = key[:i]
	}
	if len(key) > 40 {
		key = strings.ToValidUTF8(key[:40], "")
	}
	if key == "" {
		return p.line
	}
	if i := strings.Index(p.source[p.at:], key); i >= 0 {
		p.line += strings.Count(p.source[p.at:p.at+i], "\n")
		p.at += i
	}
	return p.line
}

var furnitureName = pattern(`(?i)(?:^|[-_ ])(?:` +
	anyOf(
		`share|sharing|social|sns|related|recommend(?:ed|ation|ations)?|comments?|respond|sidebar`,
		`breadcrumbs?|newsletter|subscribe|subscription|promo|advert(?:isement)?|ads?|adsense`,
		`sponsor(?:ed)?|footer|nav|navbar|navigation|menu|cookies?|pagination|pager|toolbar|tags?`,
		`tag-?list|copyright|disclaimer|popup|modal|banner|widget|author-bio|bio|print-?only`,
		`hidden|sr-only|screen-reader-text|skip-?link|editor-?line|qr-?code`,
	) +
	`)(?:[-_ ]|$)`)

// furnitureOf names an element that the page marks as not part of the text.
func (p *page) furnitureOf(n *html.Node) (string, Reason) {
	switch n.DataAtom {
	case atom.Nav, atom.Menu:
		return n.Data, Navigation
	case atom.Aside, atom.Footer, atom.Form, atom.Button, atom.Select, atom.Dialog, atom.Noscript, atom.Svg, atom.Audio, atom.Video, atom.Canvas,
		atom.Textarea, atom.Label:
		return n.Data, Furniture
	case atom.Figcaption:
		return n.Data, Picture
	case atom.Rt, atom.Rp, atom.Rtc:
		return n.Data, Editorial
	case atom.Body, atom.Html, atom.Main, atom.P, atom.H1:
		return "", ""
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true", a.Key == "style" &&
			strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none"):
			return "hidden", Furniture
		case a.Key == "role" && (a.Val == "navigation" || a.Val == "complementary" || a.Val == "search" || a.Val == "contentinfo"):
			return a.Val, Furniture
		case a.Key == "class" || a.Key == "id":
			for name := range strings.FieldsSeq(a.Val) {
				if furnitureName().MatchString(name) && textSize(n)*5 < p.total*2 {
					return name, Furniture
				}
			}
		}
	}
	return "", ""
}

func (p *page) walk(n *html.Node, f frame) {
	switch {
	case silent(n):
		return
	case n.Type == html.TextNode:
		p.text(n.Data)
		return
	case n == p.root:
		p.flush(f)
		p.inside = true
		p.children(n, f)
		p.flush(f)
		p.inside = false
		return
	case n.Type == html.ElementNode && !contains(n, p.root):
		if detail, reason := p.furnitureOf(n); reason != "" {
			if block := blockElements[n.DataAtom]; block || !p.inside {
				p.flush(f)
			}
			p.putAside(n, reason, detail)
			return
		}
	}
	if n.Type == html.ElementNode && p.inside {
		p.element(n, f)
		return
	}
	if blockElements[n.DataAtom] {
		p.flush(f)
		defer p.flush(f)
	}
	p.children(n, f)
}

func (p *page) children(n *html.Node, f frame) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, f)
	}
}

// putAside sets the text of an element aside, a piece for each block in it.
func (p *page) putAside(n *html.Node, reason Reason, detail string) {
	var b strings.Builder
	line := 0
	end := func() {
		p.aside(reason, line, detail, oneLine(b.String()))
		b.Reset()
		line = 0
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if silent(n) {
			return
		}
		if n.Type == html.TextNode {
			if at := p.place(n.Data); line == 0 && strings.TrimSpace(n.Data) != "" {
				line = at
			}
			b.WriteString(n.Data)
			return
		}
		if blockElements[n.DataAtom] {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if blockElements[n.DataAtom] {
			end()
		}
	}
	walk(n)
	end()
}

var blockElements = atoms(atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Ul, atom.Ol, atom.Li,
	atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption,
	atom.Figure, atom.Figcaption,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr, atom.Address, atom.Form, atom.Fieldset, atom.Details, atom.Summary, atom.Center,
	atom.Body, atom.Html)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	out := map[atom.Atom]bool{}
	for _, a := range list {
		out[a] = true
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// contains reports whether a node is outer or within it.
func contains(outer, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// textSize counts the bytes of text within a node.
func textSize(n *html.Node) int {
	if n == nil || silent(n) {
		return 0
	}
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		size += textSize(c)
	}
	return size
}
