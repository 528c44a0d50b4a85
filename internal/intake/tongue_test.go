package intake

import (
	"os"
	"strings"
	"testing"
)

func TestTongue(t *testing.T) {
	english, err := os.ReadFile("../../content/editions/lan-xi-2024/en.md")
	if err != nil {
		t.Fatal(err)
	}
	for want, text := range map[string]string{
		"en": "The river is not wide, and the boat is not large. To cross, wait for the wind to drop.",
		"de": "Der Fluss ist nicht breit, und das Boot ist nicht groß. Wer hinüber will, wartet, bis der Wind sich legt.",
		"fr": "Le fleuve n’est pas large, et le bateau n’est pas grand. Pour traverser, attendez que le vent tombe.",
		"es": "El río no es ancho y la barca no es grande. Para cruzar hay que esperar a que el viento se calme.",
		"pt": "O rio não é largo e o barco não é grande. Para atravessar, espera que o vento abrande.",
		"it": "Il fiume non è largo e la barca non è grande. Per attraversare aspetta che il vento cali.",
		"nl": "De rivier is niet breed en de boot is niet groot. Wie wil oversteken, wacht tot de wind gaat liggen.",
		"la": "Flumen non est latum, et navis non est magna. Qui transire vult, exspectet dum ventus cadat, si in ripa est.",
		"ar": "النهر ليس واسعا والقارب ليس كبيرا. لكي تعبر انتظر حتى تهدأ الريح.",
		"ru": "Река неширока, и лодка невелика. Чтобы переправиться, подожди, пока стихнет ветер.",
		"el": "Το ποτάμι δεν είναι πλατύ και η βάρκα δεν είναι μεγάλη.",
		"he": "הנהר אינו רחב והסירה אינה גדולה. כדי לחצות, חכה שהרוח תשכך.",
	} {
		if got, sure := tongue(text); got != want || !sure {
			t.Errorf("%s is taken for %s, certain %v", want, got, sure)
		}
	}
	for _, n := range []int{1000, 5000, 15000, len(english)} {
		if got, sure := tongue(string(english[:n])); got != "en" || !sure {
			t.Errorf("%d bytes of English are taken for %s, certain %v", n, got, sure)
		}
	}
	for _, text := range []string{"", "Xyz qwv", "Duizhao 1.0", "Tlön Uqbar Orbis Tertius"} {
		if got, sure := tongue(text); sure {
			t.Errorf("%q is taken for %s", text, got)
		}
	}
}

// TestDeclared checks that a declared language is believed if the letters allow it,
// and that an uncertain one is a problem.
func TestDeclared(t *testing.T) {
	const german = "Der Fluss ist nicht breit, und das Boot ist nicht groß. Wer hinüber will, wartet, bis der Wind sich legt."
	const odd = "Brva skelo tarmi un velka brosti. Karu nemi dolva trest."
	const arabic = "النهر ليس واسعا والقارب ليس كبيرا. لكي تعبر انتظر حتى تهدأ الريح."
	const chinese = "河不寬，船也不大。過河要等風停，等到風停了才能走。"
	tei := func(header, attr, text string) string {
		return "<TEI" + attr + "><teiHeader><fileDesc><titleStmt><title>x</title></titleStmt></fileDesc><profileDesc>" + header +
			"</profileDesc></teiHeader><text><body><p>" + text + "</p></body></text></TEI>"
	}
	for _, c := range []struct{ name, file, want string }{
		{"a.txt", german, "de"},
		{"a.html", "<html><body><p>" + german + "</p></body></html>", "de"},
		{"a.html", `<html lang="sw"><body><p>` + odd + "</p></body></html>", "sw"},
		{"a.html", `<html lang="fa"><body><p>` + arabic + "</p></body></html>", "fa"},
		{"a.html", `<html lang="en"><body><p>` + chinese + "</p></body></html>", "zh-Hant"}, // declared by a template
		{"a.xml", tei(`<langUsage><language ident="la">Latin</language></langUsage>`, "", odd), "la"},
		{"a.xml", tei(`<langUsage><language ident="grc" usage="5"/><language ident="la" usage="95"/></langUsage>`, "", odd), "la"},
		{"a.xml", tei("", ` xml:lang="cy"`, odd), "cy"},
		{"a.txt", arabic, "ar"},
	} {
		d, bad := Read(c.name, []byte(c.file), Options{})
		if bad != nil {
			t.Errorf("%s: %v", c.file, bad)
			continue
		}
		if got := d.Texts[0].Lang; got != c.want {
			t.Errorf("%s is taken for %s", c.file, got)
		}
	}
	_, bad := Read("a.txt", []byte(odd), Options{})
	if len(bad) != 1 || bad[0].Kind != UnsureLang {
		t.Errorf("a text in no language gives %v", bad)
	}
	d, bad := Read("a.txt", []byte(odd), Options{Langs: []string{"eo"}})
	if bad != nil || d.Texts[0].Lang != "eo" {
		t.Errorf("with --lang eo: %v", bad)
	}
	if d, bad = Read("a.txt", []byte(strings.Repeat(german+"\n\n", 3)), Options{Langs: []string{"de-AT"}}); bad != nil || d.Texts[0].Lang != "de-AT" {
		t.Errorf("with --lang de-AT: %v", bad)
	}
}
