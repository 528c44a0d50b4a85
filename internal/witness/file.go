package witness

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/diag"
)

const magic = "duizhao-witness-lock"

const preface = `# The outline of the author's text, block by block: id, kind, letters, letters
# of each segment, and fingerprints of the folded text. The text itself is not in
# here and cannot be read from it. A reader who has a copy builds the full edition
# with: duizhao build --witness FILE. Made by: duizhao witness lock
`

// Format returns the lock in the form of its file.
func (l *Lock) Format() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %d\n%sedition %s\nlang %s\nsalt %x\nneed %d\n", magic, formatVersion, preface, l.Edition, l.Lang, l.Salt, l.Need)
	holders := l.holders()
	for i := range l.Blocks {
		for k := range l.Blocks[i].Forms {
			f, kind := &l.Blocks[i].Forms[k], l.Blocks[i].Kind
			if k > 0 {
				kind = repaired
			}
			breaks := make([]string, len(f.Breaks))
			for j, n := range f.Breaks {
				breaks[j] = strconv.Itoa(n)
			}
			fmt.Fprintf(&b, "%s %s %d %s", l.Blocks[i].ID, kind, f.Length, strings.Join(breaks, "+"))
			if f.Open {
				fmt.Fprintf(&b, " %02x %x", f.print.sum>>16, f.print.mark)
				if slices.Contains(holders, i) {
					fmt.Fprintf(&b, " %x", f.share)
				}
			}
			b.WriteByte('\n')
		}
	}
	for rest := base64.StdEncoding.EncodeToString(l.Sealed); rest != ""; {
		n := min(len(rest), 96)
		fmt.Fprintf(&b, "sealed %s\n", rest[:n])
		rest = rest[n:]
	}
	return b.Bytes()
}

// repaired takes the place of the kind in a line that has a second wording of the
// block before.
const repaired = "repaired"

// Parse reads a lock. It reports into problems, and returns nil when the lock cannot
// be used.
func Parse(path string, data []byte, problems *diag.List) *Lock {
	p := &parser{Lock: &Lock{Path: path}, problems: problems}
	for line := range strings.Lines(string(data)) {
		p.n++
		p.line = strings.TrimRight(line, "\r\n")
		if fields := strings.Fields(p.line); len(fields) > 0 && fields[0][0] != '#' {
			p.fields(fields)
		}
		if p.failed {
			return nil
		}
	}
	p.end()
	if p.failed {
		return nil
	}
	return p.Lock
}

type parser struct {
	*Lock
	problems *diag.List
	line     string
	n        int
	begun    bool
	old      bool // of the format 1
	failed   bool
}

const again = "make the lock again with: duizhao witness lock"

// fail reports a line that cannot be used.
func (p *parser) fail(format string, args ...any) {
	p.reject(diag.Errorf("lock-form", p.pos(), format, args...).WithHint(again))
}

func (p *parser) reject(problem diag.Problem) {
	p.failed = true
	p.problems.Add(problem)
}

func (p *parser) pos() diag.Pos { return diag.Pos{Path: p.Path, Line: p.n, Col: 1} }

func (p *parser) fields(f []string) {
	if !p.begun {
		p.begun = true
		switch {
		case f[0] != magic || len(f) != 2:
			p.fail("this is no lock of a witness: it does not begin with %s %d", magic, formatVersion)
		case f[1] == "1":
			p.old = true
			p.problems.Add(diag.Warnf("lock-old", p.pos(),
				"this lock reveals more of the text than it needs to: it is in format 1").
				WithHint("write it anew, without the text: duizhao witness renew SLUG"))
		case f[1] != strconv.Itoa(formatVersion):
			p.reject(diag.Errorf("lock-form", p.pos(), "this lock has the format %s, and this program reads 1 and %d", f[1],
				formatVersion).WithHint("use the version of the program that made it, or " + again))
		}
		return
	}
	switch {
	case len(f) == 2 && f[0] == "edition":
		p.Edition = f[1]
	case len(f) == 2 && f[0] == "lang":
		p.Lang = f[1]
	case len(f) == 2 && f[0] == "salt":
		p.hex(f[1], p.Salt[:])
	case len(f) == 2 && f[0] == "need":
		p.Need = p.number(f[1])
	case len(f) == 2 && f[0] == "sealed":
		part, err := base64.StdEncoding.DecodeString(f[1])
		if err != nil {
			p.fail("the sealed part is damaged here")
		}
		p.Sealed = append(p.Sealed, part...)
	case len(f) == 4 || len(f) == 6 || len(f) == 7:
		p.block(f)
	default:
		p.fail("this line cannot be understood")
	}
}

func (p *parser) block(f []string) {
	form := Form{Length: p.number(f[2]), Open: len(f) > 4}
	sum := 0
	for _, n := range strings.Split(f[3], "+") {
		form.Breaks = append(form.Breaks, p.number(n))
		sum += form.Breaks[len(form.Breaks)-1]
	}
	if sum != form.Length && !p.failed {
		p.fail("the segments of %s have %d letters together, and the block %d", f[0], sum, form.Length)
	}
	if form.Open {
		bits := make([]byte, 1, 3)
		if p.old {
			bits = bits[:3] // only the first byte is used
		}
		p.hex(f[4], bits)
		form.print.sum, form.print.bits = uint32(bits[0])<<16, openBits
		p.hex(f[5], form.print.mark[:])
	}
	if len(f) == 7 {
		p.hex(f[6], form.share[:])
	}
	last := len(p.Blocks) - 1
	switch {
	case f[1] != repaired && p.Lock.Block(f[0]) >= 0:
		p.fail("the block %s is here a second time", f[0])
	case f[1] != repaired:
		p.Blocks = append(p.Blocks, Block{ID: f[0], Kind: f[1], Forms: []Form{form}, Line: p.n})
	case last < 0 || p.Blocks[last].ID != f[0]:
		p.fail("a repaired wording does not follow its block")
	default:
		p.Blocks[last].Forms = append(p.Blocks[last].Forms, form)
	}
}

func (p *parser) number(s string) int {
	n, err := strconv.Atoi(s)
	if (err != nil || n < 1 || n > 1<<24) && !p.failed {
		p.fail("%s is not a number that can stand here", s)
	}
	return n
}

func (p *parser) hex(s string, out []byte) {
	if b, err := hex.DecodeString(s); err != nil || len(b) != len(out) {
		if !p.failed {
			p.fail("%s is damaged", s)
		}
	} else {
		copy(out, b)
	}
}

func (p *parser) end() {
	switch {
	case !p.begun || p.Edition == "" || p.Lang == "" || p.Need == 0 || len(p.Blocks) == 0:
		p.line = ""
		p.fail("this lock is not complete")
	case len(p.holders()) > 0 && p.Need > len(p.holders()):
		p.fail("the lock needs %d shares and has %d", p.Need, len(p.holders()))
	}
}
