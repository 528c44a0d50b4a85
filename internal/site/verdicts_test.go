package site_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestVerdictsCounted compares the sums that the introduction of the shipped edition
// and the page about the site give in words with the verdicts of the claims. Whoever
// changes a verdict learns here which sentences to change.
func TestVerdictsCounted(t *testing.T) {
	content := os.DirFS("../../content")
	claims, err := fs.Glob(content, "claims/*.md")
	if err != nil || len(claims) == 0 {
		t.Fatalf("no claims: %v", err)
	}
	verdict := regexp.MustCompile(`(?m)^verdict: (\S+)`)
	count := map[string]int{"all": len(claims)}
	for _, name := range claims {
		found := verdict.FindStringSubmatch(readAll(t, content, name))
		if found == nil {
			t.Fatalf("%s has no verdict", name)
		}
		count[found[1]]++
	}
	for _, says := range []struct{ file, verdict, zh, en string }{
		{"editions/lan-xi-2024/introduction.md", "all", "%s個說法", "%s of its statements"},
		{"editions/lan-xi-2024/introduction.md", "supported", "%s個屬實", "%s are supported"},
		{"editions/lan-xi-2024/introduction.md", "partly", "%s個部分屬實", "%s partly true"},
		{"editions/lan-xi-2024/introduction.md", "misleading", "%s個易生誤解", "%s are misleading"},
		{"editions/lan-xi-2024/introduction.md", "wrong", "%s個不實", "%s is wrong"},
		{"editions/lan-xi-2024/introduction.md", "opinion", "%s個是意見", "%s are opinion"},
		{"editions/lan-xi-2024/introduction.md", "unverifiable", "%s個無從查證", "%s are unverifiable"},
		{"about.md", "all", "%s處說法", "%s statements in the essay"},
	} {
		text := strings.ToLower(readAll(t, content, says.file))
		for _, want := range []string{
			fmt.Sprintf(says.zh, numeral(count[says.verdict])),
			fmt.Sprintf(says.en, cardinal(count[says.verdict])),
		} {
			// "twelve are" is not "two are", and 十二個 is not 二個
			whole := regexp.MustCompile(`(^|[^\w零一二三四五六七八九十-])` + want)
			if !whole.MatchString(text) {
				t.Errorf("content/%s should say %q: %d claims are %s", says.file, want, count[says.verdict], says.verdict)
			}
		}
	}
}

func readAll(t *testing.T, from fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(from, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// numeral writes 0 to 99 as Chinese prose does.
func numeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	tens, ones := n/10, n%10
	switch {
	case tens == 0:
		return string(digits[ones])
	case tens == 1 && ones == 0:
		return "十"
	case tens == 1:
		return "十" + string(digits[ones])
	case ones == 0:
		return string(digits[tens]) + "十"
	}
	return string(digits[tens]) + "十" + string(digits[ones])
}

// cardinal writes 0 to 99 as English prose does.
func cardinal(n int) string {
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	if n < len(small) {
		return small[n]
	}
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")[n/10-2]
	if n%10 == 0 {
		return tens
	}
	return tens + "-" + small[n%10]
}
