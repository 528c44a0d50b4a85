package lsp_test

import (
	"strings"
	"testing"
)

// TestHoverInSchema holds that a field of the site's own says what it is where it is
// declared, in lines and in braces, as it does where it is used.
func TestHoverInSchema(t *testing.T) {
	t.Parallel()
	const settings = "content/site.yaml"
	e := edit(t, ownFields)
	for at, says := range map[string]string{
		"    fr|iend: {":         "**friend**: who is near (note)",
		"    tr|ade: {":          "**trade**: text\n\nOne of: clerk, smith",
		"    se|en: {":           "**seen**: list of note",
		"{by: {type: note}, so|": "**sort**: text",
		"{type: map, fie|":       "**fields**",
		"afloat: {ty|":           "**type**",
		"schema:\n  no|te:":      "**note**",
	} {
		from := strings.Replace(at, "|", "", 1)
		text := strings.Replace(ownFields[settings], from, at, 1)
		if text == ownFields[settings] {
			t.Fatalf("there is no %q", from)
		}
		var got struct{ Contents struct{ Value string } }
		e.call("textDocument/hover", e.open(settings, text), &got)
		if !strings.Contains(got.Contents.Value, says) {
			t.Errorf("at %q it says %q and not %q", at, got.Contents.Value, says)
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": uri(settings)})
	}
}

// TestNamesOfWhatIsTyped holds that names are read again where they may be others, and that
// typing in a version leaves them as they were read.
func TestNamesOfWhatIsTyped(t *testing.T) {
	t.Parallel()
	const version, note = "content/editions/tide/en.md", "content/notes/quay.md"
	e := edit(t, nil)
	asks := func() []string {
		labels, _ := e.offered("content/editions/tide/fr.md", "Un [mot](note:|)\n{#p01}\n")
		return labels
	}
	e.open(version, small[version]+"\nOne more.|\n{#p01}\n")
	e.until(version, func(list []diagnostic) bool { return len(list) > 0 })
	if got := strings.Join(asks(), " "); got != "ada-mill buoy" {
		t.Errorf("with a version changed it offers %s", got)
	}
	e.open(note, "---\nkind: term\nname: {en: quay, fr: quai}\n---\n--- en\nA wall.\n--- fr\n|\n")
	e.until(note, func(list []diagnostic) bool { return len(list) > 0 })
	if got := strings.Join(asks(), " "); got != "ada-mill buoy quay" {
		t.Errorf("with a note more it offers %s", got)
	}
}
