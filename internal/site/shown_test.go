package site

import (
	"reflect"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/golden"
	"duizhao/internal/lang"
	"duizhao/internal/witness"
)

// TestShowing holds that an edition is shown without a change to the stages before, and
// that nothing is missing then: no version lacks a block that the base has, but the
// author's own text.
func TestShowing(t *testing.T) {
	n := 0
	for _, sites := range []string{"testdata/*.txtar", "testdata/witness/*.txtar"} {
		golden.Run(t, sites, func(t *testing.T, a *golden.Archive) { n += showAll(t, a) })
	}
	if n < 15 {
		t.Errorf("only %d editions were shown", n)
	}
}

// showAll shows the editions of a site, and returns how many there are.
func showAll(t *testing.T, a *golden.Archive) (n int) {
	files := a.FS()
	o := Options{FS: files}
	if text := files["text.md"]; text != nil {
		if lock, _, _ := MakeLock(t.Context(), o, "lights", witness.Copy{Path: "text.md", Data: text.Data}); lock != nil {
			file := *text
			file.Data = lock.Format()
			files["content/editions/lights/"+witness.File] = &file
		}
	}
	if data := files["copy.txt"]; data != nil {
		o.Witnesses = []witness.Copy{{Path: "copy.txt", Data: data.Data}}
	}
	c := open(o, &diag.List{}, false)
	if c == nil {
		return 0
	}
	for _, slug := range c.corpus.Slugs {
		before := c.read(slug)
		if before.Annotated == nil {
			continue
		}
		n++
		shown := c.show(before)
		if again := c.read(slug); !reflect.DeepEqual(before.Annotated, again.Annotated) {
			t.Errorf("%s: showing it changed the stage before", slug)
		}
		for i := range shown.Rows {
			for k, tag := range shown.Langs {
				if shown.Rows[i].Cells[k] == nil && lang.Public(tag) == tag {
					t.Errorf("%s: %s is not there in %s", slug, shown.Rows[i].ID, tag)
				}
			}
		}
	}
	return n
}
