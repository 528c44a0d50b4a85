package review_test

import (
	"strings"
	"testing"

	"duizhao/internal/review"
)

func joined(changes []review.Change) (text, old, new string) {
	var b strings.Builder
	for _, c := range changes {
		switch {
		case c.Old && c.New:
			b.WriteString(c.Text)
		case c.Old:
			b.WriteString("[-" + c.Text + "-]")
		default:
			b.WriteString("{+" + c.Text + "+}")
		}
		if c.Old {
			old += c.Text
		}
		if c.New {
			new += c.Text
		}
	}
	return b.String(), old, new
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"河", "", "[-河-]"},
		{"", "河", "{+河+}"},
		{"河不寬，船也不大。", "河很寬，船卻不大。", "河[-不-]{+很+}寬，船[-也-]{+卻+}不大。"},
		{"The boat is not large.", "The boats are not large.", "The [-boat-]{+boats+} [-is-]{+are+} not large."},
		{"DeepSeek用了2048張", "DeepSeek用了2,048張H800", "DeepSeek用了[-2048-]{+2,048+}張{+H800+}"},
		{"don’t go", "don’t you go", "don’t {+you +}go"},
	} {
		text, old, new := joined(review.Diff(c.old, c.new))
		if old != c.old || new != c.new {
			t.Errorf("%q and %q come back as %q and %q", c.old, c.new, old, new)
		}
		if text != c.want {
			t.Errorf("%q, and should be %q", text, c.want)
		}
	}
	long := strings.Repeat("甲乙丙", 2000)
	if _, old, new := joined(review.Diff(long+"丁", "戊"+long+"己")); old != long+"丁" || new != "戊"+long+"己" {
		t.Error("long texts do not come back")
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("河不寬", "河很寬")
	f.Add("a b", "b a\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 2000 {
			return
		}
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")
		if _, old, new := joined(review.Diff(a, b)); old != a || new != b {
			t.Fatalf("%q and %q come back as %q and %q", a, b, old, new)
		}
	})
}
