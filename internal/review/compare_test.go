package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/align"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/markup"
	"duizhao/internal/review"
)

// parallel joins two versions written as Markdown. A block is a line: its id, then
// segments separated by |: "p01 河不寬。|船也不大。".
func parallel(t testing.TB, base, own string) *edition.Parallel {
	t.Helper()
	text := func(s string) *edition.Version {
		var b strings.Builder
		for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
			id, text, _ := strings.Cut(strings.TrimSpace(line), " ")
			fmt.Fprintf(&b, "%s\n{#%s}\n\n", strings.ReplaceAll(text, "|", "\n"), id)
		}
		blocks := markup.Parse([]byte(b.String()), markup.Options{}).Blocks
		for i := range blocks {
			for s := range blocks[i].Segments {
				if seg := &blocks[i].Segments[s]; seg.Text() == "[=]" {
					seg.State, seg.Runs = edition.Absent, nil
				}
			}
		}
		return &edition.Version{Blocks: blocks}
	}
	zh, en := text(base), text(own)
	zh.Lang, zh.Path, en.Lang, en.Path = "zh-Hant", "zh-Hant.md", "en", "en.md"
	e := &edition.Edition{Slug: "river", Texts: []*edition.Version{zh, en}}
	e.Base, e.Versions = "zh-Hant", []edition.VersionInfo{{Lang: "zh-Hant"}, {Lang: "en"}}
	var problems diag.List
	p := align.Join(e, &problems)
	if problems.Failed() {
		t.Fatal(base, "\n", own, "\n", problems.Sorted())
	}
	return p
}

// all confirms everything.
func all(string, string) bool { return true }

// locked returns the lock of two texts in which all was confirmed.
func locked(p *edition.Parallel, claims ...*edition.Claim) *review.Lock {
	none := &review.Lock{}
	return review.Confirm(none, []*review.Comparison{review.Compare(p, 1, none)}, review.Places(p, claims, none), all)
}

func said(c *review.Comparison) string {
	var out []string
	for _, it := range c.Items {
		if it.State != review.Confirmed {
			was := ""
			if it.Was.Address != "" && it.Was.Address != it.Address {
				was = " was " + it.Was.Address
			}
			out = append(out, it.Address+" "+it.State.String()+was)
		}
	}
	for _, e := range c.Gone {
		out = append(out, e.Address+" gone")
	}
	return strings.Join(out, ", ")
}

const (
	zh = "p01 河不寬。|船也不大。|過河要等風停。\np02 今天不開船。|明天再來。"
	en = "p01 The river is not wide.|The boat is not large.|To cross, wait for the wind to drop.\np02 No boat today.|Come back tomorrow."
)

// TestCompare changes one thing at a time in a text of which all was confirmed.
func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, zh, en, want string }{
		{"nothing", zh, en, ""},
		{"links and emphasis", "p01 [河](note:he)不寬。|船也**不**大。[^1]|過河要等風停。\np02 今天不開船。|明天再來。", en, ""},
		{"the base", strings.Replace(zh, "船也不大", "船卻很大", 1), en, "p01.2 old"},
		{"the translation", zh, strings.Replace(en, "not large", "small", 1), "p01.2 edited"},
		{"both", strings.Replace(zh, "船也不大", "船卻很大", 1), strings.Replace(en, "not large", "large", 1), "p01.2 old"},
		{"one comes", strings.Replace(zh, "船也", "水也不深。|船也", 1), strings.Replace(en, "The boat", "Nor is it deep.|The boat", 1),
			"p01.2 new, p01.3 moved was p01.2, p01.4 moved was p01.3"},
		{"one goes", "p01 河不寬。|過河要等風停。\np02 今天不開船。|明天再來。", "p01 The river is not wide.|To cross, wait for the wind to drop.\np02 No boat " +
			"today.|Come back tomorrow.", "p01.2 moved was p01.3, p01.2 gone"},
		{"two are joined", strings.Replace(zh, "不寬。|船", "不寬。船", 1), strings.Replace(en, "wide.|The", "wide. The", 1), "p01.1 moved, p01.2 moved was p01.3"},
		{"one is cut", strings.Replace(zh, "過河要", "過河|要", 1), strings.Replace(en, "To cross, ", "To cross,|", 1), "p01.3 moved, p01.4 moved was p01.3"},
		{"cut otherwise", strings.Replace(strings.Replace(zh, "不寬。|船也", "不寬。船也|", 1), "不大。|過", "不大。過", 1),
			strings.Replace(strings.Replace(en, "wide.|The boat", "wide. The boat|", 1), "large.|To", "large. To", 1), "p01.1 moved, p01.2 moved"},
		{"moved to another block", "p01 河不寬。|過河要等風停。\np02 今天不開船。|船也不大。|明天再來。", "p01 The river is not wide.|To cross, wait for the wind to " +
			"drop.\np02 No boat today.|The boat is not large.|Come back tomorrow.", "p01.2 moved was p01.3, p02.2 moved was p01.2, p02.3 moved was p02.2"},
		{"blocks are joined", "p01 河不寬。|船也不大。|過河要等風停。|今天不開船。|明天再來。", strings.ReplaceAll(en, "\np02 ", "|"), "p01.4 moved was p02.1, p01.5 moved was p02.2"},
		{"a block is cut", strings.Replace(zh, "|過河", "\np03 過河", 1), strings.Replace(en, "|To", "\np03 To", 1), "p03.1 moved was p01.3"},
		{"an id changes", strings.Replace(zh, "p02", "p09", 1), strings.Replace(en, "p02", "p09", 1), "p09.1 moved was p02.1, p09.2 moved was p02.2"},
		{"moved and written anew", "p01 水也不深。|河不寬。|船卻很大。|過河要等風停。\np02 今天不開船。|明天再來。", "p01 Nor is it deep.|The river is not wide.|The boat is " +
			"not large.|To cross, wait for the wind to drop.\np02 No boat today.|Come back tomorrow.", "p01.1 new, p01.2 moved was p01.1, p01.3 old was p01.2, p01.4 moved was p01.3"},
		{"the translation's lines change places", zh, strings.Replace(en, "The river is not wide.|The boat is not large.",
			"The boat is not large.|The river is not wide.", 1), "p01.1 old was p01.2, p01.2 old was p01.1"},
		{"joined with a change", strings.Replace(zh, "不寬。|船也", "不寬。船卻", 1), strings.Replace(en, "wide.|The", "wide. The", 1),
			"p01.1 old, p01.2 moved was p01.3, p01.2 gone"},
		{"not translated", zh, strings.Replace(en, "The boat is not large.", "[=]", 1), "p01.2 missing"},
		{"a block is not translated", zh, strings.Split(en, "\n")[0], "p02.1 missing, p02.2 missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lock := locked(parallel(t, zh, en))
			p := parallel(t, c.zh, c.en)
			got := review.Compare(p, 1, lock)
			if said(got) != c.want {
				t.Errorf("%s\nand should be\n%s", said(got), c.want)
			}
			// Confirming all settles all but what is missing, and confirming
			// nothing changes nothing that is open.
			after := review.Compare(p, 1, review.Confirm(lock, []*review.Comparison{got}, nil, all))
			for _, it := range after.Items {
				if it.State != review.Confirmed && it.State != review.Missing {
					t.Errorf("after all was confirmed %s is %s", it.Address, it.State)
				}
			}
			kept := review.Compare(p, 1, review.Confirm(lock, []*review.Comparison{got}, nil, func(string, string) bool { return false }))
			open := func(c *review.Comparison) (out []string) {
				for _, it := range c.Items {
					if it.State != review.Confirmed && it.State != review.Moved {
						out = append(out, it.Address+" "+it.State.String())
					}
				}
				return out
			}
			if !slices.Equal(open(kept), open(got)) {
				t.Errorf("open were %v, and after nothing was confirmed are %v", open(got), open(kept))
			}
		})
	}
}

// TestCompareNew checks that without a lock all is new.
func TestCompareNew(t *testing.T) {
	got := review.Compare(parallel(t, zh, en), 1, &review.Lock{})
	if said(got) != "p01.1 new, p01.2 new, p01.3 new, p02.1 new, p02.2 new" {
		t.Error(said(got))
	}
}

// TestConfirmOne checks that only what was named is confirmed.
func TestConfirmOne(t *testing.T) {
	lock := locked(parallel(t, zh, en))
	p := parallel(t, strings.NewReplacer("船也不大", "船卻很大", "今天", "昨天").Replace(zh), en)
	c := review.Compare(p, 1, lock)
	after := review.Compare(p, 1, review.Confirm(lock, []*review.Comparison{c}, nil, func(lang, at string) bool { return lang == "en" && at == "p02.1" }))
	if said(c) != "p01.2 old, p02.1 old" || said(after) != "p01.2 old" {
		t.Errorf("%s, and then %s", said(c), said(after))
	}
	if was := after.Items[1].Was.Base; was != review.Of("船也不大。") {
		t.Errorf("the wording it was confirmed against is lost: %v", was)
	}
}

func TestPlaces(t *testing.T) {
	claim := func(segments ...string) *edition.Claim {
		return &edition.Claim{ID: "width", ClaimInfo: edition.ClaimInfo{Edition: "river", Segments: segments}}
	}
	for _, c := range []struct {
		name   string
		claim  *edition.Claim
		zh     string
		want   string
		follow string
	}{
		{"nothing", claim("p01.2", "p02"), zh, "", "p01.2 p02"},
		{"one comes before", claim("p01.2"), strings.Replace(zh, "船也", "水也不深。|船也", 1), "p01.2 now p01.3", "p01.3"},
		{"moved", claim("p01.2"), "p01 河不寬。|過河要等風停。\np02 今天不開船。|船也不大。", "p01.2 now p02.2", "p02.2"},
		{"cut in two", claim("p01.3"), strings.Replace(zh, "過河要", "過河|要", 1), "p01.3 now p01.3 p01.4", "p01.3 p01.4"},
		{"joined", claim("p01.1", "p01.2"), strings.Replace(zh, "不寬。|船", "不寬。船", 1), "p01.1 now p01.1, p01.2 now p01.1", "p01.1"},
		{"written anew", claim("p01.2"), strings.Replace(zh, "船也不大", "船卻很大", 1), "p01.2 changed", "p01.2"},
		{"gone", claim("p02.2"), strings.Replace(zh, "|明天再來。", "", 1), "p02.2 changed", "p02.2"},
		{"a block under another id", claim("p02"), strings.Replace(zh, "p02", "p09", 1), "p02 now p09", "p09"},
		{"a block written anew", claim("p02"), strings.Replace(zh, "明天", "後天", 1), "p02 changed", "p02"},
		{"a block, cut otherwise", claim("p02"), strings.Replace(zh, "船。|明", "船。明", 1), "", "p02"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lock := locked(parallel(t, zh, en), c.claim)
			p := parallel(t, c.zh, c.zh)
			places := review.Places(p, []*edition.Claim{c.claim, {ID: "other", ClaimInfo: edition.ClaimInfo{Edition: "lake", Segments: []string{"p01"}}}}, lock)
			var got []string
			for _, pl := range places {
				switch {
				case pl.Now != nil:
					got = append(got, pl.Address+" now "+strings.Join(pl.Now, " "))
				case pl.Changed:
					got = append(got, pl.Address+" changed")
				}
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("%q, and should be %q", s, c.want)
			}
			if s := strings.Join(review.Follow(c.claim, places), " "); s != c.follow {
				t.Errorf("followed to %q, and should be %q", s, c.follow)
			}
		})
	}
}

// TestNewClaim checks that a claim that the lock does not know is where it says.
func TestNewClaim(t *testing.T) {
	lock := locked(parallel(t, zh, en))
	p := parallel(t, strings.Replace(zh, "船也", "水也不深。|船也", 1), strings.Replace(en, "The boat", "Nor is it deep.|The boat", 1))
	places := review.Places(p, []*edition.Claim{{ID: "depth", ClaimInfo: edition.ClaimInfo{Edition: "river", Segments: []string{"p01.2"}}}}, lock)
	if len(places) != 1 || places[0].Changed || places[0].Known {
		t.Errorf("%+v", places)
	}
}

func TestRewrite(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"---\nedition: river\nsegments: [p01.1]\nverdict: wrong\n---\nsegments: [x]\n",
			"---\nedition: river\nsegments: [p01.2, p01.3]\nverdict: wrong\n---\nsegments: [x]\n"},
		{"---\nsegments: [ p01.1,\n  p02 ]\nverdict: wrong\n---\n", "---\nsegments: [p01.2, p01.3]\nverdict: wrong\n---\n"},
		{"---\nsegments:\n  - p01.1\n  - p02\nverdict: wrong # sure\n---\n", "---\nsegments:\n  - p01.2\n  - p01.3\nverdict: wrong # sure\n---\n"},
		{"---\nverdict: wrong\nsegments:\n- p01.1\n---\n", "---\nverdict: wrong\nsegments:\n- p01.2\n- p01.3\n---\n"},
		{"---\nsegments: [p01.1] # the width\n---\n", ""},
		{"---\nsegments:\n  - p01.1 # the width\n---\n", ""},
		{"---\nverdict: wrong\n---\nsegments: [p01.1]\n", ""},
		{"segments: [p01.1]\n", ""},
	} {
		got, ok := review.Rewrite(c.in, []string{"p01.2", "p01.3"})
		if ok != (c.want != "") || ok && got != c.want || !ok && got != c.in {
			t.Errorf("%q becomes %q, %v", c.in, got, ok)
		}
	}
}

// BenchmarkCompare compares an edition of 4,500 segments of which everything has
// changed, the worst there is.
func BenchmarkCompare(b *testing.B) {
	text := func(mark string) string {
		var b strings.Builder
		for i := range 1500 {
			fmt.Fprintf(&b, "p%04d 第%d段第一句%s，講的是河。|第%d段第二句%s，講的是船與渡口。|第%d段第三句%s。\n", i, i, mark, i, mark, i, mark)
		}
		return b.String()
	}
	lock := locked(parallel(b, text("舊"), text("old")))
	p := parallel(b, text("新"), text("new"))
	for b.Loop() {
		review.Compare(p, 1, lock)
	}
}
