package fonts

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// TestNamed checks that a font under another name keeps its copyright and licence,
// and that nothing else has its old name.
func TestNamed(t *testing.T) {
	face, err := Parse(small("Reserved", func(tables map[string]table) {
		tables["name"] = writeNames(map[int]string{nameCopyright: "© Somebody", nameFamily: "Reserved", nameStyle: "Italic", 3: "Reserved 1",
			4: "Reserved Italic", namePostScript: "Reserved-Italic", nameLicence: "OFL", nameLicenceURL: "https://licence.example/"})
	}))
	if err != nil {
		t.Fatal(err)
	}
	data, err := face.Named("Another (one)").Subset([]rune("a"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Parse(data)
	if err != nil || again.Family != "Another (one)" {
		t.Fatalf("%v, the family is %q", err, again.Family)
	}
	for id, want := range map[int]string{nameCopyright: "© Somebody", nameStyle: "Italic", nameFull: "Another (one) Italic",
		namePostScript: "Anotherone-Italic", nameLicence: "OFL", nameLicenceURL: "https://licence.example/", 3: ""} {
		if got := nameOf(again.tables["name"], id); got != want {
			t.Errorf("the name %d is %q, want %q", id, got, want)
		}
	}
	if bytes.Contains(data, []byte("\x00R\x00e\x00s\x00e")) {
		t.Error("the old name is still in the font")
	}
	if face.Family != "Reserved" || nameOf(face.tables["name"], nameFamily) != "Reserved" {
		t.Error("the face itself was renamed")
	}
}

// TestUnhinted checks that a font without its programs has the same outlines and the
// same parts.
func TestUnhinted(t *testing.T) {
	face, err := Parse(small("Small", func(tables map[string]table) {
		hinted := func(n int) table { // the outline of small, with a program of three bytes
			return append(u16s(1, 0, 0, n, n), 0, 0, 0, 3, 7, 7, 7, byte(n), 0)
		}
		composite := append(u16s(0xFFFF, 0, 0, 9, 9), append(u16s(1|1<<5, 6, 0, 0), u16s(1<<8, 2)...)...)
		composite = append(composite, 0, 0, 0, 2, 8, 8)
		var glyf, loca table
		for g := range 9 {
			loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
			if g == 7 {
				glyf = append(glyf, composite...)
			} else {
				glyf = append(glyf, hinted(g+1)...)
			}
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
		tables["glyf"], tables["loca"] = glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		tables["fpgm"], tables["prep"], tables["cvt "], tables["gasp"] = table{1}, table{1}, table{0, 1}, table{0, 1, 0, 0}
	}))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := Parse(small("Small", nil))
	if err != nil {
		t.Fatal(err)
	}
	bare := face.Unhinted()
	for _, tag := range []string{"fpgm", "prep", "cvt ", "gasp"} {
		if bare.tables[tag] != nil || face.tables[tag] == nil {
			t.Errorf("the table %s: %v, and of the face itself %v", tag, bare.tables[tag], face.tables[tag])
		}
	}
	for g := range 9 {
		// Bytes between entries fill up to a multiple of four.
		if got, want := bytes.TrimRight(bare.outline(g), "\x00"), bytes.TrimRight(plain.outline(g), "\x00"); !bytes.Equal(got, want) {
			t.Errorf("the outline %d is % x, want % x", g, got, want)
		}
	}
	data, err := bare.Subset([]rune("é"))
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Parse(data); err != nil || len(again.outline(7)) == 0 || len(again.outline(6)) == 0 || len(again.outline(2)) == 0 ||
		len(again.outline(1)) != 0 {
		t.Errorf("%v: the parts of é are %v, %v", err, again.outline(6), again.outline(2))
	}
}

func TestWithoutInstructionsOfNonsense(t *testing.T) {
	for _, glyph := range []table{nil, {1, 2}, u16s(1, 0, 0, 1, 1, 0, 0xFFFF), u16s(0x7FFF, 0, 0, 1, 1, 0), u16s(0xFFFF, 0, 0, 1, 1, moreParts, 1),
		u16s(0xFFFF, 0, 0, 1, 1, haveTwoByTwo, 1)} {
		before := slices.Clone(glyph)
		if got := withoutInstructions(glyph); len(got) > len(glyph) || !bytes.Equal(glyph, before) {
			t.Errorf("% x becomes % x, and itself % x", before, got, glyph)
		}
	}
}

// TestWithoutInstructions checks that of an outline the program goes and nothing else.
func TestWithoutInstructions(t *testing.T) {
	header := func(contours int) table { return u16s(contours, 1, 2, 3, 4) }
	for _, c := range []struct {
		name     string
		in, want table
	}{
		{"no contour", slices.Concat(header(0), u16s(2, 0x0707)), slices.Concat(header(0), u16s(0))},
		{"one", slices.Concat(header(1), u16s(3, 2, 0x0707, 0x1234)), slices.Concat(header(1), u16s(3, 0, 0x1234))},
		{"three", slices.Concat(header(3), u16s(3, 5, 8, 2, 0x0707, 0x1234)), slices.Concat(header(3), u16s(3, 5, 8, 0, 0x1234))},
		{"none", slices.Concat(header(1), u16s(3, 0, 0x1234)), slices.Concat(header(1), u16s(3, 0, 0x1234))},
		{"a program longer than the outline", slices.Concat(header(1), u16s(3, 9, 7)), slices.Concat(header(1), u16s(3, 9, 7))},
		{"parts", slices.Concat(header(-1), u16s(moreParts, 1, 0, haveInstructions|haveScale, 2, 0, 5, 2, 0x0707)),
			slices.Concat(header(-1), u16s(moreParts, 1, 0, haveScale, 2, 0, 5))},
	} {
		if got := withoutInstructions(c.in); !bytes.Equal(got, c.want) {
			t.Errorf("%s: % x becomes % x, want % x", c.name, c.in, got, c.want)
		}
	}
}

// TestPostScriptName checks that a name for printers has printable ASCII without brackets.
func TestPostScriptName(t *testing.T) {
	if got, want := postScriptName(" A~b!(c)[d]{e}<f>/%\x7fé宋-0"), "A~b!cdef-0"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestUnshaped(t *testing.T) {
	face, err := Parse(small("Small", nil))
	if err != nil {
		t.Fatal(err)
	}
	if bare := face.Unshaped(); bare.tables["GSUB"] != nil || face.tables["GSUB"] == nil || !bare.Has('a') {
		t.Error("its substitutions are still there, or gone from the face itself")
	}
}
