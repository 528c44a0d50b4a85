package verbatim_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"duizhao/internal/script"
	"duizhao/internal/verbatim"
)

const harbour = `港口的燈塔建於一八七二年，塔身用當地的灰石砌成，夜裡每隔十二秒閃一次。守塔人姓陳，一家三代都住在塔下的小屋裡。
The lighthouse of the harbour was built in 1872 from the grey stone of the place, and flashes every twelve seconds at night.`

func runs(t *verbatim.Texts, text string, markup bool, limit verbatim.Limit) []string {
	var out []string
	for r := range t.Runs([]byte(text), markup, limit) {
		out = append(out, fmt.Sprintf("%s %d+%d", text[r.From:r.To], r.Han, r.Words))
	}
	return out
}

func TestRuns(t *testing.T) {
	texts := verbatim.New(script.Fold, []string{harbour}, []string{"《燈塔建於一八七二年，塔身用當地》"})
	for _, c := range []struct {
		name, text string
		markup     bool
		want       []string
	}{
		{"nothing", "燈塔在港口，守塔人姓陳。", true, nil},
		{"eleven characters", "他說：身用當地的灰石砌成，夜裡很好。", true, nil},
		{"twelve", "他說，塔身用當地的灰石砌成，夜裡很黑。", true, []string{"塔身用當地的灰石砌成，夜裡 12+0"}},
		{"Simplified", "他说，塔身用当地的灰石砌成，夜里很黑。", true, []string{"塔身用当地的灰石砌成，夜里 12+0"}},
		{"other punctuation and breaks", "他說塔身用當地\n的「灰石」砌成。夜裏！", true, []string{"塔身用當地\n的「灰石」砌成。夜裏 12+0"}},
		{"through links, marks and citations", "塔身用[當地](note:place)的[^1]**灰石**砌[@chen1990, p. 3]成\n{#p01}\n夜裡", true,
			[]string{"塔身用[當地](note:place)的[^1]**灰石**砌[@chen1990, p. 3]成\n{#p01}\n夜裡 12+0"}},
		{"not through text that is none", "塔身用[當地](note:place)的灰石砌成夜裡", false, nil},
		{"JSON escapes", `{"title": "塔\u8eab\u7528當地的灰石砌成夜裡"}`, true, []string{`塔\u8eab\u7528當地的灰石砌成夜裡 12+0`}},
		{"two runs", "守塔人姓陳，一家三代都住在塔下。又，塔身用當地的灰石砌成，夜裡每隔", true, []string{"守塔人姓陳，一家三代都住在塔下 14+0", "塔身用當地的灰石砌成，夜裡每隔 14+0"}},
		{"joined from two places", "一家三代都住在塔下的小屋裡夜裡每隔十二秒閃一次", true, []string{"一家三代都住在塔下的小屋裡 13+0"}},
		{"the longer of two places", "塔身用當地的灰石砌成，夜裡", true, []string{"塔身用當地的灰石砌成，夜裡 12+0"}},
		{"seven words", "from the grey stone of the place? No", true, nil},
		{"eight", "He said: THE GREY STONE of the place -- and flashes; so", true, []string{"THE GREY STONE of the place -- and flashes 0+8"}},
		{"a title", "《燈塔建於一八七二年塔身用當地》一書", true, nil},
		{"more than the title", "燈塔建於一八七二年，塔身用當地的灰石", true, []string{"燈塔建於一八七二年，塔身用當地的灰石 17+0"}},
		{"the whole", harbour, true, []string{strings.TrimSuffix(harbour, ".") + " 50+23"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := runs(texts, c.text, c.markup, verbatim.Default)
			if !slices.Equal(got, c.want) {
				t.Errorf("%q\nand should be\n%q", got, c.want)
			}
		})
	}
	if got := runs(texts, "塔身用當地的灰石砌成，夜裡每隔", true, verbatim.Wider(14)); got != nil {
		t.Errorf("a quotation of 14 characters is allowed, and %q is found", got)
	}
	if got := runs(texts, "塔身用當地的灰石砌成，夜裡每隔", true, verbatim.Wider(13)); got == nil {
		t.Error("a quotation of 13 characters is allowed, and 14 are not found")
	}
}

// naive finds the runs of twelve Han characters in the plainest way.
func naive(source, text string) int {
	fold := func(s string) []rune {
		var out []rune
		for _, r := range script.Fold(s) {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				out = append(out, r)
			}
		}
		return out
	}
	a, b := string(fold(source)), fold(text)
	n := 0
	for i := 0; i+12 <= len(b); {
		if !strings.Contains(a, string(b[i:i+12])) {
			i++
			continue
		}
		k := 12
		for i+k < len(b) && strings.Contains(a, string(b[i:i+k+1])) {
			k++
		}
		n++
		i += k
	}
	return n
}

// TestAgainstNaive compares Runs with the plainest search over texts of few
// characters, in which nearly everything is shared.
func TestAgainstNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	alphabet := []rune("天地")
	text := func(n int) string {
		out := make([]rune, n)
		for i := range out {
			out[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(out)
	}
	found := 0
	for range 25 {
		source, other := text(1500), text(600)
		texts := verbatim.New(script.Fold, []string{source}, nil)
		got := len(runs(texts, other, true, verbatim.Default))
		if want := naive(source, other); got != want {
			t.Fatalf("%d runs of %s in %s, and there are %d", got, other, source, want)
		}
		found += got
	}
	if found < 100 {
		t.Errorf("only %d runs were there to be found", found)
	}
}

// essay reads the author's text, which is not part of the project.
func essay(t testing.TB) string {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "source", "essay.txt"))
	if err != nil {
		t.Skip("the essay is not here: ", err)
	}
	return string(data)
}

// TestEssay plants runs of the essay in the shipped content, in both scripts and
// with other punctuation, and checks that each is found, that the content itself has
// none, and that the editors' tool finds nothing that this does not.
func TestEssay(t *testing.T) {
	text := essay(t)
	title, body, _ := strings.Cut(text, "\n")
	texts := verbatim.New(script.Fold, []string{text}, []string{title})
	var host string
	err := filepath.WalkDir("../../content", func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		for r := range texts.Runs(data, true, verbatim.Default) {
			t.Errorf("%s: %d characters at byte %d", p, r.Han, r.From)
		}
		if strings.HasSuffix(p, "zh-Hant.md") && strings.Contains(p, "editions") {
			host = string(data)
		}
		return err
	})
	if err != nil || host == "" {
		t.Fatal(err)
	}
	hans := script.New(nil, nil)
	punctuation := regexp.MustCompile(`[，。、：；？！「」]`)
	letters := []rune(body)
	r := rand.New(rand.NewPCG(7, 8))
	dir := t.TempDir()
	planted, tooShort := 0, 0
	for i := range 400 {
		at, n := r.IntN(len(letters)-60), 14+r.IntN(30)
		run := string(letters[at : at+n])
		han := 0
		for _, c := range run {
			if unicode.Is(unicode.Han, c) {
				han++
			}
		}
		if strings.Contains(run, "\n\n") || han < 12 {
			tooShort++
			continue
		}
		switch i % 4 {
		case 1:
			run = hans.Text(run)
		case 2:
			run = punctuation.ReplaceAllString(run, " ")
		case 3:
			run = punctuation.ReplaceAllString(hans.Text(run), "——")
		}
		cut := strings.Index(host, "{#p0"+fmt.Sprint(1+i%9)+"}")
		text := host[:cut] + run + "\n" + host[cut:]
		found := runs(texts, text, true, verbatim.Default)
		if len(found) != 1 {
			t.Errorf("plant %d, of %d characters at %d: %d runs are found", i, han, at, len(found))
		}
		planted++
		if i < 40 {
			os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.md", i)), []byte(text), 0o666)
		}
	}
	if planted < 200 {
		t.Errorf("only %d runs were planted", planted)
	}
	t.Logf("%d planted runs, %d places passed over", planted, tooShort)
	tool := filepath.Join("..", "..", "..", "shared", "tools", "verbatim")
	out, err := exec.Command(tool, dir).CombinedOutput()
	if err == nil || len(out) == 0 {
		t.Logf("the tool cannot be compared with: %v", err)
		return
	}
	for line := range strings.Lines(string(out)) {
		name, _, ok := strings.Cut(line, ".md: ")
		if !ok {
			continue
		}
		data, err := os.ReadFile(name + ".md")
		if err == nil && len(runs(texts, string(data), true, verbatim.Default)) == 0 {
			t.Errorf("the tool finds a run in %s, and this does not", filepath.Base(name))
		}
	}
}

func BenchmarkRuns(b *testing.B) {
	var texts []string
	r := rand.New(rand.NewPCG(1, 1))
	for range 2 {
		out := make([]rune, 1<<20)
		for i := range out {
			out[i] = rune(0x4E00 + r.IntN(3000))
		}
		texts = append(texts, string(out))
	}
	source := verbatim.New(script.Fold, texts[:1], nil)
	text := []byte(texts[1])
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for range source.Runs(text, true, verbatim.Default) {
		}
	}
}

// FuzzRuns checks that the runs found are in order and within the text, and that a
// source that is all there is found.
func FuzzRuns(f *testing.F) {
	f.Add(harbour, harbour)
	f.Add(harbour, "塔身用[當地](note:place)的[^1]灰石\\u7"+"\n{#p01}\n砌成夜裡")
	f.Add("\xff[@", "\\u12")
	f.Fuzz(func(t *testing.T, source, text string) {
		if len(source)+len(text) > 4000 {
			return
		}
		texts := verbatim.New(keep, []string{source}, nil)
		end := 0
		for r := range texts.Runs([]byte(text), true, verbatim.Limit{Han: 1, Words: 1}) {
			if r.From < end || r.To <= r.From || r.To > len(text) {
				t.Fatalf("a run from %d to %d after %d, in %d bytes", r.From, r.To, end, len(text))
			}
			end = r.To
		}
		if strings.Contains(text, source) && len([]rune(keep(source))) >= 12 && !strings.ContainsAny(source, `[]{}()\`) && end == 0 {
			t.Fatalf("%q stands in %q and is not found", source, text)
		}
	})
}

// keep keeps letters and digits.
func keep(s string) string {
	return strings.Map(func(r rune) rune {
		if (unicode.IsLetter(r) || unicode.IsNumber(r)) && r != '\uFFFD' {
			return r
		}
		return -1
	}, s)
}
