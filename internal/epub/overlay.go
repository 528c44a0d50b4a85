package epub

import (
	"strconv"
	"strings"
)

// Par is an element of a document and the stretch of a recording in which it is read
// (EPUB 3.3, 9.2.2.6), in milliseconds from the beginning of the file.
type Par struct {
	ID       string // of the element
	Audio    string // a name among the Files of the book
	From, To int
}

// Said is the class that reading systems give to the element that is read.
const Said = "said"

// clock writes a number of milliseconds as a clock value (EPUB 3.3, H).
func clock(ms int) string {
	rest := strconv.Itoa(ms % 1000)
	return strconv.Itoa(ms/1000) + "." + strings.Repeat("0", 3-len(rest)) + rest + "s"
}

func (d *Doc) overlay() string { return d.Name + ".smil" }

func (d *Doc) overlayID() string {
	if len(d.Overlay) == 0 {
		return ""
	}
	return "o." + d.Name
}

// duration returns how long a document is read.
func (d *Doc) duration() (ms int) {
	for _, p := range d.Overlay {
		ms += p.To - p.From
	}
	return ms
}

// duration returns how long the book is read.
func (b *Book) duration() (ms int) {
	for i := range b.Docs {
		ms += b.Docs[i].duration()
	}
	return ms
}

// smil returns the media overlay of a document (EPUB 3.3, 9.2).
func (b *Book) smil(d *Doc) []byte {
	w := &writer{}
	w.WriteString(declaration)
	w.start("smil", "xmlns", "http://www.w3.org/ns/SMIL", "xmlns:epub", "http://www.idpf.org/2007/ops", "version", "3.0")
	w.WriteByte('\n')
	w.start("body")
	w.WriteByte('\n')
	for _, p := range d.Overlay {
		w.start("par", "id", "r."+p.ID)
		w.WriteByte('\n')
		w.void("text", "src", d.file()+"#"+p.ID)
		w.void("audio", "src", p.Audio, "clipBegin", clock(p.From), "clipEnd", clock(p.To))
		w.end("par")
		w.WriteByte('\n')
	}
	w.end("body")
	w.WriteByte('\n')
	w.end("smil")
	w.WriteByte('\n')
	return w.Bytes()
}

// heard writes how long the book and its documents are read, by whom, and how what is
// read is marked (EPUB 3.3, 9.3.5).
func (b *Book) heard(w *writer) {
	all := b.duration()
	if all == 0 {
		return
	}
	for i := range b.Docs {
		if d := &b.Docs[i]; len(d.Overlay) > 0 {
			w.leaf("meta", clock(d.duration()), "property", "media:duration", "refines", "#"+d.overlayID())
		}
	}
	w.leaf("meta", clock(all), "property", "media:duration")
	w.leaf("meta", Said, "property", "media:active-class")
	for _, n := range b.Narrators {
		w.leaf("meta", n.Text, "property", "media:narrator", "xml:lang", n.Lang)
	}
}
