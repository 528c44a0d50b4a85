package epub

import (
	"archive/zip"
	"bytes"
	"cmp"
	"hash/crc32"
	"io"
	"slices"
	"strings"
)

// MediaType is the content of the first file in an EPUB (OCF 3.3, 4.2.6.4).
const MediaType = "application/epub+zip"

// noTime is 1980-01-01 in the format of MS-DOS, the first day that ZIP can express.
const noTime = 1<<5 | 1

// Write writes the book. Any error is from w.
func Write(w io.Writer, b *Book) error {
	z := zip.NewWriter(w)
	// Written raw, with its size and checksum before its data: the first 58 bytes
	// must be the same in every EPUB.
	first, err := z.CreateRaw(&zip.FileHeader{
		Name: "mimetype", Method: zip.Store,
		//lint:ignore SA1019 Modified would add an extra field, and the first 58 bytes are to be the same in all
		ModifiedDate: noTime, CRC32: crc32.ChecksumIEEE([]byte(MediaType)),
		CompressedSize64: uint64(len(MediaType)), UncompressedSize64: uint64(len(MediaType)),
	})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(first, MediaType); err != nil {
		return err
	}
	for _, f := range b.contents() {
		method := zip.Deflate
		if strings.HasPrefix(f.Type, "audio/") { // compressed as it is
			method = zip.Store
		}
		//lint:ignore SA1019 Modified would add an extra field to each entry
		entry, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: method, ModifiedDate: noTime})
		if err != nil {
			return err
		}
		if _, err := entry.Write(f.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

// Bytes returns the book as Write writes it.
func Bytes(b *Book) []byte {
	var out bytes.Buffer
	size := 0
	for _, f := range b.Files { // recordings are large, and are not to be copied while the buffer grows
		size += len(f.Data)
	}
	out.Grow(size + 1<<16)
	if err := Write(&out, b); err != nil {
		panic("epub: " + err.Error()) // a Buffer takes everything
	}
	return out.Bytes()
}

const root = "EPUB/"

// contents returns the files of the container except the first, by name.
func (b *Book) contents() []File {
	out := []File{
		{Name: "META-INF/container.xml", Data: []byte(container)},
		{Name: root + "package.opf", Data: b.opf()},
		{Name: root + "nav.xhtml", Data: b.nav()},
		{Name: root + "toc.ncx", Data: b.ncx()},
		{Name: root + "style.css", Data: b.CSS},
	}
	if b.Faces != nil {
		out = append(out, File{Name: root + "faces.css", Data: b.Faces})
	}
	for i := range b.Docs {
		out = append(out, File{Name: root + b.Docs[i].file(), Data: b.page(&b.Docs[i])})
		if len(b.Docs[i].Overlay) > 0 {
			out = append(out, File{Name: root + b.Docs[i].overlay(), Data: b.smil(&b.Docs[i])})
		}
	}
	for _, f := range b.Files {
		out = append(out, File{Name: root + f.Name, Type: f.Type, Data: f.Data})
	}
	slices.SortFunc(out, func(x, y File) int { return cmp.Compare(x.Name, y.Name) })
	return out
}

// Pages returns the complete documents, including the navigation: all that is shown.
func (b *Book) Pages() [][]byte {
	out := [][]byte{b.nav()}
	for i := range b.Docs {
		out = append(out, b.page(&b.Docs[i]))
	}
	return out
}

const container = declaration + `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

func (d *Doc) file() string { return d.Name + ".xhtml" }

// page returns a complete document.
func (b *Book) page(d *Doc) []byte {
	w := b.html(d.Lang, cmp.Or(joined(d.Title), joined(b.Titles)), d.Division)
	w.start("section", "epub:type", d.Type, "role", d.Role)
	w.WriteByte('\n')
	w.withXMLLang(d.Body)
	w.WriteString("</section>\n</body>\n</html>\n")
	return w.Bytes()
}

// html begins a document, up to and including the start tag of its body.
func (b *Book) html(lang, title, division string) *writer {
	w := &writer{direction: b.Direction}
	w.Grow(16 << 10)
	w.WriteString(declaration + "<!DOCTYPE html>\n")
	class := ""
	if b.Vertical {
		class = "vertical"
	}
	w.start("html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub", "http://www.idpf.org/2007/ops", "lang", lang, "xml:lang", lang,
		"dir", w.dir(lang), "class", class)
	w.WriteString("\n<head>\n<meta charset=\"utf-8\"/>\n")
	w.leaf("title", title)
	w.void("link", "rel", "stylesheet", "type", "text/css", "href", "style.css")
	if b.Faces != nil {
		w.void("link", "rel", "stylesheet", "type", "text/css", "href", "faces.css")
	}
	w.WriteString("</head>\n")
	w.start("body", "dir", w.dir(lang), "epub:type", division) // some reading systems make a root of their own
	w.WriteByte('\n')
	return w
}
