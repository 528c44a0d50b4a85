package site_test

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// setOut shows the element with an id, or main, or all of the body: a line for each
// element with others in it, a line for text and inline elements, ␣ for a blank on
// its own between two segments.
func setOut(data []byte, id string) (string, error) {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	for n := range doc.Descendants() {
		wanted := attribute(n, "id") == id
		if id == "" || id == "body" {
			wanted = n.DataAtom == map[string]atom.Atom{"": atom.Main, "body": atom.Body}[id]
		}
		if n.Type != html.ElementNode || !wanted {
			continue
		}
		var b strings.Builder
		setOutNode(&b, n, 0)
		return fingerprint.ReplaceAllString(b.String(), "<code>FINGERPRINT</code>"), nil
	}
	return "", errors.New("there is no element " + id)
}

// fingerprint changes with every byte of the content, and is not compared.
var fingerprint = regexp.MustCompile(`<code>[0-9a-f]{12}</code>`)

// headOf shows the head without what loads scripts and styles, a line for each
// element, sorted: their order means nothing.
func headOf(data []byte) (string, error) {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	var lines []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Parent.DataAtom != atom.Head {
			continue
		}
		loads := n.DataAtom == atom.Script && attribute(n, "src") != "" || n.DataAtom == atom.Link &&
			strings.Contains("stylesheet icon manifest", attribute(n, "rel"))
		if !loads && attribute(n, "http-equiv") == "" {
			lines = append(lines, rendered(n))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n"), nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// within are the inline elements.
var within = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Br: true, atom.Cite: true, atom.Code: true, atom.Em: true, atom.I: true, atom.Img: true, atom.Mark: true,
	atom.Q: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Input: true, atom.Time: true,
}

// addressed reports whether an element is a segment, which is shown on its own.
func addressed(n *html.Node) bool { return n.DataAtom == atom.Span && attribute(n, "data-s") != "" }

func setOutNode(b *strings.Builder, n *html.Node, depth int) {
	indent := strings.Repeat("  ", depth)
	if n.Type == html.TextNode || n.Type == html.ElementNode && within[n.DataAtom] && !addressed(n) {
		if text := rendered(n); strings.TrimSpace(text) != "" {
			b.WriteString(indent + strings.TrimSpace(text) + "\n")
		}
		return
	}
	open, end := tagsOf(n)
	if n.DataAtom == atom.Svg { // drawings have tests of their own
		b.WriteString(indent + `<svg class="` + attribute(n, "class") + `">…</svg>` + "\n")
		return
	}
	if n.DataAtom == atom.Pre || addressed(n) || oneLine(n) {
		b.WriteString(indent + rendered(n) + "\n")
		return
	}
	b.WriteString(indent + open + "\n")
	line := ""
	flush := func() {
		switch s := strings.TrimSpace(line); {
		case s != "":
			b.WriteString(indent + "  " + s + "\n")
		case line == " ":
			b.WriteString(indent + "  ␣\n") // a blank between segments shows, and in Chinese there is none
		}
		line = ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode || within[c.DataAtom] && !addressed(c) {
			line += rendered(c)
			continue
		}
		flush()
		setOutNode(b, c, depth+1)
	}
	flush()
	b.WriteString(indent + end + "\n")
}

// oneLine reports whether an element has nothing but a line of text in it.
func oneLine(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (!within[c.DataAtom] || addressed(c)) || c.Type == html.TextNode && strings.Contains(strings.TrimSpace(c.Data), "\n") {
			return false
		}
	}
	return true
}

func rendered(n *html.Node) string {
	var b strings.Builder
	if err := html.Render(&b, n); err != nil {
		return err.Error()
	}
	return b.String()
}

func tagsOf(n *html.Node) (open, end string) {
	empty := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: n.Attr, Namespace: n.Namespace}
	whole := rendered(empty)
	if open, ok := strings.CutSuffix(whole, "</"+n.Data+">"); ok {
		return open, "</" + n.Data + ">"
	}
	return whole, ""
}
