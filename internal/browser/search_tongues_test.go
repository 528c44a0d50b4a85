package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// tongues is a site with a sentence in each of many languages. Filler makes it one whose
// search has an index of keys.
func tongues(filler int) fstest.MapFS {
	texts := map[string]string{
		"de": "Der Fährmann singt das Fährmannslied auf dem Dampfschiff hinter der Uferbefestigungsmauer.",
		"ar": "ركب المسافرون السَّفينةَ ثم عادوا إلى المدينة، وقرأ الصبي كتابًا عن والبحر وللمدرسة.",
		"ko": "나룻배는 아직도 건너편에서 기다린다.",
		"th": "เรือยังรออยู่ที่ฝั่งตรงข้าม",
		"ja": "ツバメの巣を数える子どもたち。",
		"en": "The leadership of the ferry waits.",
	}
	files := fstest.MapFS{"content/site.yaml": {Data: []byte("title: Tongues\nlanguages: [en, de, ar, ko, th, ja]\n" +
		"ignore:\n  - {file: content/**, rule: words-missing, reason: Thai}\n")}}
	for tag, text := range texts {
		dir := "content/editions/" + tag + "/"
		files[dir+"edition.yaml"] = &fstest.MapFile{
			Data: fmt.Appendf(nil, "title: %s\nauthor: A. Author\ndate: 2020\nbase: %[1]s\nversions: [{lang: %[1]s}]\n", tag)}
		var b strings.Builder
		b.WriteString(text + "\n{#p01}\n")
		for i := range filler {
			fmt.Fprintf(&b, "\n%s\n{#x%d}\n", strings.Repeat(fmt.Sprintf("xyz%d ", i), 60), i)
		}
		files[dir+tag+".md"] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

// TestSearchInEachLanguage checks what is found within words: parts of German compounds,
// Arabic words with and without article and vowel signs, any part of Korean, Thai and
// Japanese text, hiragana for katakana; by looking through all texts and by an index.
func TestSearchInEachLanguage(t *testing.T) {
	t.Parallel()
	for kind, filler := range map[string]int{"a small site": 0, "an index": 450} {
		p, err := publish(tongues(filler), t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(p.server.Close)
		b := open(t, desk)
		b.site = p
		for _, c := range []struct {
			query string
			marks []string // what is marked of it; none: nothing is found
		}{
			{"schiff", []string{"schiff"}},
			{"Mann", []string{"mann", "mann"}},
			{"mauer", []string{"mauer"}},
			{"befestigung", []string{"befestigung"}},
			{"lied", []string{"lied"}},
			{"fahrmann", []string{"Fährmann", "Fährmann"}},
			{"fschi", nil},    // no part of a word begins like that
			{"ied", nil},      // too short
			{`"schiff"`, nil}, // as it stands
			{"ship", nil},     // English writes compounds in two words
			{"سفينة", []string{"سَّفينة"}},
			{"السفينة", []string{"سَّفينة"}},
			{"بحر", []string{"بحر"}},
			{"البحر", []string{"بحر"}},
			{"مدرسة", []string{"مدرسة"}},
			{"مدينة", []string{"مدينة"}},
			{"كتاب", []string{"كتاب"}},
			{"건너편", []string{"건너편"}},
			{"룻배", []string{"룻배"}},
			{"รออยู่", []string{"รออยู่"}},
			{"ฝั่ง", []string{"ฝั่ง"}},
			{"つばめ", []string{"ツバメ"}},
			{"コドモ", nil}, // 子 is no kana
			{"ドモ", []string{"ども"}},
		} {
			got := ask(b, "search/", c.query)
			if !slices.Equal(got.Marks, c.marks) && len(got.Marks)+len(c.marks) > 0 {
				t.Errorf("%s: %s marks %q, want %q (%s)", kind, c.query, got.Marks, c.marks, got.Status)
			}
		}
	}
}
