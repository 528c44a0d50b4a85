package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // pictures that stand for cards are of these kinds
	_ "image/png"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/card"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/fonts"
	"duizhao/internal/render"
	"duizhao/internal/serif"
)

// Cards says what share cards lack.
type Cards struct {
	Partly  int    // cards without one of their languages
	None    int    // cards that were not drawn
	Missing []rune // characters that no font has, sorted
}

// cards draws the cards and the covers of a site.
type cards struct {
	corpus *corpus.Corpus
	file   func(path string) ([]byte, bool) // a file of the site by its path
	faces  *card.Faces                      // nil if neither cards nor books are made
	kinds  []string                         // of cards that are wanted; none for no cards at all

	mu  sync.Mutex
	fit map[string]cardFit // by address
}

// cardFit is what of a card can be set.
type cardFit struct {
	card.Card
	langs   int // of its titles, before
	missing []rune
	ok      bool
}

// mostUnasked is of how many editions cards are drawn unasked. Drawing them takes a third of
// the time of the first build of a large site, or more, which nobody should wait for
// who has not asked.
const mostUnasked = 200

// open prepares the cards of a site, if cards or books are made.
func (c *cards) open(of *content, problems *diag.List) {
	outputs := &c.corpus.Config.Outputs
	if c.corpus.Config.URL != "" && !of.options.Draft && len(of.private) == 0 {
		c.kinds = outputs.Cards
		if len(outputs.Cards) == 0 {
			c.kinds = []string{render.PageCards}
			if len(c.corpus.Slugs) <= mostUnasked {
				c.kinds = append(c.kinds, render.EditionCards)
			}
		}
		c.kinds = slices.DeleteFunc(slices.Clone(c.kinds), func(kind string) bool { return kind == "none" })
	}
	var sets []*fonts.Set
	if of.options.Fonts != nil {
		sets = append(sets, of.options.Fonts)
	}
	if outputs.Fonts != "" {
		if set := ownFonts(of, outputs.Fonts, problems); set != nil {
			sets = append(sets, set)
		}
	}
	if len(c.kinds) == 0 && (len(outputs.EPUB) == 0 || of.options.Draft) {
		return
	}
	own, err := serif.Whole()
	if err != nil {
		problems.Add(serifProblem(err))
		return
	}
	c.faces = card.NewFaces(append(sets, own)...)
}

// ownFonts reads the fonts of the site.
func ownFonts(c *content, folder string, problems *diag.List) *fonts.Set {
	at := c.corpus.Docs[config.File].Pos("outputs", "card-fonts")
	dir, err := fs.Sub(c.options.FS, path.Clean(folder))
	if err == nil {
		var set *fonts.Set
		if set, err = fonts.Load(dir); err == nil && len(set.Faces) > 0 {
			return set
		}
	}
	text, hint := "there is no TrueType font in "+folder, "put .ttf files there; make fonts brings good open ones into .cache/fonts"
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		text, hint = "the fonts in "+folder+" cannot be read: "+err.Error(), ""
	}
	problems.Add(diag.Warnf("card-fonts", at, "%s", text).WithHint(hint))
	return nil
}

// wanted reports whether cards of a kind are drawn; "" is that of the site.
func (c *cards) wanted(kind string) bool {
	return len(c.kinds) > 0 && c.faces != nil && (kind == "" || slices.Contains(c.kinds, kind))
}

// fits returns what of a card can be set.
func (c *cards) fits(of *render.Card) cardFit {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f, ok := c.fit[of.Path]; ok {
		return f
	}
	var f cardFit
	whole := cardOf(of)
	f.Card, f.missing, f.ok = c.faces.Fit(&whole)
	f.langs = min(len(whole.Title), 2)
	c.fit[of.Path] = f
	return f
}

func cardOf(of *render.Card) card.Card {
	texts := func(list []render.Tagged) (out []card.Text) {
		for _, t := range list {
			if t.Text != "" && !slices.ContainsFunc(out, func(o card.Text) bool { return o.Text == t.Text }) {
				out = append(out, card.Text(t))
			}
		}
		return out
	}
	return card.Card{Site: texts(of.Site), Title: texts(of.Title), By: texts(of.By)}
}

// picture returns the picture that is shared with a page.
func (c *cards) picture(of *render.Card) (path string, width, height int) {
	if of.Own != "" {
		if width, height, _, err := c.size(of.Own); err == nil {
			return of.Own, width, height
		}
	}
	if !c.wanted(of.Kind) || !c.fits(of).ok {
		return "", 0, 0
	}
	return of.Path, card.Width, card.Height
}

// cover draws the cover of a book, or returns nil if there are no fonts for its title.
func (c *cards) cover(of *render.Card) ([]byte, error) {
	if c.faces == nil {
		return nil, nil
	}
	whole := cardOf(of)
	fit, _, ok := c.faces.Fit(&whole)
	if !ok {
		return nil, nil
	}
	return c.faces.Cover(fit)
}

// size returns the size of a picture of static/, in pixels and in bytes. The error is
// for a file that is none, or none of a kind that is shown everywhere.
func (c *cards) size(name string) (width, height, size int, err error) {
	data, ok := c.file(strings.TrimPrefix(name, "/"))
	if !ok {
		return 0, 0, 0, fs.ErrNotExist
	}
	of, _, err := image.DecodeConfig(bytes.NewReader(data))
	return of.Width, of.Height, len(data), err
}

// What networks show large has these sizes at least and at most.
const (
	leastWidth, leastHeight = 600, 315
	mostPicture             = 5 << 20
)

// unfit returns what is wrong with a picture that is to be shared, or nil.
func (c *cards) unfit(path string) *diag.Fault {
	width, height, size, err := c.size(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &diag.Fault{Text: "there is no picture " + path + " on this site", Hint: "put it there as static" + path}
	case err != nil:
		return &diag.Fault{Text: path + " is neither PNG nor JPEG", Hint: "others show no pictures of other kinds; turn it into one of these"}
	case width < leastWidth || height < leastHeight:
		return &diag.Fault{Text: fmt.Sprintf("%s has %d × %d pixels, and would be shown small or not at all", path, width, height),
			Hint: fmt.Sprintf("give one of at least %d × %d; 1200 × 630 is best", leastWidth, leastHeight)}
	case size > mostPicture:
		return &diag.Fault{Text: fmt.Sprintf("%s has %.1f MB, and would not be shown", path, float64(size)/(1<<20)), Hint: "make it smaller than 5 MB"}
	}
	return nil
}

// paths returns the addresses of the cards.
func (c *cards) paths() (out []string) {
	if !c.wanted("") {
		return nil
	}
	out = []string{address.SiteCard}
	if c.wanted(render.EditionCards) {
		for _, slug := range c.corpus.Slugs {
			out = append(out, address.Card(address.Edition(slug)))
		}
	}
	if c.wanted(render.PageCards) {
		for _, p := range c.corpus.Pages {
			out = append(out, address.Card(address.Page(p.ID)))
		}
		for _, a := range c.corpus.Explainers {
			out = append(out, address.Card(address.Explainer(a.ID)))
		}
	}
	if c.wanted(render.NoteCards) {
		for _, n := range c.corpus.Notes {
			out = append(out, address.Card(address.Note(n.ID)))
		}
	}
	return out
}

// cardJobs returns what draws the cards.
func (c *closing) cardJobs() (out []job) {
	r := c.renderer.pages.Cards
	list := []*render.Card{r.Site()}
	for i := range c.summaries {
		list = append(list, r.Edition(c.summaries[i]))
	}
	for _, p := range c.corpus.Pages {
		list = append(list, r.Article(address.Page(p.ID), p.Article))
	}
	for _, a := range c.corpus.Explainers {
		list = append(list, r.Article(address.Explainer(a.ID), a))
	}
	if c.cards.wanted(render.NoteCards) {
		for _, n := range c.corpus.Notes {
			list = append(list, r.Note(n))
		}
	}
	var keys [][32]byte
	for _, of := range list {
		if path, _, _ := c.cards.picture(of); path == of.Path || path == "" && c.cards.wanted(of.Kind) {
			out = append(out, func() error { return c.drawCard(of) })
			key := c.cards.key(of)
			c.again.others().uses(cardKey(key))
			if !c.again.hasCard(of.Path, key) {
				keys = append(keys, key)
			}
		}
	}
	if err := c.again.others().fetchCards(keys); err != nil {
		return []job{func() error { return err }}
	}
	return out
}

// key is over all that a card is drawn from.
func (c *cards) key(of *render.Card) [32]byte {
	h := sha256.New()
	fmt.Fprintf(h, "%d %x %q", card.Style, c.faces.Sum(), c.fits(of).Card)
	return [32]byte(h.Sum(nil))
}

// drawCard draws a card, unless that of an earlier build may stay. It is not for the
// archive, which is read where nothing is shared.
func (c *closing) drawCard(of *render.Card) error {
	fit := c.cards.fits(of)
	if !fit.ok {
		return nil
	}
	return c.again.card(c, of.Path, c.cards.key(of), func() ([]byte, error) { return c.cards.faces.Draw(fit.Card) })
}

// lacking returns what the cards of a build lack.
func (c *cards) lacking() (out Cards) {
	missing := map[rune]bool{}
	for _, f := range c.fit {
		switch {
		case !f.ok:
			out.None++
		case len(f.Title) < f.langs:
			out.Partly++
		}
		for _, r := range f.missing {
			missing[r] = true
		}
	}
	if len(missing) > 0 {
		out.Missing = slices.Sorted(maps.Keys(missing))
	}
	return out
}
