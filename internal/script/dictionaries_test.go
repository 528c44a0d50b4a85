package script

import (
	"bytes"
	"compress/gzip"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/longbridgeapp/opencc"
)

var update = flag.Bool("update", false, "copy OpenCC's dictionaries from the module anew; then read the diff")

// TestDictionaries checks that the files in opencc/ are those of the module that
// go.mod names, each of them used.
func TestDictionaries(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/longbridgeapp/opencc").Output()
	if err != nil {
		t.Fatal(err)
	}
	module := strings.TrimSpace(string(out))
	want := []string{"LICENSE", "README.md"}
	for _, steps := range conversions {
		for _, names := range steps {
			for _, name := range names {
				want = append(want, name+".txt.gz")
			}
		}
	}
	slices.Sort(want)
	want = slices.Compact(want)
	files, err := os.ReadDir("opencc")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("opencc/ holds %v, want %v", got, want)
	}
	for _, name := range want {
		switch {
		case name == "LICENSE":
			theirs, err := os.ReadFile(filepath.Join(module, name))
			if err != nil {
				t.Fatal(err)
			}
			if ours, err := os.ReadFile("opencc/LICENSE"); err != nil || !bytes.Equal(ours, theirs) {
				t.Errorf("opencc/LICENSE is not the module's: %v", err)
			}
		case strings.HasSuffix(name, ".gz"):
			same(t, filepath.Join(module, "dictionary", strings.TrimSuffix(name, ".gz")), strings.TrimSuffix(name, ".txt.gz"))
		}
	}
}

// same compares one dictionary with the module's.
func same(t *testing.T, theirs, name string) {
	t.Helper()
	want, err := os.ReadFile(theirs)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		var b bytes.Buffer
		z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(want); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("opencc/"+name+".txt.gz", b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := unpacked(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("opencc/%s.txt.gz is not the module's (%v); run with -update", name, err)
	}
}

// TestEntries checks that the files are read as the module reads them: the same
// entries, in the same order.
func TestEntries(t *testing.T) {
	type entry struct {
		step int
		line string
	}
	for conversion := range conversions {
		cc, err := opencc.New(conversion)
		if err != nil {
			t.Fatal(err)
		}
		var want, got []entry
		for step, group := range cc.DictChains {
			for _, dict := range slices.Backward(group.Dicts) {
				for _, id := range dict.Trie.PrefixPredict(nil, 0) {
					key, _ := dict.Trie.Key(id)
					at, _ := dict.Trie.Value(id)
					if utf8.RuneCount(key) <= window {
						want = append(want, entry{step, string(key) + "\t" + strings.Join(dict.Values[at], " ")})
					}
				}
			}
		}
		entries(conversion, func(step int, word string, values []string) {
			got = append(got, entry{step, word + "\t" + strings.Join(values, " ")})
		})
		if len(got) < 10 {
			t.Errorf("%s: only %d entries", conversion, len(got))
		}
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s: %d entries, the module has %d; the first that differs is %d: %v, %v", conversion, len(got), len(want), i,
					got[min(i, len(got)-1)], want[min(i, len(want)-1)])
				break
			}
		}
	}
}
