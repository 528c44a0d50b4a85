package render

import (
	"duizhao/internal/edition"
)

// Glossary says what notes and claims say in the margin.
type Glossary struct {
	texts *Texts
	notes map[string]*edition.Note
}

// Gloss returns what the margin says of a note in a language: its first paragraph.
func (r *Glossary) Gloss(n *edition.Note, lang string) []edition.Block {
	body := r.texts.Body(n.Body, lang)
	return body[:min(1, len(body))]
}

// Known returns what is known of a claim, without the claim itself: that is in the
// text.
func (r *Glossary) Known(c *edition.Claim, lang string) []edition.Block {
	body := r.texts.Body(c.Body, lang)
	if len(body) > 1 {
		body = body[1:]
	}
	return body
}

// IntroductionID is the anchor of an edition's introduction if it is in one document
// with the text, and its place below the edition's address.
const IntroductionID = "introduction"

// Pinyin returns the reading of a note's name, or "".
func (r *Glossary) Pinyin(id string) string {
	if n := r.notes[id]; n != nil {
		return n.Pinyin
	}
	return ""
}
