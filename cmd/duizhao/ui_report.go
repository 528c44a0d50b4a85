package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"duizhao/internal/check"
	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/internal/witness"
)

// problems shows the problems, and how many there are; of many of one rule the first.
func (u *ui) problems(w io.Writer, problems []diag.Problem) {
	shown, rest := diag.Foremost(problems)
	list := make([]diag.Problem, len(shown))
	for k, i := range shown {
		list[k] = problems[i]
	}
	u.some(w, list, rest, problems)
}

// allProblems shows them all.
func (u *ui) allProblems(w io.Writer, problems []diag.Problem) { u.some(w, problems, nil, problems) }

// some shows some of the problems, and how many there are.
func (u *ui) some(w io.Writer, shown []diag.Problem, rest []diag.Rest, problems []diag.Problem) {
	u.progress.wipe()
	if len(problems) == 0 {
		return
	}
	diag.WriteText(w, shown)
	for _, r := range rest {
		fmt.Fprintf(w, "%s of the rule %s not shown; duizhao check --all shows all\n", plural(r.N, "more "+r.Severity.String()), r.Code)
	}
	errs := 0
	for _, p := range problems {
		if p.Severity == diag.Error {
			errs++
		}
	}
	var parts []string
	if errs > 0 {
		parts = append(parts, plural(errs, "error"))
	}
	if warnings := len(problems) - errs; warnings > 0 {
		parts = append(parts, plural(warnings, "warning"))
	}
	fmt.Fprintln(w, strings.Join(parts, ", "))
}

// cacheNotice reports that the cache does not do its work. The build goes on without.
func (u *ui) cacheNotice(text string) {
	u.progress.wipe()
	fmt.Fprintln(u.err, text)
}

// unpublished ends the list of problems of a build that failed.
func (u *ui) unpublished(folder string) {
	fmt.Fprintf(u.err, "nothing was written to %s\n", folder)
}

// built shows what a build made and where to read it. serve is the command that
// shows the same site.
func (u *ui) built(c site.Counts, s output.Stats, took time.Duration, folder, index, serve string) {
	u.progress.wipe()
	changes := "nothing changed"
	if s.Written+s.Removed > 0 {
		changes = fmt.Sprintf("%s new or changed, %s as before, %s removed",
			plural(s.Written, "file"), number(s.Unchanged), number(s.Removed))
	}
	fmt.Fprintf(u.out, "Built %s in %s: %s, %s; %s\n", folder, duration(took),
		plural(c.Editions, "edition"), plural(c.Pages, "page"), changes)
	u.leftOut(c.Drafts)
	fmt.Fprintf(u.out, "Open it: %s, or: %s\n", index, serve)
}

// shared shows what a share of a build made, and what is still to be done.
func (u *ui) shared(p site.Part, r *site.Report, place, build string) {
	u.progress.wipe()
	s := r.Shared
	fmt.Fprintf(u.out, "Share %d of %d in %s: %s made, %s there before; %.1f MB sent to %s\n", p.N, p.Of, duration(r.Took),
		plural(s.Made, "edition"), number(s.There), float64(s.Sent)/1e6, unsecret(place))
	fmt.Fprintf(u.out, "Nothing was published. When all shares are there: %s --cache %q\n", build, unsecret(place))
}

// taken reports what a build had from other machines.
func (u *ui) taken(s site.Shared, place string) {
	fmt.Fprintf(u.out, "Shared cache %s: %s from other machines, %s made here and left to them\n", unsecret(place), plural(s.Taken, "edition"), number(s.Made))
}

// sound reports that check found no problems, and how much it checked.
func (u *ui) sound(c site.Counts) {
	u.progress.wipe()
	parts := []string{plural(c.Editions, "edition")}
	for _, part := range []struct {
		n    int
		noun string
	}{{c.Versions, "version"}, {c.Blocks, "block"}, {c.Notes, "note"}, {c.Claims, "claim"}} {
		if part.n > 0 {
			parts = append(parts, plural(part.n, part.noun))
		}
	}
	fmt.Fprintf(u.out, "No problems in %s\n", strings.Join(parts, ", "))
	u.leftOut(c.Drafts)
}

// leftOut reports how many drafts a build or a check passed over.
func (u *ui) leftOut(drafts int) {
	if drafts > 0 {
		fmt.Fprintf(u.out, "%s left out; with --drafts they are in\n", plural(drafts, "draft"))
	}
}

// unsaid reports how many problems were found but not shown.
func (u *ui) unsaid(ignored, other int) {
	if ignored > 0 {
		fmt.Fprintf(u.out, "%s ignored, as site.yaml says\n", plural(ignored, "warning"))
	}
	if other > 0 {
		fmt.Fprintf(u.out, "%s of other rules not shown\n", plural(other, "problem"))
	}
}

// stats shows the counts as a table, the numbers flush right.
func (u *ui) stats(c site.Counts) {
	rows := []struct {
		name string
		n    int
	}{
		{"editions", c.Editions}, {"versions", c.Versions}, {"blocks", c.Blocks}, {"segments", c.Segments},
		{"notes", c.Notes}, {"mentions", c.Mentions}, {"claims", c.Claims}, {"explainers", c.Explainers},
		{"figures", c.Figures}, {"sources", c.Sources}, {"cited", c.Cited},
	}
	width := 0
	for _, r := range rows {
		width = max(width, len(number(r.n)))
	}
	for _, r := range rows {
		fmt.Fprintf(u.out, "%-10s  %*s\n", r.name, width, number(r.n))
	}
}

// data is what --json prints: the same for build and check.
type data struct {
	Problems []diag.Problem  `json:"problems"`
	Ignored  []check.Ignored `json:"ignored,omitempty"`
	Choices  []check.Choice  `json:"choices,omitempty"`
	Counts   site.Counts     `json:"counts"`

	Texts []witness.Summary `json:"texts,omitempty"` // with --witness
}

// found shows what a build has found: as JSON, or in words.
func (u *ui) found(o *site.Options, r *site.Report, asJSON bool) error {
	if !asJSON {
		u.problems(u.err, r.Problems)
		return nil
	}
	o.Excerpts(r.Problems)
	return u.json(r)
}

func (u *ui) json(r *site.Report) error {
	u.progress.wipe()
	problems := r.Problems
	if problems == nil {
		problems = []diag.Problem{}
	}
	enc := json.NewEncoder(u.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(data{problems, r.Ignored, r.Choices, r.Counts, r.Texts})
}

// made shows what new made, and how to continue.
func (u *ui) made(what string, next ...string) {
	fmt.Fprintf(u.out, "Made %s\n", what)
	for _, line := range next {
		fmt.Fprintf(u.out, "  %s\n", line)
	}
}

// placeholder reports that the sample is not written in lang.
func (u *ui) placeholder(lang string) {
	fmt.Fprintf(u.out, "The sample is not written in %s: its English is there for you to replace.\n", lang)
}

// wordless reports that the interface has no words in lang, and where they go.
func (u *ui) wordless(lang, file string) {
	fmt.Fprintf(u.out, "The interface has no words in %s: it speaks English until they are in %s.\n", lang, file)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// number writes n with a comma before each three digits.
func number(n int) string {
	if n < 0 {
		return "-" + number(-n)
	}
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", number(n/1000), n%1000)
}

// duration writes d with about two significant digits: 45 ms, 0.31 s, 4.2 s, 75 s.
func duration(d time.Duration) string {
	switch {
	case d < 100*time.Millisecond:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	case d < time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	case d < 10*time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return fmt.Sprintf("%.0f s", d.Seconds())
}

// cards reports what share cards could not say, once for all of them.
func (u *ui) cards(c site.Cards) {
	var parts []string
	if c.Partly > 0 {
		parts = append(parts, plural(c.Partly, "share card")+" in fewer languages")
	}
	if c.None > 0 {
		parts = append(parts, plural(c.None, "share card")+" not drawn")
	}
	if len(parts) == 0 {
		return
	}
	fmt.Fprintf(u.out, "%s, for want of fonts with %s; name a folder of them: --fonts DIR, or outputs: {card-fonts: DIR} in site.yaml\n",
		strings.Join(parts, ", "), characters(c.Missing, 3))
}
