package site_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"strconv"
	"strings"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/render"
	"duizhao/internal/site"
	"duizhao/templates"
)

const cardSite = "title: {zh-Hant: 河, en: River}\nlanguages: [en, zh-Hant]\nurl: https://example.org/texts/\n"

var ferry = map[string]string{
	"content/editions/e/edition.yaml": "title: {zh-Hant: 渡口, en: The Ferry}\nauthor: {zh-Hant: 李四, en: Li Si}\ndate: 2024\nbase: zh-Hant\n" +
		"versions: [{lang: zh-Hant}, {lang: en, translator: Ann Ford}]\n",
	"content/editions/e/zh-Hant.md": "船夫說話。\n{#p01}\n",
	"content/editions/e/en.md":      "The boatman speaks.\n{#p01}\n",
	"content/about.md":              "---\ntitle: {zh-Hant: 關於, en: About}\n---\n--- zh-Hant\n字。\n--- en\nWords.\n",
	"content/notes/boatman.md":      "---\nkind: person\nname: {zh-Hant: 船夫, en: boatman}\n---\n--- zh-Hant\n撐船的人。\n--- en\nOne who poles.\n",
}

// with returns the site of a ferry with other files, or none where the text is "".
func with(settings string, more map[string]string) site.Options {
	files := map[string]string{"content/site.yaml": settings}
	for _, of := range []map[string]string{ferry, more} {
		for name, text := range of {
			files[name] = text
		}
	}
	return site.Options{FS: tiny(files), Templates: templates.FS, Static: plainStatic}
}

// Pages of a site with an address name a card that is there, of the size that they say;
// without an address, or where none are wanted, there are none.
func TestCards(t *testing.T) {
	for _, c := range []struct {
		settings string
		cards    []string // that are drawn
		of       map[string]string
	}{
		{cardSite, []string{"card.png", "e/card.png", "about/card.png"}, map[string]string{
			"index.html": "card.png", "e/index.html": "e/card.png", "e/en/index.html": "e/card.png",
			"about/index.html": "about/card.png", "notes/boatman/index.html": "card.png", "404.html": ""}},
		{cardSite + "outputs: {cards: [notes]}\n", []string{"card.png", "notes/boatman/card.png"}, map[string]string{
			"notes/boatman/index.html": "notes/boatman/card.png", "e/index.html": "card.png"}},
		{cardSite + "outputs: {cards: [none]}\n", nil, map[string]string{"e/index.html": ""}},
		{strings.Replace(cardSite, "url: https://example.org/texts/\n", "", 1), nil, map[string]string{"e/index.html": "", "index.html": ""}},
	} {
		made, problems := built(t, with(c.settings, nil))
		if problems != "" {
			t.Fatal(problems)
		}
		found := 0
		for name, data := range made {
			if !strings.HasSuffix(name, "card.png") {
				continue
			}
			found++
			of, err := png.DecodeConfig(bytes.NewReader(data))
			if err != nil || of.Width != render.CardWidth || of.Height != render.CardHeight || len(data) > 60_000 {
				t.Errorf("%s: %d × %d pixels, %d bytes, %v", name, of.Width, of.Height, len(data), err)
			}
		}
		for _, name := range c.cards {
			if made[name] == nil {
				t.Errorf("with %q there is no %s", c.settings, name)
			}
		}
		if found != len(c.cards) {
			t.Errorf("with %q there are %d cards, want %d", c.settings, found, len(c.cards))
		}
		for page, card := range c.of {
			said := `<meta property="og:image" content="https://example.org/texts/` + card + `">`
			if html := string(made[page]); card == "" && strings.Contains(html, "og:image") || card != "" && !strings.Contains(html, said) {
				t.Errorf("with %q %s does not say %s:\n%s", c.settings, page, said, html[:min(len(html), 3000)])
			}
		}
		if c.cards != nil && c.of["e/index.html"] == "e/card.png" {
			for _, part := range []string{`"og:image:width" content="1200"`, `"og:image:height" content="630"`, `"og:image:alt" content="渡口 · The Ferry"`, `"twitter:card" content="summary_large_image"`} {
				if !strings.Contains(string(made["e/index.html"]), part) {
					t.Errorf("the edition lacks %s", part)
				}
			}
		}
	}
}

// What no font can set is said once, for all cards, and none has a box in it: a card in
// Chinese alone is not drawn, and its page shows that of the site.
func TestCardsWithoutFonts(t *testing.T) {
	chinese := map[string]string{"content/about.md": "---\ntitle: {zh-Hant: 關於, en: 關於}\n---\n--- zh-Hant\n字。\n--- en\nWords.\n"}
	made, _ := built(t, with(cardSite, chinese))
	report, err := site.Build(context.Background(), with(cardSite, chinese), &output.Memory{})
	if err != nil {
		t.Fatal(err)
	}
	if made["about/card.png"] != nil || !strings.Contains(string(made["about/index.html"]), `"https://example.org/texts/card.png"`) {
		t.Error("a page whose title cannot be set has a card of its own")
	}
	if c := report.Cards; c.Partly != 2 || c.None != 1 || string(c.Missing) != "口於河渡關" {
		t.Errorf("cards lack %+v (%s)", c, string(c.Missing))
	}
}

// A picture that is named stands for the card, with its own size; one that would not be
// shown is an error.
func TestOwnCard(t *testing.T) {
	picture := func(width, height int) string {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	settings := "image: /ferry.png\n" + ferry["content/editions/e/edition.yaml"]
	made, problems := built(t, with(cardSite, map[string]string{"content/editions/e/edition.yaml": settings, "static/ferry.png": picture(800, 500)}))
	if problems != "" {
		t.Fatal(problems)
	}
	for _, part := range []string{`"og:image" content="https://example.org/texts/ferry.png"`, `"og:image:width" content="800"`, `"og:image:height" content="500"`} {
		if !strings.Contains(string(made["e/index.html"]), part) {
			t.Errorf("the edition lacks %s", part)
		}
	}
	if made["e/card.png"] != nil {
		t.Error("a card is drawn that no page names")
	}
	for name, c := range map[string]struct{ data, want string }{
		"ferry.png": {picture(300, 100), "300 × 100"},
		"other.png": {picture(800, 500), "there is no picture /ferry.png"}, "ferry.svg": {"<svg/>", "there is no picture"}} {
		files := map[string]string{"content/editions/e/edition.yaml": settings, "static/" + name: c.data}
		if _, problems := built(t, with(cardSite, files)); !strings.Contains(problems, c.want) || !strings.Contains(problems, "[image-shared]") {
			t.Errorf("%s: %s", name, problems)
		}
	}
}

// A large site has cards of its editions only if it asks for them.
func TestCardsOfALargeSite(t *testing.T) {
	more := map[string]string{}
	for n := range 200 {
		slug := "content/editions/e" + strconv.Itoa(n) + "/"
		more[slug+"edition.yaml"] = "title: x\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en}]\n"
		more[slug+"en.md"] = "Text.\n{#p01}\n"
	}
	for settings, want := range map[string]bool{cardSite: false, cardSite + "outputs: {cards: [editions]}\n": true} {
		made, problems := built(t, with(settings, more))
		if problems != "" {
			t.Fatal(problems)
		}
		if (made["e7/card.png"] != nil) != want || made["card.png"] == nil {
			t.Errorf("with %q the card of an edition is drawn: %v", settings, !want)
		}
	}
}
