package search

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"duizhao/internal/lang"
)

// files is what a Builder puts.
type files struct {
	mu   sync.Mutex
	data map[string]string
}

func (f *files) put(path string, data []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.data[path]; ok {
		return fmt.Errorf("%s is put twice", path)
	}
	f.data[path] = string(data)
	return nil
}

// made builds an index of volumes, added in an order by several goroutines.
func made(t *testing.T, volumes [][]Item, order []int, workers int) map[string]string {
	t.Helper()
	f := files{data: map[string]string{}}
	b := New(Options{Put: f.put, Workers: workers})
	defer b.Close()
	next := make(chan int)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range next {
				if err := b.Add(i, volumes[i]); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for _, i := range order {
		next <- i
	}
	close(next)
	wg.Wait()
	if err := b.Finish(); err != nil {
		t.Fatal(err)
	}
	return f.data
}

// volumes makes n volumes of random texts in both scripts.
func volumes(n, docs int) [][]Item {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("軟體網路模型開源宇樹科技機器狗年月，。「」 abcdefgXYZ12 é")
	arabic, latin := []rune("والسفينة للمدينة كتاب"), []rune("schiffahrt dampf aeiou")
	write := func(letters []rune) string {
		var b strings.Builder
		for range 20 + r.IntN(100) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	out := make([][]Item, n)
	for v := range out {
		it := Item{Kind: Text, Path: fmt.Sprintf("e%d/", v), Base: -1, Langs: []string{"zh-Hant", "en", "de"}, Title: []string{"題", "Title", "Titel"}}
		if v == 0 {
			it.Kind = Note
		}
		for d := range docs {
			it.Docs = append(it.Docs, Doc{ID: fmt.Sprintf("p%d.", d),
				Texts: []string{write(letters) + "\n" + write(letters), write(letters), write(arabic) + "\n" + write(latin)}})
		}
		out[v] = []Item{it}
	}
	return out
}

// TestSame checks that the order of the work does not show.
func TestSame(t *testing.T) {
	list := volumes(40, 90)
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	first := made(t, list, order, 1)
	slices.Reverse(order)
	if second := made(t, list, order, 4); !maps.Equal(first, second) {
		t.Error("another order gives other files")
	}
	large := 0
	for name := range first {
		if strings.HasPrefix(name, "search/l/") {
			large++
		}
	}
	if large == 0 {
		t.Error("no list is long; the test tests too little")
	}
}

// TestLists reads the lists as the script does: each key of each document is
// there, and no other.
func TestLists(t *testing.T) {
	list := volumes(40, 90)
	order := make([]int, len(list))
	want := map[string][]int{}
	n := 0
	for i := range list {
		order[i] = i
		for _, d := range list[i][0].Docs {
			for key := range keysOf(d.Texts, list[i][0].Langs) {
				want[key] = append(want[key], n)
			}
			n++
		}
	}
	data := made(t, list, order, 2)
	var index struct{ Shards []int }
	if err := json.Unmarshal(inflated(t, data["search/index.js"]), &index); err != nil {
		t.Fatal(err)
	}
	got := map[string][]int{}
	for bucket, subs := range index.Shards {
		for s := range subs {
			b := inflated(t, data[fmt.Sprintf("search/k/%d-%d.js", bucket, s)])
			number := func() int {
				n, size := binary.Uvarint(b)
				b = b[size:]
				return int(n)
			}
			for len(b) > 0 {
				size := number()
				key := string(b[:size])
				b = b[size:]
				n := number()
				size = number()
				rest := b[:size]
				b = b[size:]
				if h := hash([]rune(key)); int(h%buckets) != bucket || int(h/buckets)%subs != s {
					t.Errorf("%q stands in shard %d of bucket %d", key, s, bucket)
				}
				docs := sums(rest)
				if n > longList {
					first, size := binary.Uvarint(rest)
					starts := sums(rest[size:])
					docs = nil
					for i, start := range starts {
						part := sums(inflated(t, data[fmt.Sprintf("search/l/%d-%d.js", bucket, int(first)+i)]))
						if part[0] != start {
							t.Errorf("part %d of %q begins with %d, not %d", i, key, part[0], start)
						}
						docs = append(docs, part...)
					}
				}
				if n != len(docs) {
					t.Errorf("%q has %d documents and says %d", key, len(docs), n)
				}
				got[key] = docs
			}
		}
	}
	for key := range want {
		if !slices.Equal(got[key], want[key]) {
			t.Errorf("%q is in %d documents, should be in %d", key, len(got[key]), len(want[key]))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d keys, want %d", len(got), len(want))
	}
}

var anOnset = regexp.MustCompile(`^(` + strings.ReplaceAll(lang.Of("de").Onsets, " ", "|") + `)?[aeiouy]`)

// keysOf defines keys in another way.
func keysOf(texts, langs []string) map[string]bool {
	out := map[string]bool{}
	kind := func(r rune) byte { return folding().char(r).kind() }
	for c, text := range texts {
		list := []rune(Fold(text))
		for i := range len(list) - 1 {
			if a, b := list[i], list[i+1]; a != ' ' && b != ' ' && (kind(a) == han || kind(b) == han) {
				out[string([]rune{a, b})] = true
			}
		}
		for _, w := range strings.FieldsFunc(string(list), func(r rune) bool { return kind(r) != word }) {
			out[w] = true
			if r := []rune(w); len(r) > 1 {
				out[string(r[:2])+"*"] = true
			}
			for p := 3; langs[c] == "de" && p < len(w)-3; p++ {
				if anOnset.MatchString(w[p:]) {
					out[w[p:]+"~"] = true
				}
			}
			for _, p := range []string{"ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "وكال", "فكال", "لل", "ولل", "فلل", "و", "ف"} {
				if rest, ok := strings.CutPrefix(w, p); ok && len([]rune(rest)) > 2 {
					out[rest+"~"] = true
				}
			}
		}
	}
	return out
}

func sums(b []byte) []int {
	var out []int
	last := 0
	for len(b) > 0 {
		n, size := binary.Uvarint(b)
		b = b[size:]
		last += int(n)
		out = append(out, last)
	}
	return out
}

func inflated(t *testing.T, file string) []byte {
	t.Helper()
	_, text, ok := strings.Cut(file, `","`)
	data, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(text, "\")\n"))
	if !ok || err != nil {
		t.Fatalf("%.60q: %v", file, err)
	}
	out, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestSmall checks that a small site has one file, which is JSON with all texts.
func TestSmall(t *testing.T) {
	list := [][]Item{
		{{Kind: Note, Path: "notes/a/", Base: -1, Langs: []string{"en"}, Title: []string{`A "b" \`}, Docs: []Doc{{Texts: []string{"a\tb\x01"}}}}},
		{{Kind: Text, Path: "e/", Base: 0, Langs: []string{"zh-Hant", "zh-Hans"}, Title: []string{"軟體"}, Docs: []Doc{
			{ID: "p1.", Texts: []string{"軟體\n網路", "软件\n网络"}}, {ID: "p2.", Texts: []string{"宇樹\n軟體", "宇树\n软件"}}, {ID: "p3.", Texts: []string{"宇樹", ""}}}}},
	}
	data := made(t, list, []int{1, 0}, 1)
	if len(data) != 1 {
		t.Fatalf("%d files", len(data))
	}
	var index struct {
		Fold  string
		Items []struct {
			K int
			P string
			B *int
			L []string
			T []string
			I []string
			X [][]string
		}
	}
	if err := json.Unmarshal(inflated(t, data["search/index.js"]), &index); err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(index.Items)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"K":1,"P":"notes/a/","B":null,"L":["en"],"T":["A \"b\" \\"],"I":[""],"X":[["a\tb\u0001"]]},` +
		`{"K":0,"P":"e/","B":0,"L":["zh-Hant","zh-Hans"],"T":["軟體"],"I":["p1.","p2.","p3."],"X":[["軟體\n網路","宇樹\n軟體","宇樹"],["软件\n网络","\n软件",""]]}]`
	if string(got) != want {
		t.Errorf("items are\n%s\nwant\n%s", got, want)
	}
	if !strings.Contains(index.Fold, "體体") || !strings.Contains(index.Fold, "樹树") || strings.Contains(index.Fold, "龍") {
		t.Errorf("the fold table is %q", index.Fold)
	}
}

func TestNone(t *testing.T) {
	var b *Builder
	if b.Add(0, nil) != nil || b.Finish() != nil {
		t.Error("a nil Builder does something")
	}
	b.Close()
	if data := made(t, [][]Item{nil}, []int{0}, 1); len(data) != 1 {
		t.Error("a site without texts has no index")
	}
}
