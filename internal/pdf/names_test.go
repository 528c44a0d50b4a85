package pdf

import (
	"slices"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// TestNames checks that heads of tables are called the same whatever number Chromium gave
// them, and that cells still know their heads.
func TestNames(t *testing.T) {
	name := func(ids ...string) []string {
		x := &tagger{ctx: &model.Context{XRefTable: &model.XRefTable{}}, heads: map[types.StringLiteral]types.StringLiteral{}, place: place{heads: 7}}
		var out []string
		for _, id := range ids {
			d := types.Dict{"ID": types.StringLiteral(id)}
			x.names(d, types.IndirectRef{})
			out = append(out, string(d["ID"].(types.StringLiteral)))
		}
		cell := types.Dict{"A": types.Dict{"Headers": types.Array{types.StringLiteral(ids[1])}}}
		x.names(cell, types.IndirectRef{})
		of := cell["A"].(types.Dict)["Headers"].(types.Array)
		if got := string(of[0].(types.StringLiteral)); got != out[1] {
			t.Errorf("the head %s is %s for its cells", out[1], got)
		}
		return out
	}
	one, two := name("node00001401", "node00001409"), name("node00001410", "node00001418")
	if !slices.Equal(one, two) || one[0] == one[1] {
		t.Errorf("heads are %v in one run and %v in another", one, two)
	}
}
