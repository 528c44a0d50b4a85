package witness_test

import (
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/witness"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// TestEncodings reads a copy in every encoding and with every line end that a file may
// have: the blocks are found on their lines.
func TestEncodings(t *testing.T) {
	l, blocks := lockOf(t, clock)
	text := fill("\n@p01\n\n@p02\n@p03\n@p04\n", blocks)
	as := func(e encoding.Encoding, s string) string {
		out, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, end := range []string{"\n", "\r\n", "\r"} {
		text := strings.ReplaceAll(text, "\n", end)
		for _, c := range []struct{ name, want, data string }{
			{"UTF-8", "UTF-8", text}, {"UTF-8 with a mark", "UTF-8", "\ufeff" + text}, {"UTF-16, little", "UTF-16", "\xff\xfe" + as(little, text)},
			{"UTF-16, big", "UTF-16", "\xfe\xff" + as(big, text)}, {"UTF-16, little, without a mark", "UTF-16", as(little, text)},
			{"UTF-16, big, without a mark", "UTF-16", as(big, text)}, {"GB 18030", "GB 18030", as(simplifiedchinese.GB18030, text)},
			{"Big5", "Big5", as(traditionalchinese.Big5, text)}, {"damaged", "UTF-8", strings.Replace(text, end, "\xff"+end, 1)},
		} {
			var problems diag.List
			found := witness.Read(witness.Copy{Path: "copy", Data: []byte(c.data)}, []*witness.Lock{l}, nil, &problems)
			if found == nil {
				t.Errorf("%s with %q: nothing is found", c.name, end)
				continue
			}
			var lines []int
			for _, id := range []string{"p01", "p02", "p03", "p04"} {
				if s := found.Matches[l.Block(id)].Segments; len(s) > 0 && s[0].Col == 1 {
					lines = append(lines, s[0].Line)
				}
			}
			if found.Encoding != c.want || len(lines) != 4 || lines[0] != 2 || lines[1] != 4 || lines[3] != 6 {
				t.Errorf("%s with %q: read as %s, with blocks on the lines %v", c.name, end, found.Encoding, lines)
			}
		}
	}
}
