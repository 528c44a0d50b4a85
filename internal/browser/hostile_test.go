package browser

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"duizhao/templates"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestHostile puts texts of an attacker into every field that takes a text, builds
// the site, and opens every product of it in Chromium: nothing may be executed, the
// policy of the pages must have nothing to do, nobody else may be contacted, no frame
// may go elsewhere, and no element that runs, loads or leads may be where the benign
// site has none. What the program refuses with an error is refused.
//
// A site takes eight payloads in each field. All pages are opened with a policy that
// reports and does not forbid, so that an attack that gets past the writer shows even
// if the policy would stop it; one site in eight is also opened as shipped.
//
// make hostile takes all payloads; PART=2/6 is the second sixth of them. Other runs
// take eight, and leave out the words of the interface and what is refused with the
// eight together.
func TestHostile(t *testing.T) {
	t.Parallel()
	part, parts, whole := 0, 1, false
	list := payloads(t)
	if s := os.Getenv("DUIZHAO_HOSTILE"); s != "" {
		if _, err := fmt.Sscanf(s, "%d/%d", &part, &parts); err != nil {
			t.Fatal("it should be as 2/6: ", s)
		}
		whole, part = true, part-1
	}
	const together = 8
	var groups [][]payload // of payloads from everywhere in the list
	sites := (len(list) + together - 1) / together
	for i := range sites {
		var g []payload
		for k := i; k < len(list); k += sites {
			g = append(g, list[k])
		}
		if whole && i%parts == part || !whole && i == 20 {
			groups = append(groups, g)
		}
	}
	c := &campaign{t: t, whole: whole, refused: map[string]int{}, done: map[string]int{}, traps: []*trap{setTrap(t, true)}}
	if whole {
		c.traps = append(c.traps, setTrap(t, false))
	}
	grounds := []*ground{openGround(t, "site.txtar"), openGround(t, "copy.txtar")}
	if whole {
		grounds = append(grounds, wordsGround(t))
	}
	for n, g := range grounds {
		fsys, _ := g.under(nil, nil)
		benign, problems := buildHostile(t, fsys)
		if benign == nil {
			t.Fatal(problems)
		}
		for _, trap := range c.traps {
			trap.open(benign, addressesOf(benign, nil, "河"), true)
			c.report("the benign site", trap, g)
		}
		for i, group := range groups {
			if n == 2 && i%8 != 0 {
				continue
			}
			c.against(g, benign, group, i%8 == 0)
		}
		t.Logf("%d fields", len(g.fields))
	}
	no := 0
	for _, n := range c.refused {
		no += n
	}
	t.Logf("%d payloads, %d times in a field, %d of them refused %v", len(groups)*together, c.placed, no, c.refused)
	for i, trap := range c.traps {
		t.Logf("%d pages of %d sites opened, policy %s: %v", trap.opened, c.sites, []string{"reporting", "as shipped"}[i], c.done)
	}
	if c.placed == no || c.traps[0].opened < 60 {
		t.Error("nothing was attacked")
	}
}

// campaign has the traps and the counts of a run.
type campaign struct {
	t             *testing.T
	traps         []*trap // the policy reporting; and, in the whole campaign, as shipped
	whole         bool    // what is refused together is tried separately
	placed, sites int
	refused       map[string]int // by code
	done          map[string]int // by what was done
}

// against attacks a ground with payloads.
func (c *campaign) against(g *ground, benign map[string][]byte, list []payload, both bool) {
	c.placed += len(g.fields) * len(list)
	for i, files := range g.attack(c.t, list, g.all(), c.whole, c.refused) {
		c.sites++
		what := fmt.Sprintf("%.80q", list[0].text)
		for _, bad := range readBack(files) {
			c.done[forbidden]++
			c.t.Errorf("%s: %s", what, bad)
		}
		query := list[i%len(list)].in(999)
		pages := addressesOf(files, benign, query)
		for k, trap := range c.traps {
			if k == 0 || both && i == 0 {
				trap.open(files, pages, false)
				c.report(what, trap, g)
			}
		}
	}
}

// report reports what a trap has taken. A number in a deed is that of a payload and
// of a field.
func (c *campaign) report(what string, from *trap, g *ground) {
	c.t.Helper()
	for _, d := range from.taken() {
		field := ""
		for _, digits := range strings.FieldsFunc(d.text, func(r rune) bool { return r < '0' || r > '9' }) {
			if n, err := strconv.Atoi(digits); err == nil && n >= 1000 && n < 1000_000 && n%1000 < len(g.fields) && !strings.Contains(from.home, digits) {
				field = fmt.Sprintf(", payload %d in the field %s", n/1000, g.fields[n%1000])
				break
			}
		}
		c.done[d.what]++
		if c.done[d.what] < 40 {
			c.t.Errorf("%s%s: %s: %.300s", what, field, d.what, d.text)
		}
	}
}

// addressesOf lists what a reader may open of a site, except files that are the same
// on the benign site; also the search, and the state of a page, with a query.
func addressesOf(files, benign map[string][]byte, query string) []string {
	var out []string
	q := url.QueryEscape(query[:min(len(query), 2000)])
	for _, name := range slices.Sorted(maps.Keys(files)) {
		switch path.Ext(name) {
		case ".html", ".xhtml", ".svg", ".atom", ".xml", ".opf", ".ncx":
		default:
			continue
		}
		if benign != nil && bytes.Equal(files[name], benign[name]) {
			continue
		}
		address := strings.TrimSuffix(name, "index.html")
		out = append(out, address)
		switch address {
		case "river/":
			out = append(out, address+"?show=zh-Hant+en+zh-Hans&notes=en&layout=stacked&ruby=1#p02.1", address+"?show="+q+"&layout="+q+"&notes="+q+"#"+q)
		case "lights/":
			out = append(out, address+"?show=zh-Hant-x-witness+zh-Hant+en#p01")
		case "river/river.html", "lights/lights.private.html":
			out = append(out, address+"?show=zh-Hans+en&layout="+q+"#"+q)
		case "search/":
			out = append(out, address+"?q="+q, address+"?q="+url.QueryEscape("河"), address+"?q=river")
		}
	}
	return out
}

// readBack reads what other programs read of a site: feeds, the sitemap, the
// manifest, robots.txt. Each must be what it claims to be, and have only addresses of
// the site.
func readBack(files map[string][]byte) (bad []string) {
	for name, data := range files {
		switch path.Ext(name) {
		case ".json", ".webmanifest":
			if !json.Valid(data) {
				bad = append(bad, name+" is no JSON")
			}
		case ".xml", ".atom", ".opf", ".ncx", ".xhtml":
			d := xml.NewDecoder(bytes.NewReader(data))
			d.Entity = map[string]string{"nbsp": "\u00a0"}
			for {
				token, err := d.Token()
				if err != nil {
					if !errors.Is(err, io.EOF) {
						bad = append(bad, name+": "+err.Error())
					}
					break
				}
				e, ok := token.(xml.StartElement)
				if ok && path.Ext(name) != ".xhtml" && (strings.EqualFold(e.Name.Local, "script") || strings.HasSuffix(e.Name.Space, "/svg")) {
					bad = append(bad, name+" has an element "+e.Name.Local)
				}
				if i, ok := token.(xml.ProcInst); ok && i.Target != "xml" {
					bad = append(bad, name+" has <?"+i.Target)
				}
				if x, ok := token.(xml.Directive); ok && bytes.Contains(x, []byte("ENTITY")) {
					bad = append(bad, name+" has an entity")
				}
			}
		}
	}
	for line := range strings.Lines(string(files["robots.txt"])) {
		if key, _, _ := strings.Cut(line, ":"); !slices.Contains([]string{"User-agent", "Allow", "Disallow", "Sitemap"}, strings.TrimSpace(key)) &&
			strings.TrimSpace(line) != "" {
			bad = append(bad, "robots.txt has the line "+line)
		}
	}
	return bad
}

// wordsGround returns the site with fields in every word of the interface in English.
func wordsGround(t *testing.T) *ground {
	t.Helper()
	site := openGround(t, "site.txtar")
	g := &ground{}
	for _, f := range site.files {
		g.files = append(g.files, txtar.File{Name: f.Name, Data: fieldMark.ReplaceAllFunc(f.Data, func(m []byte) []byte {
			parts := fieldMark.FindSubmatch(m)
			if parts[1][0] != 'j' {
				return parts[3]
			}
			b, _ := json.Marshal(string(parts[3])) // a string always can be marshalled
			return b
		})})
	}
	words, err := templates.FS.ReadFile("words/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(words)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(key, "#") || strings.HasPrefix(line, " ") {
			out.WriteString(line)
			continue
		}
		g.fields = append(g.fields, "word "+key)
		fmt.Fprintf(&out, "%s: ⟦y word %s=%s⟧\n", key, key, value)
	}
	g.files = append(g.files, txtar.File{Name: "templates/words/en.yaml", Data: []byte(out.String())})
	return g
}

// TestHostileSees holds that payloads are live: written into a page as they are, as
// text, in an attribute, an address, a style sheet or a string of a script, most of
// them do what they are for, and the trap sees it, and what a policy would report.
func TestHostileSees(t *testing.T) {
	t.Parallel()
	every := 25
	if os.Getenv("DUIZHAO_HOSTILE") != "" {
		every = 1
	}
	places := []struct{ name, before, after string }{
		{"text", "<p>", "</p>"}, {"title", "<title>", "</title>"}, {"attribute", `<p title="`, `">x</p>`}, {"address", `<iframe src="`, `"></iframe>`},
		{"style", "<style>p::before{content:\"", "\"}</style><p>x</p>"}, {"script", `<script>var x = "`, `";</script>`},
	}
	c := setTrap(t, true)
	tried, saw, by := 0, 0, map[string]int{}
	for _, p := range payloads(t) {
		if p.number%every != 0 {
			continue
		}
		tried++
		files := map[string][]byte{}
		var pages []string
		for _, place := range places {
			name := place.name + ".html"
			files[name] = []byte(`<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'self'"><meta charset=utf-8>` +
				place.before + p.in(1) + place.after)
			pages = append(pages, name)
			c.counts[name] = map[string]int{"meta": 1, "style": 1, "script": 1, "iframe": 1}
		}
		c.open(files, pages, false)
		live := map[string]bool{}
		for _, d := range c.taken() {
			live[d.what] = true
		}
		delete(live, violated) // the pages' own frames, style sheets and scripts violate it too
		for what := range live {
			by[what]++
		}
		if len(live) > 0 {
			saw++
		}
	}
	t.Logf("%d of %d payloads were seen at work where they were written raw: %v", saw, tried, by)
	if saw < tried/2 || by[executed] < tried/4 {
		t.Errorf("%d of %d", saw, tried)
	}
}
