package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"duizhao/internal/review"
	"duizhao/internal/site"
)

// reviewUI shows what a translation was confirmed against.
type reviewUI struct {
	out      io.Writer
	progress *progress
}

// review shows what is open in an edition: each segment in both texts, with the
// changes in the base if its earlier wording is known.
func (u *reviewUI) review(r *site.Reviewed, before map[review.Print]string) {
	u.progress.wipe()
	if r.Open() == 0 {
		return
	}
	if !r.Locked {
		for _, c := range r.Comparisons {
			fmt.Fprintf(u.out, "%s: %s was never confirmed: %s\n", r.Lock.Path, c.Lang, plural(len(c.Items), "segment"))
		}
		return
	}
	for _, c := range r.Comparisons {
		for i := range c.Items {
			u.reviewItem(r, c.Lang, &c.Items[i], before)
		}
		for _, e := range c.Gone {
			fmt.Fprintf(u.out, "%s:%d: %s of %s was confirmed, and its words are nowhere now\n", r.Lock.Path, e.Line, e.Address, e.Lang)
		}
	}
	for i := range r.Places {
		p := &r.Places[i]
		at := r.At(p)
		switch {
		case !p.Changed:
		case p.Now != nil:
			fmt.Fprintf(u.out, "%s: what %s said is at %s now\n", at, p.Address, strings.Join(p.Now, ", "))
		case p.Is == review.Print{}:
			fmt.Fprintf(u.out, "%s: %s is gone, and its words are nowhere\n", at, p.Address)
		default:
			fmt.Fprintf(u.out, "%s: %s was written anew since this claim was made (%d characters then, %d now)\n", at, p.Address, p.Was.Len, p.Is.Len)
		}
	}
}

func (u *reviewUI) reviewItem(r *site.Reviewed, lang string, it *review.Item, before map[review.Print]string) {
	base, own, line := r.Texts(lang, it)
	path := r.Parallel.Version(lang).Path
	switch it.State {
	case review.Confirmed, review.Moved:
		return
	case review.Missing:
		fmt.Fprintf(u.out, "%s: %s is not translated\n", path, it.Address)
	case review.New:
		fmt.Fprintf(u.out, "%s:%d: %s was never confirmed\n", path, line, it.Address)
	case review.Unreviewed:
		fmt.Fprintf(u.out, "%s:%d: %s has not been reviewed by a person: its line ends in [~]\n", path, line, it.Address)
	case review.Edited:
		fmt.Fprintf(u.out, "%s:%d: %s has changed since it was confirmed (%d characters then, %d now)\n", path, line, it.Address, it.Was.Own.Len, it.Own.Len)
	case review.Old:
		fmt.Fprintf(u.out, "%s:%d: the base has changed since %s was translated (%d characters then, %d now)\n", path, line, it.Address,
			it.Was.Base.Len, it.Base.Len)
		if text, ok := before[it.Was.Base]; ok {
			base = marked(review.Diff(text, base))
		}
	}
	width := max(len(r.Base.Lang), len(lang))
	fmt.Fprintf(u.out, "  %-*s  %s\n", width, r.Base.Lang, base)
	if it.State != review.Missing {
		fmt.Fprintf(u.out, "  %-*s  %s\n", width, lang, own)
	}
}

// marked writes changes as git's word diff does: [-out-]{+in+}.
func marked(changes []review.Change) string {
	var b strings.Builder
	for _, c := range changes {
		switch {
		case c.Old && c.New:
			b.WriteString(c.Text)
		case c.Old:
			b.WriteString("[-" + c.Text + "-]")
		default:
			b.WriteString("{+" + c.Text + "+}")
		}
	}
	return b.String()
}

// reviewed ends the list with the counts.
func (u *reviewUI) reviewed(all []*site.Reviewed, open int) {
	confirmed, moved := 0, 0
	for _, r := range all {
		for _, c := range r.Comparisons {
			for _, it := range c.Items {
				switch it.State {
				case review.Moved:
					moved++
					fallthrough
				case review.Confirmed:
					confirmed++
				}
			}
		}
	}
	switch {
	case open == 0:
		fmt.Fprintf(u.out, "Nothing is open: %s confirmed", plural(confirmed, "segment"))
	default:
		fmt.Fprintf(u.out, "%d open, %d confirmed", open, confirmed)
	}
	if moved > 0 {
		fmt.Fprintf(u.out, ", %d of them in the same words at another place", moved)
	}
	fmt.Fprintln(u.out)
	if open > 0 {
		fmt.Fprintln(u.out, "Read them, then: duizhao review --confirm ADDRESS,…")
	}
}

// confirmed shows what was written into a lock, and how to undo it.
func (u *reviewUI) confirmed(r *site.Reviewed, pick func(lang, address string) bool, asked bool, path, undo string) {
	u.progress.wipe()
	for _, c := range r.Comparisons {
		var list []string
		for _, it := range c.Items {
			if (it.State == review.Old || it.State == review.Edited || it.State == review.New || it.State == review.Unreviewed) && asked &&
				pick(c.Lang, it.Address) {
				list = append(list, it.Address)
			}
		}
		if len(list) > 0 {
			fmt.Fprintf(u.out, "Confirmed %s of %s: %s\n", plural(len(list), "segment"), c.Lang, strings.Join(list, " "))
		}
		list = nil
		for _, e := range c.Gone {
			if asked && pick(c.Lang, e.Address) {
				list = append(list, e.Address)
			}
		}
		if len(list) > 0 {
			fmt.Fprintf(u.out, "Forgot %s of %s: %s\n", plural(len(list), "segment"), c.Lang, strings.Join(list, " "))
		}
	}
	var list []string
	for _, p := range r.Places {
		if p.Changed && asked && pick("", p.Address) {
			list = append(list, p.Claim.ID+" at "+p.Address)
		}
	}
	if len(list) > 0 {
		fmt.Fprintf(u.out, "Confirmed %s: %s\n", plural(len(list), "claim"), strings.Join(list, ", "))
	}
	if !r.Locked {
		fmt.Fprintf(u.out, "Made %s; commit it with the text\n", path)
		return
	}
	fmt.Fprintf(u.out, "Wrote %s; to take it back: %s\n", path, undo)
}

// unmarked reports that marks [~] were taken out of a version.
func (u *reviewUI) unmarked(path string, n int) {
	u.progress.wipe()
	fmt.Fprintf(u.out, "%s: took [~] from %s\n", path, plural(n, "line"))
}

// unchanged reports that there was nothing to confirm.
func (u *reviewUI) unchanged(r *site.Reviewed, asked bool) {
	if asked {
		fmt.Fprintf(u.out, "%s: confirmed already\n", r.Lock.Path)
	}
}

// followed shows what was written into a claim.
func (u *reviewUI) followed(path string, from, to []string) {
	fmt.Fprintf(u.out, "%s: %s is %s now\n", path, strings.Join(from, ", "), strings.Join(to, ", "))
}

// byHand shows what to write into a claim that cannot be rewritten automatically.
func (u *reviewUI) byHand(path string, to []string) {
	fmt.Fprintf(u.out, "%s: write it by hand: segments: [%s]\n", path, strings.Join(to, ", "))
}

// reviewJSON prints everything that is open as data.
func (u *reviewUI) reviewJSON(all []*site.Reviewed) error {
	type item struct {
		Edition string       `json:"edition"`
		Lang    string       `json:"lang,omitempty"`
		Address string       `json:"address"`
		State   review.State `json:"state"`
		Base    string       `json:"base"`
		Own     string       `json:"translation"`
		Before  int          `json:"characters_then,omitempty"`
		Now     int          `json:"characters_now,omitempty"`
	}
	type place struct {
		Edition string   `json:"edition"`
		Claim   string   `json:"claim"`
		Address string   `json:"address"`
		Now     []string `json:"now"`
	}
	out := struct {
		Open   []item  `json:"open"`
		Claims []place `json:"claims"`
	}{[]item{}, []place{}}
	for _, r := range all {
		for _, c := range r.Comparisons {
			for i := range c.Items {
				it := &c.Items[i]
				if it.State == review.Confirmed || it.State == review.Moved {
					continue
				}
				base, own, _ := r.Texts(c.Lang, it)
				out.Open = append(out.Open, item{r.Slug, c.Lang, it.Address, it.State, base, own, it.Was.Base.Len, it.Base.Len})
			}
		}
		for _, p := range r.Places {
			if p.Changed {
				out.Claims = append(out.Claims, place{r.Slug, p.Claim.ID, p.Address, p.Now})
			}
		}
	}
	enc := json.NewEncoder(u.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
