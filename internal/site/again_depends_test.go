package site_test

import (
	"strings"
	"testing"
)

// What an edition depends on that another one's folder says: each part of the key has a
// test here that fails without it. Where the key says less, an edition is taken for what
// it was, and the comparison with a clean build fails; where it says too much, the number
// of those that are kept is less.

// anew replaces a part of a file.
func (e *edited) anew(t *testing.T, name, old, with string) {
	t.Helper()
	s := e.read(t, name)
	if !strings.Contains(s, old) {
		t.Fatalf("there is no %q in %s", old, name)
	}
	e.write(t, name, []byte(strings.Replace(s, old, with, 1)))
}

// shore writes an edition that is in no series and has no tags.
func (e *edited) shore(t *testing.T, text string) {
	t.Helper()
	const dir = "content/editions/shore/"
	e.write(t, dir+"edition.yaml", []byte("title: {zh-Hant: 岸, en: The Shore}\nauthor: {zh-Hant: 甲, en: A. Author}\ndate: 2019-01-01\nbase: "+
		"zh-Hant\nversions: [{lang: zh-Hant}, {lang: en}]\n"))
	e.write(t, dir+"zh-Hant.md", []byte(text+"\n{#p01}\n"))
	e.write(t, dir+"en.md", []byte(text+"\n{#p01}\n"))
}

// TestDependsOnAddresses takes away the only edition with a tag: a link to the page of the
// tag, in another edition, leads nowhere.
func TestDependsOnAddresses(t *testing.T) {
	e := together(t)
	e.shore(t, "[魚 fish](/tags/fish/)")
	e.expect(t, "nothing", 0)
	e.anew(t, "content/editions/river/edition.yaml", "tags: [fish]\n", "")
	e.expect(t, "no edition has the tag", 0)
	e.anew(t, "content/editions/river/edition.yaml", "base:", "tags: [fish] # again\nbase:")
	e.expect(t, "one has it again", 3)
}

// TestDependsOnDrafts makes a draft of an edition whose claim another names.
func TestDependsOnDrafts(t *testing.T) {
	e := together(t)
	e.anew(t, "content/site.yaml", "languages:", "outputs: {no-search: true}\nlanguages:") // where all editions after a draft have other numbers
	e.shore(t, "深 deep")
	e.write(t, "content/editions/shore/introduction.md", []byte("---\ntitle: {zh-Hant: 導言, en: Introduction}\n---\n--- "+
		"zh-Hant\n[深](claim:depth)\n--- en\n[deep](claim:depth)\n"))
	e.expect(t, "nothing", 0)
	e.anew(t, "content/editions/lake/edition.yaml", "series: waters\npart: 1\n", "")
	e.anew(t, "content/editions/river/introduction.md", "![水位](figure:level)", "很高。")
	e.anew(t, "content/editions/river/introduction.md", "![level](figure:level)", "It is high.")
	e.expect(t, "the lake is in no series", 1)
	e.anew(t, "content/editions/lake/edition.yaml", "base:", "draft: true\nbase:")
	e.expect(t, "it is a draft", 0)
}

// TestDependsOnFigures adds a figure to an edition that had none, of the name of one of
// another, which an introduction shows.
func TestDependsOnFigures(t *testing.T) {
	e := together(t)
	e.shore(t, "岸 shore")
	e.expect(t, "nothing", 0)
	figure := e.read(t, "content/editions/lake/figures/level.yaml")
	e.write(t, "content/editions/brook/edition.yaml", []byte(strings.Replace(e.read(t, "content/editions/shore/edition.yaml"), "The Shore", "The Brook", 1)))
	e.write(t, "content/editions/brook/zh-Hant.md", []byte("溪\n{#p01}\n"))
	e.write(t, "content/editions/brook/en.md", []byte("A brook\n{#p01}\n"))
	e.expect(t, "one more edition, which moves all others in the index", 0)
	e.write(t, "content/editions/brook/figures/level.yaml", []byte(strings.Replace(figure, "value: 3", "value: 4", 1)))
	e.expect(t, "it has a figure", 0)
	e.anew(t, "content/editions/brook/figures/level.yaml", "value: 4", "value: 2")
	e.expect(t, "that is another", 0)
	e.anew(t, "content/editions/shore/en.md", "shore", "coast")
	e.expect(t, "a word", 4)
}
