package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// everything is a document with each thing that PDF/UA-1 has something to say about.
func everything(map[string]int) ([]byte, error) {
	return []byte(`<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>
<style>@page{size:A5;@bottom-center{content:counter(page)}@top-center{content:"Overhead"}} html{font-family:"Liberation Serif","DejaVu Serif",serif}
tr{border-bottom:1px solid;background:#eee} li{border-left:2px solid}</style>
<h1>One</h1><p><em>A</em> <strong>word</strong> and <a href="https://a.example/%E4%B8%AD?b=(c)">a link</a>, <a href="#two">another</a>. <code>x = 1</code>
<ul><li>First<ul><li>Within <em>it</em></ul><li><p>Second<p>and more</ul><ol><li>Third</ol>
<table><caption>Numbers</caption><thead><tr><th scope="col">A<th scope="col">B</thead><tbody><tr><th scope="row">1<td>2</tbody></table>
<figure><figcaption>A drawing of text</figcaption><table><tr><td>cell</table></figure>
<svg role="img" aria-label="A drawing" width="40" height="20"><rect width="40" height="20"/><text y="10">in it</text></svg>
<h2 id="two">Two</h2><blockquote>Quoted</blockquote><hr><p lang="zh-Hant">引文</p></html>`), nil
}

// printed is the document, printed.
func printed(t *testing.T) []byte {
	t.Helper()
	r, err := Print(t.Context(), chromium(t), meta, everything)
	if err != nil {
		t.Fatal(err)
	}
	return r.Data
}

// TestAccessible holds that what is printed is PDF/UA-1 and says so, that nothing of it
// has changed for the eye, and that the judge finds what is broken.
func TestAccessible(t *testing.T) {
	good := printed(t)
	breaches, err := Accessible(good)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaches {
		t.Error(b)
	}
	if about := tool(t, good, "pdfinfo", "-meta", "FILE"); !strings.Contains(about, "<pdfuaid:part>1</pdfuaid:part>") {
		t.Errorf("it does not say that it is PDF/UA-1:\n%s", about)
	}
	tool(t, good, "qpdf", "--check", "FILE")
	tags := tool(t, good, "pdfinfo", "-struct-text", "FILE")
	for _, want := range []string{"LBody", "Table", "Within", "引", "A drawing of text", "cell", "a link"} {
		if !strings.Contains(tags, want) {
			t.Errorf("the tags have no %s:\n%s", want, tags)
		}
	}
	if strings.Contains(tags, "Overhead") {
		t.Errorf("the running head is among the tags:\n%s", tags)
	}
	plain := tool(t, good, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	address := string(object(nil, text("https://a.example/中?b=(c)")))
	for _, want := range []string{"/Contents " + strings.ToLower(address), "/Contents <feff2192"} { // an arrow, and the number of a page
		if !strings.Contains(plain, want) {
			t.Errorf("no link says %s:\n%s", want, regexp.MustCompile("/Contents <.*").FindAllString(plain, -1))
		}
	}
	for _, c := range []struct {
		clause string
		spoil  func(t *tagger)
	}{
		{"7.1", func(t *tagger) { t.root["MarkInfo"] = types.Dict{"Marked": types.Boolean(false)} }},
		{"7.1", func(t *tagger) { delete(t.root, "ViewerPreferences") }},
		{"7.1", func(t *tagger) { delete(t.root, "StructTreeRoot") }},
		{"7.1", func(t *tagger) { delete(t.root, "Metadata") }},
		{"7.1", func(t *tagger) { tree, _ := t.ctx.DereferenceDict(t.root["StructTreeRoot"]); delete(tree, "RoleMap") }},
		{"7.2", func(t *tagger) { delete(t.root, "Lang") }},
		{"7.2", each("LBody", func(d types.Dict) { d["S"] = types.Name("Div") })},
		{"7.2", each("TD", func(d types.Dict) { d["S"] = types.Name("P") })},
		{"7.3", each("Figure", func(d types.Dict) { delete(d, "Alt") })},
		{"7.4.2", each("H2", func(d types.Dict) { d["S"] = types.Name("H4") })},
		{"7.5", each("TH", func(d types.Dict) { delete(d, "A") })},
		{"7.9", each("P", func(d types.Dict) { d["S"] = types.Name("Note"); d["ID"] = types.StringLiteral("same") })},
		{"7.18.1", eachLink(func(d types.Dict) { delete(d, "StructParent") })},
		{"7.18.3", func(t *tagger) { delete(t.pages[0], "Tabs") }},
		{"7.18.5", eachLink(func(d types.Dict) { delete(d, "Contents") })},
		{"7.1", func(t *tagger) {
			s, _, _ := t.ctx.DereferenceStreamDict(t.pages[0]["Contents"])
			s.Decode()
			raw, _ := deflate(bytes.ReplaceAll(s.Content, []byte("/Artifact BMC"), nil))
			t.pages[0]["Contents"] = t.add(types.StreamDict{Dict: types.Dict{"Filter": types.Name("FlateDecode")}, Raw: raw})
		}},
		{"7.21.7", eachObject("Font", func(d types.Dict) { delete(d, "ToUnicode") })},
		{"7.21.4.1", eachObject("FontDescriptor", func(d types.Dict) { delete(d, "FontFile2"); delete(d, "FontFile3") })},
	} {
		found, err := Accessible(spoiled(t, good, c.spoil))
		if err != nil {
			t.Fatalf("%s: %v", c.clause, err)
		}
		if s := fmt.Sprint(found); !strings.Contains(s, c.clause+": ") {
			t.Errorf("a breach of %s is not found: %s", c.clause, s)
		}
	}
}

// spoiled returns a file after something was done to it.
func spoiled(t *testing.T, data []byte, do func(*tagger)) []byte {
	t.Helper()
	ctx, err := read(data)
	if err != nil {
		t.Fatal(err)
	}
	root, err := ctx.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	x, err := newTagger(ctx, root)
	if err != nil {
		t.Fatal(err)
	}
	do(x)
	f := &file{objects: x.added, root: ctx.Root.ObjectNumber.Value(), info: ctx.Info.ObjectNumber.Value()}
	for n, o := range objects(x) {
		if f.objects[n] == nil {
			f.objects[n] = o
		}
	}
	f.objects[f.root] = root
	out, err := f.bytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func each(of string, do func(types.Dict)) func(*tagger) {
	return func(t *tagger) {
		tree, _ := t.ctx.DereferenceDict(t.root["StructTreeRoot"])
		t.elements(tree["K"], func(d types.Dict, _ types.IndirectRef) error {
			if role(d) == of {
				do(d)
			}
			return nil
		})
	}
}

func eachLink(do func(types.Dict)) func(*tagger) {
	return func(t *tagger) {
		for _, page := range t.pages {
			list, _ := t.ctx.DereferenceArray(page["Annots"])
			for _, o := range list {
				d, _ := t.ctx.DereferenceDict(o)
				do(d)
			}
		}
	}
}

func eachObject(of string, do func(types.Dict)) func(*tagger) {
	return func(t *tagger) {
		for _, o := range objects(t) {
			if d, ok := o.(types.Dict); ok && d.Type() != nil && *d.Type() == of {
				do(d)
			}
		}
	}
}

// objects returns those of a file, but for what belongs to the file as it was written.
func objects(t *tagger) map[int]types.Object {
	out := map[int]types.Object{}
	for n, entry := range t.ctx.Table {
		if entry == nil || entry.Free {
			continue
		}
		o, err := t.ctx.Dereference(*types.NewIndirectRef(n, 0))
		if s, ok := o.(types.StreamDict); ok && s.Type() != nil && (*s.Type() == "ObjStm" || *s.Type() == "XRef") {
			continue
		}
		if _, of := o.(types.ObjectStreamDict); err == nil && o != nil && !of {
			out[n] = o
		}
	}
	return out
}

// TestArtifacts holds where a content stream gets marks, and that it is else the same.
func TestArtifacts(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{"BT /F1 1 Tf (a\\)BT) Tj ET", "/Artifact BMC\nBT /F1 1 Tf (a\\)BT) Tj ET\nEMC"},
		{"/P <</MCID 0>>BDC BT (a) Tj ET EMC", ""},
		{"q 1 0 0 1 0 0 cm 0 0 9 9 re f Q", "q 1 0 0 1 0 0 cm /Artifact BMC\n0 0 9 9 re f\nEMC Q"},
		{"0 0 9 9 re W n (x) Tj", "0 0 9 9 re W n /Artifact BMC\n(x) Tj\nEMC"},
		{"/TR <</MCID 3 >>BDC 1 2 m 3 4 l S EMC", "/Artifact BMC 1 2 m 3 4 l S EMC"},
		{"BT /P <</MCID 1>>BDC (a) Tj EMC ET", ""},
		{"% (x) Tj\n[(a) -2 <62>] TJ", "% (x) Tj\n/Artifact BMC\n[(a) -2 <62>] TJ\nEMC"},
		{"BI /W 1 ID \x00(\nEI Q", "/Artifact BMC\nBI /W 1 ID \x00(\nEI\nEMC Q"},
		{"((", ""}, {"<", ""}, {"[", ""}, {"", ""},
	} {
		if got := string(artifacts([]byte(c.in))); got != c.out {
			t.Errorf("of %q it makes %q and not %q", c.in, got, c.out)
		}
	}
}

// FuzzArtifacts holds that any stream ends, and keeps its own operations.
func FuzzArtifacts(f *testing.F) {
	for _, s := range []string{"BT (a) Tj ET", "/TR BMC f EMC", "BI ID \nEI", "[<<", "(\\", "1 0 m f"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		names := func(data []byte) (out []string) {
			operations(data, func(o operation) {
				if o.name != "BMC" && o.name != "BDC" && o.name != "EMC" {
					out = append(out, o.name)
				}
			})
			return out
		}
		if made := artifacts(data); made != nil {
			if before, after := fmt.Sprint(names(data)), fmt.Sprint(names(made)); before != after {
				t.Errorf("%q has the operations %s and then %s", data, before, after)
			}
		}
	})
}
