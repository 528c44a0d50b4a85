package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// read reads a file written by Chromium.
func read(data []byte) (*model.Context, error) {
	// Our own settings: pdfcpu keeps the default ones in the user's folder.
	ctx, err := pdfcpu.Read(bytes.NewReader(data), &model.Configuration{Reader15: true, ValidationMode: model.ValidationRelaxed, Offline: true,
		Limits: model.DefaultResourceLimits()})
	if err != nil {
		return nil, fmt.Errorf("what it printed cannot be read: %w", err)
	}
	return ctx, nil
}

// numbers returns the page, from 1, of each named destination, and the number of
// pages.
func numbers(data []byte) (map[string]int, int, error) {
	ctx, err := read(data)
	if err != nil {
		return nil, 0, err
	}
	root, err := ctx.Catalog()
	if err != nil {
		return nil, 0, err
	}
	order := map[int]int{} // object number to page number
	if err := count(ctx, root["Pages"], order, 0); err != nil {
		return nil, 0, err
	}
	out := map[string]int{}
	dests, err := ctx.DereferenceDict(root["Dests"])
	if err != nil {
		return nil, 0, err
	}
	for name, o := range dests {
		o, err := ctx.Dereference(o)
		if err != nil {
			return nil, 0, err
		}
		array, _ := o.(types.Array)
		if len(array) == 0 {
			continue
		}
		if ref, ok := array[0].(types.IndirectRef); ok {
			out[name] = order[ref.ObjectNumber.Value()]
		}
	}
	return out, len(order), nil
}

// count numbers the leaves of the page tree.
func count(ctx *model.Context, o types.Object, order map[int]int, depth int) error {
	ref, ok := o.(types.IndirectRef)
	if !ok || depth > 30 {
		return errors.New("its tree of pages is broken")
	}
	d, err := ctx.DereferenceDict(ref)
	if err != nil {
		return err
	}
	if kids, err := ctx.DereferenceArray(d["Kids"]); err == nil && kids != nil {
		for _, kid := range kids {
			if err := count(ctx, kid, order, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	order[ref.ObjectNumber.Value()] = len(order) + 1
	return nil
}

// place is where a part of a book is in it.
type place struct {
	sheets *sheets        // the book; nil if the part is all of it
	first  int            // the number of its first page
	blank  bool           // a blank page comes before that
	pages  map[string]int // of the ids in the whole book
	notes  int            // before it
	heads  int            // of tables before it
	level  int            // of the last heading before it
	titles map[string]bool
}

// finished is a finished file.
type finished struct {
	data       []byte
	accessible bool
	producer   string
	notes      int // in it and before it
	heads      int // likewise
	level      int // of its last heading
}

// finish adds what Chromium leaves out, and rewrites the file.
func finish(data []byte, m Meta, at place) (*finished, error) {
	ctx, err := read(data)
	if err != nil {
		return nil, err
	}
	root, err := ctx.Catalog()
	if err != nil {
		return nil, err
	}
	producer := producer(ctx)
	m.describe(root)
	t, err := newTagger(ctx, root)
	if err != nil {
		return nil, err
	}
	t.place, t.meta = at, &m
	if err := t.mend(); err != nil {
		return nil, err
	}
	about := t.add(nil)
	root["Metadata"] = about
	f := &file{objects: t.added, root: ctx.Root.ObjectNumber.Value(), info: ctx.Info.ObjectNumber.Value()}
	for n, entry := range ctx.Table {
		if entry == nil || entry.Free || entry.Object == nil {
			continue
		}
		if _, ok := f.objects[n]; !ok {
			f.objects[n] = entry.Object
		}
	}
	f.objects[f.root], f.objects[f.info] = root, m.info(producer)
	// The file says that it is PDF/UA-1 if it is, as far as can be judged.
	out := &finished{accessible: true, producer: producer, notes: at.notes + t.notes, heads: at.heads + len(t.heads)}
	if out.data, err = f.with(about, xmp(m, producer, true)); err != nil {
		return nil, err
	}
	breaches, level, err := judged(out.data, at.level)
	if out.level = level; err != nil || len(breaches) > 0 {
		out.accessible = false
		out.data, err = f.with(about, xmp(m, producer, false))
	}
	return out, err
}

// producer returns what made a file.
func producer(ctx *model.Context) string {
	name := "pdfcpu " + model.VersionStr
	if info, err := ctx.DereferenceDict(*ctx.Info); err == nil {
		if s, err := info.StringEntryBytes("Producer"); err == nil && len(s) > 0 {
			return string(s) + ", " + name
		}
	}
	return name
}

// info returns the metadata as a dictionary.
func (m *Meta) info(producer string) types.Dict {
	stamp := m.Date.UTC().Format("D:20060102150405Z")
	info := types.Dict{"Producer": text(producer), "CreationDate": types.StringLiteral(stamp), "ModDate": types.StringLiteral(stamp)}
	for key, value := range map[string]string{"Title": m.Title, "Author": m.Author, "Subject": m.Subject, "Creator": m.Creator} {
		if value != "" {
			info[key] = text(value)
		}
	}
	return info
}

// describe says in the catalog of a file how it is shown.
func (m *Meta) describe(root types.Dict) {
	root["Lang"] = types.StringLiteral(m.Langs[0])
	root["PageMode"] = types.Name("UseOutlines")
	view := types.Dict{"DisplayDocTitle": types.Boolean(true)}
	if m.RightToLeft {
		view["Direction"] = types.Name("R2L")
	}
	root["ViewerPreferences"] = view
	if m.front > 0 {
		style := func(name types.Name, first int) types.Dict { return types.Dict{"S": name, "St": types.Integer(first)} }
		root["PageLabels"] = types.Dict{"Nums": types.Array{types.Integer(0), style("r", 1), types.Integer(m.front), style("D", m.front+1)}}
	}
}

// with returns the file with some metadata.
func (f *file) with(about types.IndirectRef, xmp []byte) ([]byte, error) {
	f.objects[about.ObjectNumber.Value()] = types.StreamDict{Dict: types.Dict{"Type": types.Name("Metadata"), "Subtype": types.Name("XML")}, Raw: xmp}
	return f.bytes()
}

// xmp returns the same metadata as XML (ISO 16684-1), where most programs look
// first, and the only place that can hold all languages.
func xmp(m Meta, producer string, accessible bool) []byte {
	esc := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace
	date := m.Date.UTC().Format(time.RFC3339)
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n" +
		"<dc:format>application/pdf</dc:format>\n")
	alt := func(name, s string) {
		if s != "" {
			fmt.Fprintf(&b, "<dc:%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:%s>\n", name, esc(s), name)
		}
	}
	alt("title", m.Title)
	if m.Author != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", esc(m.Author))
	}
	alt("description", m.Subject)
	if len(m.Contributors) > 0 {
		b.WriteString("<dc:contributor><rdf:Bag>")
		for _, name := range m.Contributors {
			fmt.Fprintf(&b, "<rdf:li>%s</rdf:li>", esc(name))
		}
		b.WriteString("</rdf:Bag></dc:contributor>\n")
	}
	alt("rights", m.Rights)
	if m.Licence != "" {
		fmt.Fprintf(&b, "<xmpRights:Marked>True</xmpRights:Marked>\n<xmpRights:WebStatement>%s</xmpRights:WebStatement>\n", esc(m.Licence))
	}
	b.WriteString("<dc:language><rdf:Bag>")
	for _, l := range m.Langs {
		fmt.Fprintf(&b, "<rdf:li>%s</rdf:li>", esc(l))
	}
	fmt.Fprintf(&b, "</rdf:Bag></dc:language>\n<pdf:Producer>%s</pdf:Producer>\n<xmp:CreatorTool>%s</xmp:CreatorTool>\n", esc(producer), esc(m.Creator))
	fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n<xmp:MetadataDate>%s</xmp:MetadataDate>\n", date, date, date)
	if accessible { // ISO 14289-1, 5
		b.WriteString("<pdfuaid:part>1</pdfuaid:part>\n")
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n")
	return []byte(b.String())
}
