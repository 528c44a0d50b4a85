package markup

import (
	"strings"
	"testing"
)

// TestLines checks that a text may have a million lines, and not one more.
func TestLines(t *testing.T) {
	most := strings.Repeat("a\n\n", maxLines/2)
	if issue := excess([]byte(most), false); issue != nil {
		t.Errorf("%d lines: %s", maxLines, issue.Text)
	}
	issue := excess([]byte(most+"b\n"), false)
	if issue == nil || issue.Code != "text-limit" || issue.Offset != len(most) {
		t.Errorf("a line more: %v", issue)
	}
}
