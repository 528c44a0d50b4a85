package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/internal/witness"
	"duizhao/static"
	"duizhao/templates"

	"github.com/rogpeppe/go-internal/txtar"
)

// payloads reads testdata/hostile/payloads.txt, which documents its format.
func payloads(t *testing.T) []payload {
	t.Helper()
	data, err := os.ReadFile("testdata/hostile/payloads.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(data), "\n## ")
	special := regexp.MustCompile(`\{(U\+[0-9A-F]{4,6}|.)(?:\*([0-9]+))?\}`)
	var out []payload
	for line := range strings.Lines("## " + list) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || strings.HasPrefix(line, "## ") {
			continue
		}
		text := special.ReplaceAllStringFunc(line, func(s string) string {
			m := special.FindStringSubmatch(s)
			if !strings.HasPrefix(m[1], "U+") && m[2] == "" {
				return s // {0}
			}
			one := m[1]
			if hex, ok := strings.CutPrefix(one, "U+"); ok {
				c, _ := strconv.ParseInt(hex, 16, 32)
				one = string(rune(c))
			}
			times, _ := strconv.Atoi(m[2])
			return strings.Repeat(one, max(times, 1))
		})
		out = append(out, payload{text, len(out)})
	}
	return out
}

// ground is a site with fields, as testdata/hostile/site.txtar describes.
type ground struct {
	files  []txtar.File
	fields []string // names, in order
}

var fieldMark = regexp.MustCompile(`⟦([yjm]) ([^=⟧]+)=([^⟧]*)⟧`)

func openGround(t *testing.T, name string) *ground {
	t.Helper()
	a, err := txtar.ParseFile("testdata/hostile/" + name)
	if err != nil {
		t.Fatal(err)
	}
	g := &ground{files: a.Files}
	for _, f := range a.Files {
		for _, m := range fieldMark.FindAllSubmatch(f.Data, -1) {
			if !slices.Contains(g.fields, string(m[2])) {
				g.fields = append(g.fields, string(m[2]))
			}
		}
	}
	return g
}

// stretch is the place of a field in a file.
type stretch struct {
	path     string
	from, to int // lines
}

// payload is a text with its number.
type payload struct {
	text   string
	number int
}

// in returns the payload for a field: it carries its number and the field's.
func (p payload) in(field int) string {
	return strings.ReplaceAll(p.text, "§", strconv.Itoa(1000*p.number+field))
}

// under returns the site with payloads, one after the other, in some of its fields,
// and their places.
func (g *ground) under(list []payload, fields []int) (fstest.MapFS, map[int][]stretch) {
	fsys, at := fstest.MapFS{}, map[int][]stretch{}
	for _, f := range g.files {
		var out []byte
		rest := f.Data
		for {
			m := fieldMark.FindSubmatchIndex(rest)
			if m == nil {
				break
			}
			out = append(out, rest[:m[0]]...)
			kind, field := rest[m[2]], slices.Index(g.fields, string(rest[m[4]:m[5]]))
			value, attacked := string(rest[m[6]:m[7]]), slices.Contains(fields, field)
			from := 1 + bytes.Count(out, []byte("\n"))
			if attacked {
				texts := make([]string, len(list))
				for i, p := range list {
					texts[i] = p.in(field)
				}
				value = strings.Join(texts, " ")
			}
			switch {
			case kind == 'j':
				b, _ := json.Marshal(value) // a string always can be marshalled
				out = append(out, b...)
			case kind == 'y' && attacked:
				out = append(out, quoted(value)...)
			default:
				out = append(out, value...)
			}
			if attacked {
				at[field] = append(at[field], stretch{f.Name, from, 1 + bytes.Count(out, []byte("\n"))})
			}
			rest = rest[m[1]:]
		}
		fsys[f.Name] = &fstest.MapFile{Data: append(out, rest...)}
	}
	return fsys, at
}

// quoted returns a text as a double-quoted scalar of YAML (1.2, 7.3.1).
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(c))
		case c < ' ' || c >= 0x7f && c <= 0xa0:
			fmt.Fprintf(&b, `\x%02x`, c)
		case c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff:
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// attack builds a ground with payloads in the fields that take them. If halves is
// set, a field that does not take all of them is tried with half of them, and so on
// down to one; the codes of what is then refused are counted in refused. Where fields
// get in each other's way there are several sites.
func (g *ground) attack(t *testing.T, list []payload, fields []int, halves bool, refused map[string]int) (sites []map[string][]byte) {
	t.Helper()
	no := map[int]string{}
	var beside []int // Markdown that was refused beside other Markdown
	var solve func(fields []int)
	solve = func(fields []int) {
		for len(fields) > 0 {
			fsys, at := g.under(list, fields)
			files, problems := buildHostile(t, fsys)
			if files != nil {
				sites = append(sites, files)
				return
			}
			left := slices.DeleteFunc(slices.Clone(fields), func(f int) bool {
				i := slices.IndexFunc(problems, func(p diag.Problem) bool {
					return p.Severity == diag.Error && slices.ContainsFunc(at[f],
						func(s stretch) bool { return p.Pos.Path == s.path && p.Pos.Line >= s.from && p.Pos.Line <= s.to })
				})
				if i < 0 {
					return false
				}
				if no[f] = problems[i].Code; len(fields) > 1 && strings.HasSuffix(at[f][0].path, ".md") {
					beside = append(beside, f)
				}
				return true
			})
			if len(left) == len(fields) && len(fields) > 1 { // an error elsewhere, because of one of them
				solve(fields[:len(fields)/2])
				left = fields[len(fields)/2:]
			} else if len(left) == len(fields) {
				no[fields[0]] = problems[0].Code
				return
			}
			fields = left
		}
	}
	solve(fields)
	if len(list) > 1 && halves {
		if rest := slices.Sorted(maps.Keys(no)); len(rest) > 0 {
			sites = append(sites, g.attack(t, list[:len(list)/2], rest, true, refused)...)
			sites = append(sites, g.attack(t, list[len(list)/2:], rest, true, refused)...)
		}
		return sites
	}
	again := slices.Clone(beside)
	for _, f := range again {
		delete(no, f)
	}
	solve(again)
	for _, code := range no {
		refused[code] += len(list)
	}
	return sites
}

// all returns all fields of a ground.
func (g *ground) all() []int {
	all := make([]int, len(g.fields))
	for i := range all {
		all[i] = i
	}
	return all
}

// buildHostile builds a site, its books unpacked below book/, the document of its
// printed book as print.html. Without files the problems are the reason.
func buildHostile(t *testing.T, fsys fstest.MapFS) (map[string][]byte, []diag.Problem) {
	t.Helper()
	o := site.Options{FS: fsys, Templates: templates.FS, Static: static.FS, Version: "test"}
	slug := "river"
	if text := fsys["text.md"]; text != nil {
		slug = "lights"
		lock, report, err := site.MakeLock(t.Context(), o, slug, witness.Copy{Path: "text.md", Data: text.Data})
		if err != nil {
			t.Fatal(err)
		}
		if lock == nil {
			return nil, report.Problems
		}
		fsys["content/editions/lights/"+witness.File] = &fstest.MapFile{Data: lock.Format()}
		o.Witnesses = []witness.Copy{{Path: "copy.txt", Data: fsys["copy.txt"].Data}}
	}
	report, err := site.Check(context.Background(), o) // quicker to refuse
	if err == nil && report.Failed() {
		return nil, report.Problems
	}
	var memory output.Memory
	if err == nil {
		report, err = site.Build(context.Background(), o, &memory)
	}
	if err != nil {
		t.Fatal(err)
	}
	if report.Failed() {
		return nil, report.Problems
	}
	files := map[string][]byte{}
	for _, f := range memory.Files() {
		files[f.Path] = f.Data
		if path.Ext(f.Path) == ".epub" {
			unzip(t, f.Data, "book/"+path.Base(f.Path)+"/", files)
		}
	}
	print, report, err := site.OpenPrint(context.Background(), o, site.PrintOptions{Slug: slug})
	if err != nil || print == nil {
		t.Fatal(err, report.Problems)
	}
	book, err := print.HTML("", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	files["print.html"] = markDrawn.ReplaceAll(book, nil)
	return files, report.Problems
}

// markDrawn is the drawing of a mark: how many there are in what is measured depends on
// how long the texts are.
var markDrawn = regexp.MustCompile(`<svg class="k".*?</svg>`)
