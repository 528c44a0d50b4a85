package web

import (
	"duizhao/internal/render"
	"html/template"
)

// ClaimsPage is what the template claims.html gets: the register of the claims of an
// edition.
type ClaimsPage struct {
	*Page
	Edition []render.Tagged // its title, in each language of the site
	Verdict []VerdictCount  // those that occur, on any page of the register
	Count   int             // of the claims on all pages
	Claims  []ClaimRow      // of this page, in the order of the text
	Works   []Reference     // what the claims on this page cite
	Way     string          // from this page to that of the edition

	Pager *Pager // to the other pages of the register; or nil
}

// VerdictCount is how many claims have a verdict.
type VerdictCount struct {
	Name  string // supported, partly, misleading and so on; also the key of its word
	Count int    // of claims
}

// ClaimRow is a claim in the register.
type ClaimRow struct {
	ID      string          // the name of its file, the anchor on the page
	Verdict string          // also the key of its word
	Number  int             // in the register, from 1
	Columns []ClaimColumn   // one for each language of the site
	Places  []string        // blocks and segments of the text that make the claim: p17.2
	Checked []render.Tagged // the day on which it was last checked, with the word for that
	Sources []Column        // citations; in further languages only where they differ
	Params  render.Params   // fields of the site's own
}

// ClaimColumn is a claim in one language.
type ClaimColumn struct {
	Lang      string        // of both texts
	Statement template.HTML // ready, without a paragraph around it; or ""
	Text      template.HTML // ready: what is known
}

// EmendationsPage is what the template emendations.html gets: the register of the
// repairs of an author's text.
type EmendationsPage struct {
	*Page
	Edition     []render.Tagged    // its title, in each language of the site
	Intro       []EmendationIntro  // one for each language of the interface
	Figure      template.HTML      // ready: how many repairs there are of each class
	ReadingLang string             // language of the readings
	Emendations []EmendationInList // in the order of the text
}

// EmendationIntro is what is said before the register, in one language.
type EmendationIntro struct {
	Lang       string   // of the paragraphs
	Paragraphs []string // plain text
}

// EmendationInList is a repaired place.
type EmendationInList struct {
	Number int             // from 1
	Block  string          // that has the place, or ""
	Place  []render.Tagged // where it is, if it is not in a block
	Wrong  [3]string       // a word in the copy: what is before the reading, the reading, what is after it
	Here   [3]string       // the same here
	Class  string          // also the key of its word
}

// ComparePage is what the template compare.html gets: two versions in one language, the
// words marked by which they differ.
type ComparePage struct {
	*Page
	Edition     []render.Tagged // its title, in each language of the site
	Versions    []render.Link   // the two, to their pages
	Differences int             // how many places differ
	Text        template.HTML   // ready: a row for each block, with mark elements of class unlike
	Way         string          // from this page to that of the edition
}

// QuestionsPage is what the template questions.html gets: the index of the questions
// of an interview.
type QuestionsPage struct {
	*Page
	Edition   []render.Tagged // its title, in each language of the site
	Questions []QuestionRow   // in the order of the text
}

// QuestionRow is a question with the beginnings of its answers.
type QuestionRow struct {
	ID     string        // of the block that asks
	Number string        // of that block
	Turns  template.HTML // ready: the question and each answer, in the versions of the page
	Themes []render.Link // notes on what they mention
}
