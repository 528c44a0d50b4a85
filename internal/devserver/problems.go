package devserver

import (
	_ "embed"
	"html/template"
	"net/http"
	"strings"

	"duizhao/internal/diag"
)

// message is what an open page is sent, as JSON.
type message struct {
	Build    string `json:"build"`
	Action   string `json:"action"` // "", "main" or "page"
	Problems []view `json:"problems"`
}

// view is a problem as the overlay shows it. The script puts every string into the
// page as text.
type view struct {
	Place    string   `json:"place"`
	Severity string   `json:"severity"`
	Code     string   `json:"code"`
	Text     string   `json:"text"`
	Hint     string   `json:"hint"`
	Excerpt  *excerpt `json:"excerpt"` // or null
	Notes    []string `json:"notes"`
}

// excerpt is a source line, cut at the caret, so that the page can put it there in
// any font.
type excerpt struct {
	Line   int    `json:"line"`
	Before string `json:"before"`
	At     string `json:"at"`
	After  string `json:"after"`
}

func views(problems []diag.Problem) []view {
	out := make([]view, 0, len(problems))
	for _, p := range problems {
		v := view{
			Place: p.Pos.String(), Severity: p.Severity.String(), Code: p.Code, Text: p.Text, Hint: p.Hint,
			Notes: make([]string, 0, len(p.Notes)),
		}
		for _, n := range p.Notes {
			v.Notes = append(v.Notes, n.Pos.String()+": "+n.Text)
		}
		if p.Excerpt != "" {
			v.Excerpt = cut(p)
		}
		out = append(out, v)
	}
	return out
}

// cut cuts a problem's source line at its column, and shortens a long one.
func cut(p diag.Problem) *excerpt {
	const most = 160 // characters on each side
	line := []rune(p.Excerpt)
	at := min(max(p.Col-1, 0), len(line))
	end := min(at+1, len(line))
	e := &excerpt{Line: p.Line, Before: string(line[:at]), At: string(line[at:end]), After: string(line[end:])}
	if at > most {
		e.Before = "…" + string(line[at-most:at])
	}
	if len(line)-end > most {
		e.After = string(line[end:end+most]) + "…"
	}
	return e
}

// The server's own files, at base.
var (
	//go:embed reload.js
	reloadJS []byte
	//go:embed error.css
	errorCSS []byte
	//go:embed error.html
	errorHTML     string
	errorTemplate = template.Must(template.New("error.html").Parse(errorHTML))
)

func (s *server) serveOwn(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "events":
		s.serveEvents(w, r)
	case "reload.js", "error.css":
		w.Header().Set("Content-Type", contentType(name))
		w.Write(map[string][]byte{"reload.js": reloadJS, "error.css": errorCSS}[name])
	default:
		http.NotFound(w, r)
	}
}

// serveProblems answers while there has been no good build: with a page that shows
// the problems through the script, and as plain text without it.
func serveProblems(w http.ResponseWriter, problems []diag.Problem) {
	var text strings.Builder
	diag.WriteText(&text, problems)
	var page strings.Builder
	if err := errorTemplate.Execute(&page, struct{ Text, Script, Style string }{text.String(), base + "reload.js", base + "error.css"}); err != nil {
		panic(err) // the template is a constant
	}
	w.Header().Set("Content-Type", contentType("error.html"))
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
	w.WriteHeader(http.StatusInternalServerError)
	w.Write([]byte(page.String()))
}
