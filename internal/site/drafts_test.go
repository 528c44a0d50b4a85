package site_test

import (
	"context"
	"testing"

	"duizhao/internal/golden"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestDrafts holds that drafts are counted where they are left out, and made where
// they are asked for.
func TestDrafts(t *testing.T) {
	o := site.Options{FS: golden.Open(t, "testdata/drafts.txtar").FS(), Templates: templates.FS, Static: plainStatic}
	for _, drafts := range []bool{false, true} {
		o.Drafts = drafts
		report, err := site.Build(context.Background(), o, &output.Memory{})
		if err != nil {
			t.Fatal(err)
		}
		want := site.Counts{Editions: 1, Notes: 1, Drafts: 4}
		if drafts {
			want = site.Counts{Editions: 2, Notes: 2, Claims: 1, Explainers: 1}
		}
		c := report.Counts
		if got := (site.Counts{Editions: c.Editions, Notes: c.Notes, Claims: c.Claims, Explainers: c.Explainers, Drafts: c.Drafts}); got != want {
			t.Errorf("drafts %v: counted %+v, want %+v", drafts, got, want)
		}
		if report.Failed() != drafts { // the lake is not aligned, which matters when it is made
			t.Errorf("drafts %v: %s", drafts, written(report))
		}
	}
}
