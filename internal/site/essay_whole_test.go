package site_test

import (
	"regexp"
	"strings"
	"testing"

	"duizhao/internal/witness"
)

// whole holds that a page has the essay's text, in its order, with its repairs
// marked, and nothing of what is around the text.
func whole(t *testing.T, page []byte, body []string, want witness.Summary) {
	t.Helper()
	text := segmentsOf(string(page))
	folded := witness.Fold(strings.Join(text, ""))
	var original strings.Builder
	for _, line := range body {
		line = strings.TrimSpace(line)
		for _, label := range []string{"‘暗湧’:", "梁文鋒:"} {
			line = strings.TrimPrefix(line, label)
		}
		original.WriteString(line)
	}
	essay := witness.Fold(putBack(t, original.String()))
	for _, slip := range [][2]string{{"諾大", "偌大"}, {"是是在", "是在"}} {
		essay = strings.Replace(essay, witness.Fold(slip[0]), witness.Fold(slip[1]), 1)
	}
	if folded != essay {
		at := 0
		for at < min(len(folded), len(essay)) && folded[at] == essay[at] {
			at++
		}
		t.Errorf("the text of the page is not the essay's: %d and %d bytes, first different at %d", len(folded), len(essay), at)
	}
	if len(text) != 106 {
		t.Errorf("%d segments on the page", len(text))
	}
	shown := strings.Count(string(page), `<ins class="e">`)
	if all := min(want.Emendations, 45); shown != all { // the others are around the text
		t.Errorf("%d emendations on the page, and should be %d", shown, all)
	}
	for _, s := range text {
		if strings.ContainsAny(s, "‘’,?()\n\u00a0") || strings.Contains(s, "  ") || s != strings.TrimSpace(s) {
			t.Errorf("a segment is not set in the house's style: it has %q", regexp.MustCompile(`[‘’,?()\n\x{a0}]|  |^ | $`).FindString(s))
		}
		if want.Simplified {
			continue
		}
		if strings.ContainsAny(s, "爲裏着开么买线账") {
			t.Error("a segment has a character that should have been repaired")
		}
	}
	for _, name := range []string{"DeepSeek-V3", "GPT-4o", "Claude 3.5 Sonnet", "Google X", "Scaling Law", "A16Z", "B2-W"} {
		if !strings.Contains(strings.Join(text, ""), name) {
			t.Errorf("%s is broken", name)
		}
	}
}

var (
	segmentSpan = regexp.MustCompile(`(?s)<span id="[pqa][0-9.]+" data-s="[0-9]+">(.*?)</span>`)
	tag         = regexp.MustCompile(`<[^>]*>`)
)
