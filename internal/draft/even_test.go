package draft

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"duizhao/internal/intake"
)

// TestEvenParagraphs imports two texts with the same number of paragraphs, whose
// lengths differ as a free translation's do: each is paired with its own, and the
// draft reports how sure that is.
func TestEvenParagraphs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var zh, en strings.Builder
	const count = 20
	for k := range count {
		n := 1 + r.IntN(9)
		fmt.Fprintf(&zh, "第%d段。%s\n\n", k, strings.Repeat("河不寬，船也不大。", n))
		fmt.Fprintf(&en, "Paragraph %d. %s\n\n", k, strings.TrimSpace(strings.Repeat("The river is not wide at all. ", 1+r.IntN(9))))
	}
	read := func(name, text string) *intake.Document {
		d, bad := intake.Read(name, []byte(text), intake.Options{})
		if bad != nil {
			t.Fatal(bad)
		}
		return d
	}
	d, err := Make([]*intake.Document{read("zh.txt", zh.String()), read("en.txt", en.String())}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, b := d.Versions[0].Blocks, d.Versions[1].Blocks
	if len(a) != count || len(b) != count {
		t.Fatalf("%d and %d blocks of %d paragraphs", len(a), len(b), count)
	}
	for k := range a {
		if x, y := a[k].Segments[0].Text(), b[k].Segments[0].Text(); !strings.HasPrefix(x, fmt.Sprintf("第%d段", k)) ||
			!strings.HasPrefix(y, fmt.Sprintf("Paragraph %d.", k)) {
			t.Errorf("%s stands against %s", x, y)
		}
	}
	if d.Sure.Blocks != count || d.Sure.Share() > .8 {
		t.Errorf("lengths that do not go together are sure to %v", d.Sure)
	}
	same, err := Make([]*intake.Document{read("zh.txt", zh.String()),
		read("en.txt", strings.ReplaceAll(strings.ReplaceAll(zh.String(), "河不寬，船也不大。", "The river is not wide, and the boat. "), "段。",
			" paragraph. "))}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if same.Sure.Share() < .9 {
		t.Errorf("lengths that go together are sure to %v", same.Sure)
	}
}
