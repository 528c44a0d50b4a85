package browser

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// The short edition is the shipped one cut to these blocks and to one figure, with all
// their notes, claims, footnotes and readings, in all versions. Its page has a fourth
// of the elements.
var (
	kept       = strings.Fields("s1 p01 s2 p02 p03 p04 p05 p07 s3 p16 p17 p18 s4 q02 q03 a03 a05")
	keptFigure = "robot-lineage" // after p03
)

// brief is the site with the short edition, which is built once.
var brief = sync.OnceValues(func() (*published, error) { return publishShort("") })

// publishShort builds the site with the short edition; settings are added to its own.
func publishShort(settings string) (*published, error) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		return nil, err
	}
	defer root.Close()
	files, err := short(root.FS())
	if err != nil {
		return nil, err
	}
	site := files["content/site.yaml"]
	site.Data = append([]byte(settings), site.Data...)
	return publishForAll(files)
}

// opener is open or openShort.
type opener func(*testing.T, screen) *tab

// openShort opens a tab for the site with the short edition.
func openShort(t *testing.T, s screen) *tab {
	t.Helper()
	p, err := brief()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, s)
	b.site = p
	return b
}

// editionFrom opens a tab for the edition, and returns its address: from a server that
// of the whole one, from a disk that of the short one. The scripts of a page are the
// same there; what differs is how further files come.
func editionFrom(t *testing.T, disk bool, s screen) (*tab, string) {
	t.Helper()
	if disk {
		b := openShort(t, s)
		return b, b.site.onDisk(b.site.edition(t))
	}
	b := open(t, s)
	return b, b.site.home + b.site.edition(t)
}

// The short edition has what tests look for in it, and is short.
func TestShortEdition(t *testing.T) {
	t.Parallel()
	p, err := brief()
	if err != nil {
		t.Fatal(err)
	}
	page := p.edition(t)
	read := func(dir, name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(page), name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	text := read(p.dir, "index.html")
	for _, id := range append(slices.Clone(kept), "fig-"+keptFigure) {
		if n := bytes.Count(text, []byte(`id="`+id+`"`)); n != 1 {
			t.Errorf("it has %s %d times", id, n)
		}
	}
	for what, least := range map[string]int{`class="row"`: 9, `class="row turn`: 4, `class="note claim"`: 10, `class="note fn"`: 1, `class="note"`: 20} {
		if n := bytes.Count(text, []byte(what)); n < least {
			t.Errorf("it has %s %d times", what, n)
		}
	}
	for _, version := range []string{"zh-hant", "en", "zh-hans"} {
		if len(read(p.dir, version+"/index.html")) == 0 {
			t.Errorf("it has no version %s", version)
		}
	}
	if whole := read(built(t).dir, "index.html"); len(text)*5 > len(whole)*2 {
		t.Errorf("its page has %d bytes, that of the whole %d", len(text), len(whole))
	}
}

// short returns the files of a site with its edition cut to the kept blocks, and with
// its pages only.
func short(whole fs.FS) (fstest.MapFS, error) {
	files := fstest.MapFS{}
	err := fs.WalkDir(whole, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || cutWhole(name) {
			return err
		}
		data, err := fs.ReadFile(whole, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		return nil, err
	}
	gone := map[string]bool{} // claims of blocks that are cut
	for name, file := range files {
		if id, ok := strings.CutPrefix(name, "content/claims/"); ok {
			if file.Data = cutClaim(file.Data); file.Data == nil {
				delete(files, name)
				gone[strings.TrimSuffix(id, ".md")] = true
			}
		} else if strings.HasPrefix(name, "content/editions/") {
			file.Data = cutText(file.Data)
		}
	}
	files["content/site.yaml"].Data = products.ReplaceAll(files["content/site.yaml"].Data, nil)
	for _, file := range files {
		file.Data = toClaim.ReplaceAllFunc(file.Data, func(link []byte) []byte {
			if m := toClaim.FindSubmatch(link); gone[string(m[2])] {
				return m[1]
			}
			return link
		})
		file.Data = toFigure.ReplaceAllFunc(file.Data, func(line []byte) []byte {
			if string(toFigure.FindSubmatch(line)[1]) == keptFigure {
				return line
			}
			return nil
		})
	}
	return files, nil
}

// cutWhole reports whether the short edition lacks a file.
func cutWhole(name string) bool {
	dir, base := path.Split(name)
	return strings.HasSuffix(dir, "/figures/") && base != keptFigure+".yaml" || path.Ext(base) == ".lock" || base == "emendations.yaml"
}

var (
	products  = regexp.MustCompile(`(?m)^outputs:\n(?:  .*\n)*`)
	endOf     = regexp.MustCompile(`(?m)^\{#([a-z]+[0-9]+)[^}]*\}\n`) // a block
	footnote  = regexp.MustCompile(`(?m)^\[\^([^\]]+)\]: .*\n`)
	footnotes = regexp.MustCompile(`\[\^([^\]]+)\][^:]`) // their marks
	toFigure  = regexp.MustCompile(`(?m)^!\[\]\(figure:([^)]+)\)\n`)
	toClaim   = regexp.MustCompile(`\[([^\]]*)\]\(claim:([^)]+)\)`)
	segments  = regexp.MustCompile(`(?m)^segments: \[(.*)\]$`)
)

// cutText cuts the text of a version to the kept blocks and their footnotes. It leaves
// a file without blocks as it is.
func cutText(data []byte) []byte {
	var out []byte
	from := 0
	for _, m := range endOf.FindAllSubmatchIndex(data, -1) {
		if slices.Contains(kept, string(data[m[2]:m[3]])) {
			out = append(out, data[from:m[1]]...)
		}
		from = m[1]
	}
	var marked []string
	for _, m := range footnotes.FindAllSubmatch(out, -1) {
		marked = append(marked, string(m[1]))
	}
	rest := footnote.ReplaceAllFunc(data[from:], func(line []byte) []byte {
		if slices.Contains(marked, string(footnote.FindSubmatch(line)[1])) {
			return line
		}
		return nil
	})
	return append(out, rest...)
}

// cutClaim leaves a claim to the blocks that are kept. It returns nil if none is.
func cutClaim(data []byte) []byte {
	m := segments.FindSubmatchIndex(data)
	if m == nil {
		return data
	}
	left := slices.DeleteFunc(strings.Split(string(data[m[2]:m[3]]), ", "), func(segment string) bool {
		block, _, _ := strings.Cut(segment, ".")
		return !slices.Contains(kept, block)
	})
	if len(left) == 0 {
		return nil
	}
	return slices.Concat(data[:m[2]], []byte(strings.Join(left, ", ")), data[m[3]:])
}
