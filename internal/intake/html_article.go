package intake

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var articleName = pattern(`(?i)(?:^|[-_ ])(?:` +
	anyOf(
		`article-?(?:body|content|text)|post-?(?:body|content|text)|entry-?content|story-?body`,
		`rich_media_content|main-?content|content-?body`,
	) +
	`)(?:[-_ ]|$)`)

// article returns the element that holds the article: one that is marked so, or else
// the one whose paragraphs have the most running text and the fewest links.
func article(root *html.Node) *html.Node {
	var named, scored *html.Node
	rank, size := 0, 0
	scores := map[*html.Node]float64{}
	var order []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if silent(n) || n.DataAtom == atom.Nav || n.DataAtom == atom.Footer || n.DataAtom == atom.Form || n.DataAtom == atom.Noscript {
			return
		}
		if r := says(n); r > 0 {
			if s := textSize(n); r > rank && s*3 > size || r == rank && s > size {
				named, rank, size = n, r, s
			}
		}
		if n.DataAtom == atom.P || n.DataAtom == atom.Pre || n.DataAtom == atom.Blockquote || n.DataAtom == atom.Div && ownText(n) > 80 {
			if text := rawText(n); cells(text) >= 25 && n.Parent != nil {
				score := 1 + float64(strings.Count(text, ",")+strings.Count(text, "，")) + min(float64(cells(text))/100, 3)
				holder := n.Parent
				if n.DataAtom == atom.Div {
					holder = n
				}
				for share := 1.0; holder != nil && share > 0.2; holder, share = holder.Parent, share/2 {
					if _, ok := scores[holder]; !ok {
						order = append(order, holder)
					}
					scores[holder] += score * share
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	best := 0.0
	for _, n := range order {
		if s := scores[n] * (1 - linkShare(n)); s > best {
			best, scored = s, n
		}
	}
	switch {
	case named != nil && (scored == nil || contains(named, scored) || textSize(scored) < 2*size):
		return named
	case scored != nil:
		return scored
	}
	return root
}

// says ranks how clearly an element is marked as the article, from 0.
func says(n *html.Node) int {
	if n.Type != html.ElementNode {
		return 0
	}
	switch {
	case attr(n, "itemprop") == "articleBody":
		return 3
	case n.DataAtom == atom.Article:
		return 2
	case n.DataAtom == atom.Main || attr(n, "role") == "main":
		return 1
	case n.DataAtom == atom.Div && (articleName().MatchString(attr(n, "class")) || articleName().MatchString(attr(n, "id"))):
		return 2
	}
	return 0
}

// ownText returns how much text is directly in an element.
func ownText(n *html.Node) int {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
	}
	return size
}

// linkShare returns the share of an element's text that is in links.
func linkShare(n *html.Node) float64 {
	links := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.A {
			links += textSize(n)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	if all := textSize(n); all > 0 {
		return float64(links) / float64(all)
	}
	return 0
}
