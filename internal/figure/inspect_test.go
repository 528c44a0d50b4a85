package figure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// inspect checks what is true of every figure: well-formed, no styles or scripts; in
// a drawing with a size of its own no text outside or over another.
func inspect(t *testing.T, out []byte) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(out))
	var boxes []box4
	var nodes [][4]float64 // boxes of a flow
	var open []string
	var groups []map[string]string // what a text inherits, the innermost group last
	var w, h float64
	sized := false // in a drawing with a size of its own
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			open = append(open, tok.Name.Local)
			attrs := map[string]string{}
			if n := len(groups); n > 0 && sized {
				maps.Copy(attrs, groups[n-1])
			}
			for _, a := range tok.Attr {
				attrs[a.Name.Local] = a.Value
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("%s=%q", a.Name.Local, a.Value)
				}
			}
			if attrs["style"] != "" || isOneOf(tok.Name.Local, "style", "script", "a", "image", "use", "foreignObject") {
				t.Errorf("a <%s> with style %q", tok.Name.Local, attrs["style"])
			}
			switch tok.Name.Local {
			case "svg":
				boxes, nodes, groups = nil, nil, []map[string]string{attrs}
				n, _ := fmt.Sscanf(attrs["viewBox"], "0 0 %f %f", &w, &h)
				sized = n == 2
			case "g":
				groups = append(groups, attrs)
			case "rect":
				if strings.HasPrefix(attrs["class"], "node") {
					var r [4]float64
					for i, name := range []string{"x", "y", "width", "height"} {
						fmt.Sscan(attrs[name], &r[i])
					}
					nodes = append(nodes, r)
				}
			case "text":
				var b box4
				fmt.Sscan(attrs["x"], &b.x)
				fmt.Sscan(attrs["y"], &b.y)
				fmt.Sscan(attrs["font-size"], &b.size)
				b.anchor, b.leftwards = attrs["text-anchor"], attrs["direction"] == "rtl"
				boxes = append(boxes, b)
			}
		case xml.CharData:
			if len(open) > 0 && open[len(open)-1] == "text" {
				boxes[len(boxes)-1].text += string(tok)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			switch {
			case tok.Name.Local == "g":
				groups = groups[:len(groups)-1]
			case tok.Name.Local == "svg" && sized:
				layout(t, boxes, w, h)
				covered(t, boxes, nodes)
			}
		}
	}
}

func isOneOf(s string, list ...string) bool { return slices.Contains(list, s) }

type box4 struct {
	x, y, size   float64
	anchor, text string
	leftwards    bool
}

func (b box4) span() (float64, float64) {
	w := textWidth(b.text, b.size)
	anchor := b.anchor
	if b.leftwards && anchor != "middle" {
		anchor = map[bool]string{true: "", false: "end"}[anchor == "end"]
	}
	switch anchor {
	case "end":
		return b.x - w, b.x
	case "middle":
		return b.x - w/2, b.x + w/2
	}
	return b.x, b.x + w
}

func layout(t *testing.T, boxes []box4, w, h float64) {
	t.Helper()
	for i, a := range boxes {
		x1, x2 := a.span()
		if x1 < -1.5 || x2 > w+1.5 || a.y-a.size*0.75 < -1 || a.y > h {
			t.Errorf("%q is outside: %.1f to %.1f of %.0f, %.1f of %.0f", a.text, x1, x2, w, a.y, h)
		}
		for _, b := range boxes[i+1:] {
			y1, y2 := b.span()
			if min(x2, y2)-max(x1, y1) > 0.5 && max(a.y-b.y, b.y-a.y) < 0.75*min(a.size, b.size) {
				t.Errorf("%q and %q overlap", a.text, b.text)
			}
		}
	}
}

// covered checks that no words at an arrow lie over a box of a flow.
func covered(t *testing.T, texts []box4, nodes [][4]float64) {
	t.Helper()
	for _, a := range texts {
		x1, x2 := a.span()
		top, bottom := a.y-a.size*0.75, a.y+a.size*0.2
		for _, n := range nodes {
			if a.size == smallSize && min(x2, n[0]+n[2])-max(x1, n[0]) > 0 && min(bottom, n[1]+n[3])-max(top, n[1]) > 0 {
				t.Errorf("%q is over a box: %.1f to %.1f, %.1f to %.1f, and the box %.1f", a.text, x1, x2, top, bottom, n)
			}
		}
	}
}
