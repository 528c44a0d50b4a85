package intake

import "testing"

// TestBylines holds that the line below the title names the author where that of the
// other version does, in scripts in which a name has no form of its own; and that a line
// that cannot be a name stays.
func TestBylines(t *testing.T) {
	read := func(text string) *Document {
		d, bad := Read("a.txt", []byte(text), Options{})
		if bad != nil {
			t.Fatal(bad)
		}
		return d
	}
	const named = "The Bookcase on the Stairs\n\nLayla Mansour\n\nThere is a bookcase on the stairs of our building. Nobody remembers who put " +
		"it there.\n\nNo list.\n"
	const bare = "The Bookcase on the Stairs\n\nThere is a bookcase on the stairs of our building. Nobody remembers who put it there.\n\nNo list.\n"
	for _, c := range []struct{ other, line, author string }{
		{named, "ليلى منصور", "ليلى منصور"},
		{bare, "ليلى منصور", ""},
		{named, "رف الكتب قديم.", ""},
		{named, "لا أحد يتذكر من وضع الرف هناك قبل سنوات طويلة", ""},
	} {
		d := read("رف الكتب على الدرج\n\n" + c.line + "\n\nفي درج عمارتنا رف كتب. لا أحد يتذكر من وضعه هناك.\n\nالقاعدة بسيطة: خذ كتابا واترك كتابا.\n")
		Bylines([]*Document{d, read(c.other)})
		first := d.Texts[0].Blocks[0].Plain()
		if d.Meta.Author.Value != c.author || (first == c.line) != (c.author == "") {
			t.Errorf("%s: the author is %q, and the text begins %q", c.line, d.Meta.Author.Value, first)
		}
		if rest := d.Rest().String(); rest != "" {
			t.Errorf("%s: %q is lost", c.line, rest)
		}
	}
}
