package site_test

import (
	"context"
	"strings"
	"testing"

	"duizhao/internal/site"
)

// TestPartChangedMeanwhile changes a note, settings and a text at each moment of a build
// that leaves its work to others, and back when it has ended. Nobody finds there what was
// made of the one and would be taken for the other.
func TestPartChangedMeanwhile(t *testing.T) {
	moments := 0
	for _, name := range []string{"content/notes/ferry.md", "content/site.yaml", "content/editions/lake/edition.yaml", "content/editions/lake/en.md"} {
		for moment := 1; ; moment++ {
			e := together(t)
			under, was := e.options.FS, e.read(t, name)
			other := strings.NewReplacer("Ferryman", "Boatsman", "Who", "One", "Side by side", "Back to back").Replace(was)
			f := &changing{FS: under, name: name, left: moment, do: func() { e.write(t, name, []byte(other)) }}
			e.options.FS = f
			p := poolOf(t, e)
			_, err := site.Make(context.Background(), e.options, [32]byte{}, p, site.Part{N: 1, Of: 1})
			p.Close()
			e.options.FS = under
			if f.left > 0 {
				break // there are no more moments
			}
			moments++
			if err != nil && !strings.Contains(err.Error(), "changed during the build") {
				t.Fatal(err)
			}
			for _, text := range []string{was, other} {
				e.write(t, name, []byte(text))
				if join(t, e); t.Failed() {
					t.Fatalf("%s at its reading %d", name, moment)
				}
			}
		}
	}
	if moments < 8 {
		t.Errorf("%d moments", moments)
	}
	t.Logf("%d moments", moments)
}
