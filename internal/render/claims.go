package render

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Claims makes the register of an edition's claims, in the order of the text.
// Form controls and the style sheet filter it by verdict, without a server and
// without scripts.
func (r *Renderer) Claims(s *Summary, claims []*edition.Claim, put Put) error {
	path, root := address.Claims(s.Slug), "../../"
	header := r.heading(nil, r.word("nav-claims"))
	header = r.ofEdition(header, s.Title)
	b := r.filter(nil, claims)
	b = append(b, `<ol class="register">`+"\n"...)
	for i, c := range claims {
		b = r.claimRow(b, c, i+1, root)
	}
	b = append(b, "</ol>\n"...)
	cited := Cited{}
	for _, c := range claims {
		cited.List(c.Sources)
		cited.Article(r, c.Body)
	}
	b = r.works(b, cited, root, r.Langs())
	return r.sitePage("claims", path, root, r.word("nav-claims"), header, b, func(p *Page) {
		p.JSONLD = r.reviewLD(s, claims, root, p.Lang)
	}, put)
}

// filter appends a radio button for each verdict that occurs, with its count.
func (r *Renderer) filter(b []byte, claims []*edition.Claim) []byte {
	counts := map[string]int{}
	for _, c := range claims {
		counts[c.Verdict]++
	}
	b = append(b, `<fieldset class="filter">`...)
	b = r.both(b, "legend", "", r.word("filter"))
	option := func(value string, n int, label edition.Text, checked bool) {
		b = append(escape(append(b, `<label><input type="radio" name="verdict" value="`...), value), '"')
		b = append(escape(append(b, ` id="only-`...), value), '"')
		if checked {
			b = append(b, " checked"...)
		}
		b = append(b, "> "...)
		b = r.both(b, "span", "", label)
		b = append(r.tagged(append(b, ' '), "span", "n", "", itoa(n)), "</label> "...)
	}
	option("all", len(claims), r.word("all"), true)
	for _, v := range edition.Verdicts {
		if counts[v] > 0 {
			option(v, counts[v], r.word(v), false)
		}
	}
	return append(b, "</fieldset>\n"...)
}

func (r *Renderer) claimRow(b []byte, c *edition.Claim, number int, root string) []byte {
	b = append(escape(append(b, `<li id="`...), c.ID), `" data-verdict="`...)
	b = append(escape(b, c.Verdict), `">`...)
	b = append(r.tagged(append(b, `<p class="verdict">`...), "span", "number", "", itoa(number)), ' ')
	b = r.both(b, "b", "", r.word(c.Verdict))
	b = append(b, "</p>"...)
	b = append(b, `<div class="pair">`...)
	for _, l := range r.Langs() {
		b = append(r.tongue(append(b, `<div`...), l), '>')
		at := place{root: root, lang: l, slug: c.Edition}
		if body := r.Body(c.Body, l); len(body) > 0 {
			b = append(r.flow(append(b, `<p class="statement">`...), body[0].Segments, at), "</p>"...)
			b = r.blocks(b, body[1:], at, 1)
		}
		b = append(b, "</div>"...)
	}
	b = append(b, `</div><p class="meta">`...)
	for _, at := range c.Segments {
		b = append(escape(append(b, `<a href="../#`...), at), `">`...)
		b = append(escape(b, at), "</a> "...)
	}
	for _, w := range r.Words(r.Langs(), "checked") {
		b = append(r.tagged(b, "span", "checked", w.Lang, w.Text+lang.Gap(w.Lang)+lang.Date(w.Lang, c.Checked)), ' ')
	}
	b = append(b, "</p>"...)
	b = r.citations(b, c.Sources, root)
	return append(b, "</li>\n"...)
}

// citations appends a run-in list of sources.
func (r *Renderer) citations(b []byte, list []string, root string) []byte {
	items := r.Items(list)
	if len(items) == 0 {
		return b
	}
	b = append(b, `<p class="meta sources">`...)
	var written []string // the citations so far, without their punctuation
	for _, l := range r.Langs() {
		pieces := r.Library.Cite(items, cite.Options{Lang: l, Bare: true, Linked: true})
		words := citationMarks.Replace(cite.Text(pieces))
		if slices.Contains(written, words) {
			continue
		}
		written = append(written, words)
		b = append(r.tongue(append(b, `<span`...), l), '>')
		p := r.pen(b, place{root: root, lang: l})
		cite.Write(p.Writer, pieces, l, p.Medium.Source)
		b = append(p.Bytes(), "</span> "...)
	}
	return append(b, "</p>"...)
}

// citationMarks turns the punctuation of a Chinese citation into that of a Latin one.
var citationMarks = strings.NewReplacer("，", " ", ",", "", "；", "; ")

// ratings are the verdicts of fact as schema.org ratings, worst 1 to best 5.
var ratings = map[string]int{"wrong": 1, "misleading": 2, "partly": 3, "supported": 5}

// reviewLD returns the register as schema.org ClaimReview. Opinions and unverifiable
// claims have no rating and are left out.
func (r *Renderer) reviewLD(s *Summary, claims []*edition.Claim, root, lang string) template.HTML {
	var list []any
	for _, c := range claims {
		rating, ok := ratings[c.Verdict]
		body := r.Body(c.Body, lang)
		if !ok || len(body) == 0 {
			continue
		}
		review := map[string]any{
			"@type": "ClaimReview", "url": r.address(address.Claim(s.Slug, c.ID), root), "datePublished": c.Checked, "inLanguage": lang,
			"claimReviewed": plain(body[0]),
			"reviewRating":  map[string]any{"@type": "Rating", "ratingValue": rating, "bestRating": 5, "worstRating": 1, "alternateName": r.Word(lang, c.Verdict)},
			"author":        map[string]any{"@type": "Organization", "name": cmp.Or(s.Editor[0], r.In(r.Config.Publisher, lang), r.In(r.Config.Title, lang))},
		}
		item := map[string]any{"@type": "Claim", "author": map[string]any{"@type": "Person", "name": s.Author[0]}, "datePublished": s.Date}
		if s.Date == "" {
			delete(item, "datePublished")
		}
		if s.Origin != "" {
			item["appearance"] = map[string]any{"@type": "CreativeWork", "url": s.Origin}
		}
		review["itemReviewed"] = item
		list = append(list, review)
	}
	if len(list) == 0 {
		return ""
	}
	return jsonLD(map[string]any{"@context": "https://schema.org", "@graph": list})
}

// ClaimsOf returns the claims of an edition in the order of its text.
func ClaimsOf(a *edition.Annotated, byID map[string]*edition.Claim) []*edition.Claim {
	var out []*edition.Claim
	for i := range a.Entries {
		if a.Entries[i].Kind == edition.ClaimEntry {
			if c := byID[a.Entries[i].Ref]; c != nil && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }
