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

// TestTitleOrByline holds that a first line with "By" is the title where no name follows
// it, or the author's name does; that a byline is still one; and that a foreign name in
// Chinese has a form of its own, which tells of the line beside it in another language.
func TestTitleOrByline(t *testing.T) {
	const text = "\n\nIn the middle of the village there was a well. However dry the year, it never ran dry.\n\nMy grandmother knew it.\n"
	for _, c := range []struct{ head, title, author string }{
		{"By the Well\n\nKim Seoyeon", "By the Well", "Kim Seoyeon"},
		{"By Night\n\nKim Seoyeon", "By Night", "Kim Seoyeon"},
		{"By Night\n\nBy Kim Seoyeon", "By Night", "Kim Seoyeon"},
		{"The Well\n\nBy Jane Lee", "The Well", "Jane Lee"},
		{"By Jane Lee", "", "Jane Lee"},
	} {
		d, bad := Read("a.txt", []byte(c.head+text), Options{})
		if bad != nil {
			t.Fatal(bad)
		}
		if m := &d.Meta; m.Title.Value != c.title || m.Author.Value != c.author {
			t.Errorf("%q: the title is %q, the author %q", c.head, m.Title.Value, m.Author.Value)
		}
		if first := d.Texts[0].Blocks[0].Plain(); first[:6] != "In the" {
			t.Errorf("%q: the text begins %q", c.head, first)
		}
	}
	var docs []*Document
	for _, text := range []string{
		"גן הזיתים\n\nדינה לוי\n\nבגן של סבי היו 24 עצי זית. כל אחד מהם היה מבוגר ממנו.\n\nהיום אני קוראת להם בשם.\n",
		"橄欖園\n\n黛娜・李維\n\n祖父的園子裡有二十四棵橄欖樹。每一棵都比他年長。\n\n如今我喊它們的名字。\n",
	} {
		d, bad := Read("a.txt", []byte(text), Options{})
		if bad != nil {
			t.Fatal(bad)
		}
		docs = append(docs, d)
	}
	Bylines(docs)
	for i, want := range []string{"דינה לוי", "黛娜・李維"} {
		if got := docs[i].Meta.Author.Value; got != want {
			t.Errorf("the author is %q and should be %s", got, want)
		}
	}
}
