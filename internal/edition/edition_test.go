package edition

import "testing"

func TestText(t *testing.T) {
	text := Text{"zh-Hant": "繁", "en": "English", "": "all"}
	for _, c := range []struct {
		t               Text
		lang, want, tag string
	}{
		{text, "zh-Hant", "繁", "zh-Hant"},
		{text, "zh-HK", "繁", "zh-Hant"}, // one that shares the primary subtag
		{text, "zh", "繁", "zh-Hant"},
		{text, "en-GB", "English", "en"},
		{text, "zh-Hant-x-witness", "繁", "zh-Hant"},
		{Text{"zh-Hant": "繁", "zh-Hans": "简"}, "zh-Hant-x-witness", "繁", "zh-Hant"}, // a variety before a relative
		{text, "fr", "all", ""},
		{Text{"zh-Hant": "繁", "zh-Hans": "简"}, "zh", "简", "zh-Hans"}, // the first by name
		{Text{"en": "English"}, "zh-Hant", "", ""},
		{Text{"en": ""}, "en", "", "en"}, // said to be empty
		{nil, "en", "", ""},
	} {
		if got := c.t.In(c.lang); got != c.want {
			t.Errorf("%v in %s is %q and should be %q", c.t, c.lang, got, c.want)
		}
		if got := c.t.Tag(c.lang); got != c.tag {
			t.Errorf("%v for %s answers as %q and should as %q", c.t, c.lang, got, c.tag)
		}
	}
	var scalar Text
	if !scalar.Empty() {
		t.Error("no text is not empty")
	}
	scalar.SetScalar("same")
	if scalar.Empty() || scalar.In("en") != "same" || scalar.In("zh-Hans") != "same" {
		t.Errorf("%v", scalar)
	}
}

func TestSegmentText(t *testing.T) {
	s := Segment{Runs: []Run{{Kind: Plain, Text: "a "}, {Kind: OpenStrong}, {Kind: CodeSpan, Text: "b"}, {Kind: CloseStrong}, {Kind: Break},
		{Kind: OpenNote, Ref: "x", Text: "n.1a"}, {Kind: Plain, Text: "c"}, {Kind: CloseNote}, {Kind: FootnoteRef,
			Text: "f.i"}, {Kind: CellBreak}, {Kind: Image, Text: "alt"}}}
	if got := s.Text(); got != "a b c " {
		t.Errorf("%q", got)
	}
	if got := (&Segment{Runs: []Run{{Text: "plain"}}}).Text(); got != "plain" {
		t.Errorf("%q", got)
	}
	if got := (&Segment{}).Text(); got != "" {
		t.Errorf("%q", got)
	}
}

func TestEmendation(t *testing.T) {
	e := Emendation{Block: "p05.2", Right: "帳", RightHK: "賬"}
	if block, segment := e.Address(); block != "p05" || segment != 1 {
		t.Errorf("p05.2 is %s, segment %d", block, segment)
	}
	if e.Reads(House{}) != "帳" || e.Reads(House{Li: "裏"}) != "賬" {
		t.Error("the house does not choose the reading")
	}
}

func TestFinders(t *testing.T) {
	v := &Version{Lang: "en", Blocks: []Block{{ID: "p01"}, {ID: "p02"}}}
	e := &Edition{Texts: []*Version{v}}
	if v.Block("p02") != 1 || v.Block("p03") != -1 || e.Version("en") != v || e.Version("fr") != nil {
		t.Error("a block or a version is not found")
	}
	two := &Block{Segments: make([]Segment, 2)}
	p := &Parallel{Langs: []string{"zh-Hant", "en"}, Rows: []Row{{ID: "p01", Cells: []*Block{nil, two}}, {ID: "p02", Cells: []*Block{nil, nil}}}}
	if p.Column("en") != 1 || p.Column("fr") != -1 || p.Row("p02") != 1 || p.Row("p03") != -1 {
		t.Error("a column or a row is not found")
	}
	if p.Rows[0].Segments() != 2 || p.Rows[1].Segments() != 0 {
		t.Error("the segments of a row are miscounted")
	}
	if got := Address("p17", 2); got != "p17.2" {
		t.Errorf("%s", got)
	}
	for k := Paragraph; k <= Table; k++ {
		if k.String() == "" {
			t.Errorf("kind %d has no name", k)
		}
	}
}

// TestFind looks addresses up.
func TestFind(t *testing.T) {
	block := &Block{ID: "p17", Segments: make([]Segment, 2)}
	p := &Parallel{Rows: []Row{{ID: "p17", Cells: []*Block{block}}, {ID: "rulei", Kind: Rule, Cells: []*Block{{ID: "rulei"}}}}}
	for address, want := range map[string]bool{"p17": true, "p17.1": true, "p17.2": true, "p17.3": false, "p17.0": false, "p17.": false,
		"p17.x": false, "p1": false, "": false, "p17.1.1": false} {
		if _, _, got := p.Find(address); got != want {
			t.Errorf("%q is in the edition: %v", address, got)
		}
	}
}
