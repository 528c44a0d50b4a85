// Package bench makes the corpus that the program is measured on: a site of
// any number of editions, the same for the same seed, in Chinese and English
// that nobody wrote (see words.go) but that has the sizes of real texts.
package bench

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"duizhao/internal/lang"

	"golang.org/x/sync/errgroup"
)

// The shape of an edition: an essay with an interview, such as the first one.
const (
	Paragraphs = 40  // of the essay, aligned
	Han        = 120 // characters a paragraph, about
	Turns      = 8   // questions, each with an answer
	Links      = 10  // to notes, in each version
	Mentions   = 8   // of names without a link, in each version
	Footnotes  = 3   // in each version
	Sections   = 5   // the last is the interview
	Notes      = 200 // of the site, whatever the number of editions
)

// Generate writes a site of n editions below dir, where there must not be one yet.
// Edition k is the same whatever n is.
func Generate(dir string, n int, seed uint64) error {
	content := filepath.Join(dir, "content")
	if _, err := os.Lstat(content); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("there is something at %s already", content), err)
	}
	if err := os.MkdirAll(filepath.Join(content, "notes"), 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(content, "site.yaml"), []byte(siteYAML), 0o666); err != nil {
		return err
	}
	names := Names(Notes, seed)
	for i := range names {
		w := newWriter(seed, uint64(1+i))
		if err := os.WriteFile(filepath.Join(content, "notes", names[i].ID+".md"), note(w, &names[i]), 0o666); err != nil {
			return err
		}
	}
	return inParallel(n, func(k int) error {
		folder := filepath.Join(content, "editions", Slug(k))
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return err
		}
		e := newEdition(k, names, seed)
		return errors.Join(
			os.WriteFile(filepath.Join(folder, "edition.yaml"), e.yaml, 0o666),
			os.WriteFile(filepath.Join(folder, lang.Hant+".md"), e.zh.Bytes(), 0o666),
			os.WriteFile(filepath.Join(folder, "en.md"), e.en.Bytes(), 0o666))
	})
}

// Slug returns the slug of edition k, from 0.
func Slug(k int) string { return fmt.Sprintf("edition-%05d", k+1) }

func inParallel(n int, do func(int) error) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for k := range n {
		group.Go(func() error { return do(k) })
	}
	return group.Wait()
}

const siteYAML = `title: {zh-Hant: 測試文庫, en: The Benchmark Library}
description: {zh-Hant: 供測量速度之用的文字。, en: Texts to measure by.}
url: https://bench.example/
languages: [zh-Hant, en]
`

func note(w *writer, n *Name) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\nkind: %s\nname:\n  zh-Hant: %s\n  en: %s\npinyin: %s\n", n.Kind, n.Zh, n.En, n.Pinyin)
	if n.Form != "" {
		fmt.Fprintf(&b, "forms:\n  zh-Hant: [%s]\n", n.Form)
	}
	gloss, article := w.sentences(30, pair{}), w.sentences(90, pair{})
	fmt.Fprintf(&b, "---\n--- zh-Hant\n%s\n\n%s\n--- en\n%s\n\n%s\n", gloss.zh, article.zh, gloss.en, article.en)
	return b.Bytes()
}

type text struct {
	*writer
	names  []Name
	yaml   []byte
	zh, en bytes.Buffer
	linked [Paragraphs]int // 2 where a paragraph links to a note, 1 where it only has its name
	noted  [Paragraphs]int // number of the paragraph's footnote, or 0
}

func newEdition(k int, names []Name, seed uint64) *text {
	t := &text{writer: newWriter(seed, 1<<32+uint64(k)), names: names}
	for i, p := range t.Perm(Paragraphs)[:Links+Mentions] {
		t.linked[p] = 1
		if i < Links {
			t.linked[p] = 2
		}
	}
	for i := range Footnotes {
		t.noted[i*Paragraphs/Footnotes+t.IntN(Paragraphs/Footnotes)] = 1 + i
	}
	t.settings(k)
	for p := range Paragraphs {
		if p%(Paragraphs/(Sections-1)) == 0 {
			t.heading(1 + p/(Paragraphs/(Sections-1)))
		}
		t.paragraph(p)
	}
	t.heading(Sections)
	for i := range Turns {
		q := t.pattern(questions, pair{"？", "?"})
		t.block([]pair{q}, fmt.Sprintf("{#q%02d speaker=asker}", i+1))
		t.block(t.segments(2+t.IntN(2), 0), fmt.Sprintf("{#a%02d speaker=guest}", i+1))
	}
	for i := range Footnotes {
		remark := t.sentences(24, pair{})
		t.line(pair{"[^" + strconv.Itoa(i+1) + "]: " + remark.zh, "[^" + strconv.Itoa(i+1) + "]: " + remark.en})
		t.line(pair{})
	}
	return t
}

func (t *text) settings(k int) {
	title, summary := t.pattern(headings, pair{}), t.sentences(30, pair{})
	author, guest := t.names[7*t.IntN(len(t.names)/7)], t.names[7*t.IntN(len(t.names)/7)]
	t.yaml = fmt.Appendf(nil, `title: {zh-Hant: %q, en: %q}
author: {zh-Hant: %s, en: %s}
date: "%d-%02d-%02d"
summary:
  zh-Hant: %q
  en: %q
base: zh-Hant
versions:
  - lang: zh-Hant
  - lang: en
speakers:
  asker: {name: {zh-Hant: 問, en: Interviewer}, role: interviewer}
  guest: {name: {zh-Hant: %s, en: %s}, role: guest}
`, title.zh, fmt.Sprintf("%s, part %d", title.en, k+1), author.Zh, author.En,
		1990+t.IntN(36), 1+t.IntN(12), 1+t.IntN(28), summary.zh, summary.en, guest.Zh, guest.En)
}

func (t *text) heading(section int) {
	h := t.pattern(headings, pair{})
	t.block([]pair{{"## " + h.zh, "## " + h.en}}, fmt.Sprintf("{#s%d}", section))
}

func (t *text) paragraph(p int) {
	lines := t.segments(2+t.IntN(3), t.linked[p])
	if n := t.noted[p]; n > 0 {
		mark := "[^" + strconv.Itoa(n) + "]"
		last := &lines[len(lines)-1]
		last.zh, last.en = last.zh+mark, last.en+mark
	}
	t.block(lines, fmt.Sprintf("{#p%02d}", p+1))
}

// segments writes n lines that together have the length of a paragraph. One of them
// has a name in it: with a link when how is 2, without one when it is 1.
func (t *text) segments(n, how int) []pair {
	lines := make([]pair, n)
	holder := t.IntN(n)
	length := (Han-10+t.IntN(20))/n - 9 // a sentence ends a little past its target
	for i := range lines {
		var name pair
		if i == holder && how > 0 {
			chosen := t.names[t.IntN(len(t.names))]
			name = pair{chosen.Zh, chosen.En}
			if how == 2 {
				name = pair{"[" + chosen.Zh + "](note:" + chosen.ID + ")", "[" + chosen.En + "](note:" + chosen.ID + ")"}
			}
		}
		lines[i] = t.sentences(length, name)
	}
	return lines
}

func (t *text) block(lines []pair, attributes string) {
	for _, l := range lines {
		t.line(l)
	}
	t.line(pair{attributes, attributes})
	t.line(pair{})
}

func (t *text) line(p pair) {
	t.zh.WriteString(p.zh)
	t.zh.WriteByte('\n')
	t.en.WriteString(p.en)
	t.en.WriteByte('\n')
}

// Text returns the text of edition k in one language, with names of its notes.
func Text(k int, names []Name, seed uint64, tag string) string {
	t := newEdition(k, names, seed)
	if tag == lang.English {
		return t.en.String()
	}
	return t.zh.String()
}
