package web

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
	"duizhao/internal/render"
)

// Registers makes the registers of an edition, and the bibliography.
type Registers struct {
	words      *render.Words
	writers    *render.Writers
	texts      *render.Texts
	works      *render.Works
	interviews *render.Interviews
	ownFields  *OwnFields
	linkedData *LinkedData
	frame      *Frame
	references *References
	pens       *Pens
	cards      *Cards
	anchors    *Anchors
	library    *cite.Library
}

// Claims makes the register of an edition's claims, in the order of the text, on as many
// pages as that needs.
func (r *Registers) Claims(s *Summary, claims []*edition.Claim, put render.Put) error {
	at := Place{At: address.Claims(s.Slug), Page: 1, Of: 1, Things: len(claims)}
	for _, c := range claims {
		at.Of = max(at.Of, r.anchors.page(c.ID))
	}
	listed := make([][]listing, at.Of)
	for i, c := range claims {
		n := r.anchors.page(c.ID) - 1
		listed[n] = append(listed[n], listing{id: c.ID, mark: strconv.Itoa(i + 1), verdict: c.Verdict})
	}
	for ; at.Page <= at.Of; at.Page++ {
		if err := r.claimsPage(s, at, claims, listed, put); err != nil {
			return err
		}
	}
	return nil
}

// claimsPage makes a page of the register of all claims.
func (r *Registers) claimsPage(s *Summary, at Place, all []*edition.Claim, listed [][]listing, put render.Put) error {
	root := at.root()
	var claims []*edition.Claim
	numbers := map[*edition.Claim]int{}
	for i, c := range all {
		if numbers[c] = i + 1; r.anchors.page(c.ID) == at.Page {
			claims = append(claims, c)
		}
	}
	return r.frame.sitePage("claims", at.path(), root, r.texts.OfWord("nav-claims"), func(p *Page) any {
		p.Title += at.number()
		p.card = r.cards.Edition(s)
		p.JSONLD, p.Params = r.linkedData.reviewLD(s, claims, root, p.Lang), r.ownFields.params(s.Params, root, p.Langs)
		data := &ClaimsPage{Page: p, Edition: r.texts.Columns(s.Title), Verdict: verdicts(all), Count: len(all), Way: strings.TrimSuffix(root, "../"),
			Pager: at.pager(root)}
		cited := render.Cited{}
		for _, c := range claims {
			data.Claims = append(data.Claims, r.claimRow(c, numbers[c], root))
			cited.List(c.Sources)
			cited.Article(r.works, c.Body)
		}
		data.Works = r.references.worksOf(cited, r.texts.Langs())
		data.Pager.tell(listed, at.Page == 1)
		return data
	}, put)
}

// verdicts counts the verdicts that occur, in their fixed order.
func verdicts(claims []*edition.Claim) []VerdictCount {
	counts := map[string]int{}
	for _, c := range claims {
		counts[c.Verdict]++
	}
	var out []VerdictCount
	for _, v := range edition.Verdicts {
		if counts[v] > 0 {
			out = append(out, VerdictCount{v, counts[v]})
		}
	}
	return out
}

func (r *Registers) claimRow(c *edition.Claim, number int, root string) ClaimRow {
	row := ClaimRow{ID: c.ID, Verdict: c.Verdict, Number: number, Places: c.Segments, Sources: r.citations(c.Sources, root),
		Params: r.ownFields.params(c.Params, root, r.texts.Langs())}
	for _, l := range r.texts.Langs() {
		column := ClaimColumn{Lang: l}
		at := place{root: root, lang: l, slug: c.Edition}
		if body := r.texts.Body(c.Body, l); len(body) > 0 {
			column.Statement = template.HTML(r.pens.flow(nil, body[0].Segments, at))
			column.Text = template.HTML(r.pens.blocks(nil, body[1:], at, 1))
		}
		row.Columns = append(row.Columns, column)
	}
	for _, w := range r.words.Each(r.texts.Langs(), "checked") {
		row.Checked = append(row.Checked, render.Tagged{Lang: w.Lang, Text: w.Text + lang.Gap(w.Lang) + lang.Date(w.Lang, c.Checked)})
	}
	return row
}

// citations returns a run-in list of sources, in further languages only if it reads
// differently there.
func (r *Registers) citations(list []string, root string) []Column {
	items := r.works.Items(list)
	if len(items) == 0 {
		return nil
	}
	var out []Column
	var written []string // the citations so far, without their punctuation
	for _, l := range r.texts.Langs() {
		pieces := r.library.Cite(items, cite.Options{Lang: l, Bare: true, Linked: true})
		words := citationMarks.Replace(cite.Text(pieces))
		if slices.Contains(written, words) {
			continue
		}
		written = append(written, words)
		p := r.pens.pen(nil, place{root: root, lang: l})
		cite.Write(p.Writer, pieces, l, p.Medium.Source, nil)
		out = append(out, Column{l, template.HTML(p.Bytes())})
	}
	return out
}

// citationMarks turns the punctuation of a Chinese citation into that of a Latin one.
var citationMarks = strings.NewReplacer("，", " ", ",", "", "；", "; ")

// ratings are the verdicts of fact as schema.org ratings, worst 1 to best 5.
var ratings = map[string]int{"wrong": 1, "misleading": 2, "partly": 3, "supported": 5}

// reviewLD returns the register as schema.org ClaimReview. Opinions and unverifiable
// claims have no rating and are left out.
func (r *LinkedData) reviewLD(s *Summary, claims []*edition.Claim, root, lang string) template.HTML {
	var list []any
	for _, c := range claims {
		rating, ok := ratings[c.Verdict]
		body := r.texts.Body(c.Body, lang)
		if !ok || len(body) == 0 {
			continue
		}
		review := map[string]any{
			"@type": "ClaimReview", "url": r.addresses.Address(r.anchors.claim(s.Slug, c.ID), root), "datePublished": c.Checked,
			"inLanguage":    lang,
			"claimReviewed": plain(body[0]),
			"reviewRating": map[string]any{"@type": "Rating", "ratingValue": rating, "bestRating": 5, "worstRating": 1,
				"alternateName": r.words.Word(lang, c.Verdict)},
			"author": map[string]any{"@type": "Organization",
				"name": cmp.Or(s.Editor[0], r.texts.In(r.config.Publisher, lang), r.texts.In(r.config.Title, lang))},
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
