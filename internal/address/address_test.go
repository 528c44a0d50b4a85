package address

import "testing"

func TestVersionName(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "en", "zh-Hant": "zh-hant", "sr-Latn-RS": "sr-latn-rs",
		"zh-Hant-x-witness": "witness", "zh-Hans-x-witness": "witness-hans",
	} {
		if got := VersionName(lang); got != want {
			t.Errorf("the folder of %s is %s, want %s", lang, got, want)
		}
	}
}

func TestFile(t *testing.T) {
	for want, got := range map[string]string{
		"tea/tea.epub":                             File("tea", false, "epub"),
		"tea/tea.en-vertical.epub":                 File("tea", false, "epub", "en", "vertical"),
		"tea/tea.private.html":                     File("tea", true, "html"),
		"tea/tea.private.zh-hant-en-vertical.epub": File("tea", true, "epub", "zh-hant", "en", "vertical"),
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestNameOfPage(t *testing.T) {
	for address, want := range map[string]string{
		Note("unitree"): "unitree", Notes: "", "notes": "", "notes/a/b/": "", Explainer("mtp"): "", Front: "",
	} {
		if got := OfNote(address); got != want {
			t.Errorf("the note of %q is %q, want %q", address, got, want)
		}
	}
	if got := OfExplainer(Explainer("mtp")); got != "mtp" {
		t.Errorf("the explainer is %q", got)
	}
}
