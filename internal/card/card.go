// Package card draws the pictures of an edition: the card that others show when its
// page is shared, and the cover of its EPUB. Both are title pages in the book's own
// style: paper, ink, and one stroke of the reader's red brush.
//
// [Faces.Fit] says what of a [Card] can be set in the fonts at hand. A text that needs
// a character that none of them has is left out, and with it its language, since a
// card with a box in the place of a character is worse than none. [Faces.Draw] and
// [Faces.Cover] draw what is left: PNG, of sixteen colours, so that a card is small.
// The same card and fonts give the same bytes.
//
// Letters are shaped by HarfBuzz in Go (github.com/go-text/typesetting), lines broken
// by Unicode Standard Annex 14 and put in order by Annex 9, so that Arabic joins and
// runs from the right, and no line of Chinese begins with a full stop. Lines are
// balanced, as titles of pages are.
package card

// Text is words in one language.
type Text struct{ Lang, Text string }

// Card is what a picture says. Each part has a text for each language, the first one
// first.
type Card struct {
	Site  []Text // name of the site
	Title []Text
	By    []Text // who made what it is of, or what it is about
}

// Sizes of a card, as social networks ask for it (Open Graph: 1.91 to 1), and of a
// cover, in pixels.
const (
	Width, Height           = 1200, 630
	CoverWidth, CoverHeight = 1200, 1800
)

// Style is the version of how cards are drawn. A change of that changes it, so that
// cards of earlier builds are drawn anew.
const Style = 1
