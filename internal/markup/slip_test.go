package markup

import (
	"strings"
	"testing"
)

// TestSlips reads lines that were meant as addresses, and leaves what is text.
func TestSlips(t *testing.T) {
	const unclosed, unopened, sign, full, odd = "the brace of this address is not closed", "the brace of this address is not opened",
		"the # of this address is missing", "the braces and signs of an address are half-width", "this line is not quite an address"
	for _, tt := range []struct{ line, id, speaker, want, hint string }{
		{"{#p01}", "p01", "", "", ""},
		{"{#p01", "p01", "", unclosed, "write {#p01}"},
		{"{#q01 speaker=visitor", "q01", "visitor", unclosed, "write {#q01 speaker=visitor}"},
		{"#p01}", "p01", "", unopened, "write {#p01}"},
		{"{p01}", "p01", "", sign, "write {#p01}"},
		{"{#p01}}", "p01", "", odd, "write {#p01}"},
		{"{# p01}", "p01", "", odd, "write {#p01}"},
		{"{#q01, speaker = visitor}", "q01", "visitor", odd, "write {#q01 speaker=visitor}"},
		{"｛＃p01｝", "p01", "", full, "write {#p01}"},
		{"  {#p01", "p01", "", unclosed, "write {#p01}"},
		{"{a set} of things", "", "", "", ""},
		{"{x}", "", "", "", ""},
		{"{the end", "", "", "", ""},
		{"#p01", "", "", "", ""},
		{"#a}", "a", "", unopened, "write {#a}"},
		{"{#p01 .nolink", "p01", "", unclosed, "write {#p01 .nolink}"},
		{"{#p01 note", "", "", "", ""},
		{"#nofilter}: she wrote", "", "", "", ""},
		{"{", "", "", "", ""},
	} {
		got := Parse([]byte("One line.\n"+tt.line+"\n\nAnother.\n{#p99}\n"), Options{})
		b := got.Blocks[0]
		said, hint := "", ""
		for _, i := range got.Issues {
			said, hint = said+i.Text, hint+i.Hint
			if i.Code != "block-line" || i.Offset != len("One line.\n")+strings.IndexAny(tt.line, "{#｛") {
				t.Errorf("%q: %s at %d", tt.line, i.Code, i.Offset)
			}
		}
		if b.ID != tt.id || b.Speaker != tt.speaker || said != tt.want || hint != tt.hint || len(got.Blocks) != 2 {
			t.Errorf("%q: got %q %q %q %q", tt.line, b.ID, b.Speaker, said, hint)
		}
		if text := b.Segments[len(b.Segments)-1].Text(); (tt.id == "") != (text == strings.TrimSpace(tt.line)) {
			t.Errorf("%q: the text is %q", tt.line, text)
		}
		if foreign := Parse([]byte("One line.\n"+tt.line+"\n"), Options{Long: true}); len(foreign.Issues) > 0 {
			t.Errorf("%q: a text from elsewhere is corrected: %v", tt.line, foreign.Issues)
		}
	}
}

// TestLongAddress checks that a line too long for an address is text.
func TestLongAddress(t *testing.T) {
	for n, want := range map[int]bool{120: true, 121: false} {
		line := "{#" + strings.Repeat("a", n-3) + "}"
		if got := Parse([]byte("One.\n"+line+"\n"), Options{}).Blocks[0].ID != ""; got != want {
			t.Errorf("%d bytes: an address %t, want %t", n, got, want)
		}
	}
}

// TestStrayAddresses checks that an address apart from its block is still the
// block's, and that one too many is not text.
func TestStrayAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"One.\n\n{#p01}\n":                "p01: a blank line parts this address from its block",
		"One.\n{#p01}\n\n{#p02}\n":        "p01: this address belongs to no block: the one above it has its own",
		"## One\n\n{#p01}\n":              "p01: a blank line parts this address from its block",
		"One.\n{#p01}\n\n<!-- {#p02} -->": "p01",
		"<!-- two -->\n{#p01}\n":          "this address is below a comment, which is left out",
	} {
		got := Parse([]byte(in), Options{})
		var said []string
		for _, b := range got.Blocks {
			said = append(said, b.ID)
		}
		for _, i := range got.Issues {
			said = append(said, i.Text)
		}
		if s := strings.Join(said, ": "); s != want {
			t.Errorf("%q: got %s, want %s", in, s, want)
		}
	}
}

// TestComments checks that HTML comments are left out, and that tags are printed
// with a warning.
func TestComments(t *testing.T) {
	got := Parse([]byte("One <!-- not this --> line, <b>bold</b>.\n\n<!--\nnor this\n-->\n\nTwo.\n\n<div>x</div>\n"), Options{})
	var text []string
	for _, b := range got.Blocks {
		text = append(text, b.Segments[0].Text())
	}
	if s := strings.Join(text, "|"); s != "One  line, <b>bold</b>.|Two.|<div>x</div>" {
		t.Errorf("got %q", s)
	}
	if len(got.Issues) != 2 || got.Issues[0].Code != "html-text" || !got.Issues[0].Doubt {
		t.Errorf("got %v", got.Issues)
	}
}
