package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// titles are what the edition in testdata/bridge is called, by version.
var titles = map[string]string{
	"en": "The Bridge at Low Water", "en-x-lee1998": "The Bridge when the Water is Low", "ja": "干潮の橋", "ko": "썰물 때의 다리", "de": "Die Brücke bei Niedrigwasser",
	"fr": "Le pont à marée basse", "zh-Hans": "枯水时的桥", "zh-Hant": "枯水時的橋", "ar": "الجسر عند انحسار الماء", "he": "הגשר בשפל המים",
}

var authors = map[string]string{
	"en": "Mara Hill", "ja": "山田花子", "ko": "김하나", "de": "Klara Berg", "fr": "Claire Dumont", "zh-Hans": "陈明", "zh-Hant": "陳明",
	"ar": "ليلى حداد", "he": "נועה לוי",
}

var glosses = map[string][2]string{
	"en": {"Swallow", "A small bird that nests under bridges."}, "ja": {"ツバメ", "橋の下に巣をかける小鳥。"},
	"ko": {"제비", "다리 밑에 둥지를 트는 작은 새."}, "de": {"Schwalbe", "Ein kleiner Vogel, der unter Brücken nistet."},
	"fr": {"Hirondelle", "Petit oiseau qui niche sous les ponts."}, "zh-Hans": {"燕子", "在桥下筑巢的小鸟。"},
	"zh-Hant": {"燕子", "在橋下築巢的小鳥。"}, "ar": {"السنونو", "طائر صغير يعشش تحت الجسور (بين مارس وأكتوبر)."},
	"he": {"סנונית", "ציפור קטנה המקננת מתחת לגשרים (מארס עד אוקטובר)."},
}

// bridge is a site with one edition in these versions, the first of which is its base;
// the others are translations by Tom Reed.
func bridge(t *testing.T, versions ...string) fstest.MapFS {
	t.Helper()
	var langs []string
	yaml, note := "title:\n", "---\nkind: term\nname:\n"
	files := fstest.MapFS{}
	for _, tag := range versions {
		text, err := os.ReadFile("testdata/bridge/" + tag + ".md")
		if err != nil {
			t.Fatal(err)
		}
		files["content/editions/bridge/"+tag+".md"] = &fstest.MapFile{Data: text}
		if yaml += fmt.Sprintf("  %s: %q\n", tag, titles[tag]); !strings.Contains(tag, "-x-") {
			langs = append(langs, tag)
		}
	}
	yaml += "author:\n"
	site := "title:\n"
	bodies := "---\n"
	for _, tag := range langs {
		yaml += fmt.Sprintf("  %s: %q\n", tag, authors[tag])
		note += fmt.Sprintf("  %s: %q\n", tag, glosses[tag][0])
		bodies += "--- " + tag + "\n" + glosses[tag][1] + "\n"
		site += fmt.Sprintf("  %s: %q\n", tag, titles[tag])
	}
	yaml += "date: 2019-05-03\nrights: {licence: CC-BY-4.0, witness: open}\nbase: " + versions[0] + "\nversions:\n"
	for i, tag := range versions {
		yaml += "  - lang: " + tag + "\n"
		if i > 0 {
			yaml += "    translator: Tom Reed\n"
		}
	}
	files["content/editions/bridge/edition.yaml"] = &fstest.MapFile{Data: []byte(yaml)}
	files["content/notes/swallow.md"] = &fstest.MapFile{Data: []byte(note + bodies)}
	files["content/site.yaml"] = &fstest.MapFile{Data: []byte(site + "languages: [" + strings.Join(langs, ", ") +
		"]\noutputs: {epub: [view, " + strings.Join(langs, "+") + "], single: true}\n")}
	return files
}

// bridged builds and serves such a site.
func bridged(t *testing.T, versions ...string) *published {
	t.Helper()
	p, err := publish(bridge(t, versions...), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.server.Close)
	return p
}
