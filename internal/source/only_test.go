package source

import "testing"

func TestOnly(t *testing.T) {
	for text, want := range map[string]string{
		"title: x\ndraft: true\nbase: en\n":                           "\ndraft: true\n\n",
		"title:\n  draft: no\n":                                       "",
		"aliases:\n- /a/\n# a remark\n- /b/\ntitle: x":                "aliases:\n- /a/\n# a remark\n- /b/\n\n",
		"\"draft\": true\naliases:\n  - /a/\n\n  - /b/\nversions: []": "\"draft\": true\naliases:\n  - /a/\n\n  - /b/\n\n",
		"summary: >\n  draft: one\n  two\n":                           "",
		"{title: x, draft: true}":                                     "{title: x, draft: true}",
		"":                                                            "",
	} {
		if got := string(Only([]byte(text), "draft", "aliases")); got != want {
			t.Errorf("of %q is left %q, not %q", text, got, want)
		}
	}
}
