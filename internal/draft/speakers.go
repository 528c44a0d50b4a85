package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/lang"
)

// voice is what is known of a speaker.
type voice struct {
	name      string // in the first version that has it
	names     edition.Text
	id, role  string
	turns     int
	questions int
	length    int
	first     int // row of the first turn
}

// askers and answerers are labels that name the role of a speaker.
var (
	askers    = words(`Q 問 问 提問 提问 記者 记者 主持人 採訪者 采访者 訪問者 访问者 Interviewer Question Host Moderator Reporter`)
	answerers = words(`A 答 回答 受訪者 受访者 Interviewee Answer`)
)

func words(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// speakers names the voices in every language, decides who asks and who answers, and
// gives the turns their ids: q01 and a01 for a question and its answer, a01-2 for a
// turn that continues it; t01 if nobody asks.
func (d *Draft) speakers(r *rows, texts []intake.Version) {
	voices, order := d.voices(r, texts)
	if len(order) == 0 {
		return
	}
	asked := roles(order)
	if !asked && len(order) == 2 {
		d.Doubts = append(d.Doubts, Doubt{Kind: DoubtRole, Text: []string{order[0].name, order[1].name}})
	}
	d.Info.Speakers = map[string]edition.Speaker{}
	for _, v := range order {
		v.id = d.freeID(v)
		d.lend("speaker "+v.id, v.names, r.langs)
		d.Info.Speakers[v.id] = edition.Speaker{Name: v.names, Role: v.role}
	}
	keep := r.identified()
	turns := 0
	for i := range r.list {
		if r.list[i].block.Kind == edition.Turn {
			turns++
		}
	}
	n, k, part, last := 0, 0, 0, ""
	for i := range r.list {
		b := &r.list[i].block
		if b.Kind != edition.Turn {
			continue
		}
		v := voices[b.Speaker]
		b.Speaker = v.id
		if keep {
			continue
		}
		letter := "t"
		if asked {
			letter = "a"
			if v.role == "interviewer" {
				letter = "q"
			}
		}
		switch {
		case letter == "t":
			k++
			b.ID = number("t", k, turns)
			continue
		case letter == "q" && last != "q", n == 0:
			n, part = n+1, 1
		case letter == last:
			part++
		default:
			part = 1
		}
		last = letter
		b.ID = number(letter, n, turns/2)
		if part > 1 {
			b.ID += fmt.Sprintf("-%d", part)
		}
	}
}

// voices gathers the speakers by the name in the row's block, in order.
func (d *Draft) voices(r *rows, texts []intake.Version) (map[string]*voice, []*voice) {
	voices := map[string]*voice{}
	var order []*voice
	alias := map[string]string{} // names in other versions, to the first version's
	for i := range r.list {
		for _, c := range r.list[i].cells {
			if one := r.list[i].cells[0].Speaker; one != "" && c.Speaker != "" && alias[c.Speaker] == "" {
				alias[c.Speaker] = one
			}
		}
	}
	for i := range r.list {
		row := &r.list[i]
		if row.block.Kind != edition.Turn {
			continue
		}
		name := cmp.Or(alias[row.block.Speaker], row.block.Speaker)
		row.block.Speaker = name
		v := voices[name]
		if v == nil {
			v = &voice{name: name, names: edition.Text{}, first: i}
			voices[name] = v
			order = append(order, v)
		}
		v.turns++
		for k := range row.cells {
			c := &row.cells[k]
			if c.Speaker != "" && v.names[r.langs[k]] == "" {
				v.names[r.langs[k]] = c.Speaker
			}
			if k == 0 || len(row.cells) == 1 {
				text := plainOf(c)
				v.length += len([]rune(text))
				if last := strings.TrimRight(text, "」』”’\"' "); strings.HasSuffix(last, "?") || strings.HasSuffix(last, "？") {
					v.questions++
				}
			}
		}
	}
	return voices, order
}

// roles decides who asks, and reports whether it could. A label may show it;
// otherwise it is the speaker with the clearly larger share of questions, whose
// turns are not much longer than those of the others.
func roles(order []*voice) bool {
	known := false
	for _, v := range order {
		for _, name := range v.names {
			if askers[name] {
				v.role, known = "interviewer", true
			} else if answerers[name] && v.role == "" {
				v.role = "guest"
			}
		}
	}
	if !known {
		share := func(v *voice) float64 { return float64(v.questions) / float64(v.turns) }
		mean := func(v *voice) int { return v.length / v.turns }
		asker := slices.MaxFunc(order, func(a, b *voice) int {
			return cmp.Or(cmp.Compare(share(a), share(b)), cmp.Compare(b.first, a.first))
		})
		for _, v := range order {
			if v != asker && (share(asker) < 0.4 || share(asker) < share(v)+0.2 || mean(asker) > 2*mean(v)) {
				return false
			}
		}
		asker.role = "interviewer"
	}
	for _, v := range order {
		v.role = cmp.Or(v.role, "guest")
	}
	return true
}

// freeID returns a free id for a speaker, made from the name, in Latin letters.
func (d *Draft) freeID(v *voice) string {
	id := ""
	for _, lang := range append([]string{lang.English}, sortedKeys(v.names)...) {
		if name := v.names[lang]; askers[name] {
			id = "interviewer"
		} else if answerers[name] {
			id = "guest"
		} else if name != "" && id == "" {
			id = address.Slug(name, 24)
		}
	}
	id = cmp.Or(id, "speaker")
	for n := 2; ; n++ {
		if _, taken := d.Info.Speakers[id]; !taken {
			return id
		}
		id = fmt.Sprintf("%s-%d", strings.TrimRight(id, "-0123456789"), n)
	}
}

func sortedKeys(t edition.Text) []string {
	var out []string
	for k := range t {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func plainOf(b *edition.Block) string {
	var out []string
	for i := range b.Segments {
		out = append(out, b.Segments[i].Text())
	}
	return strings.Join(out, " ")
}
