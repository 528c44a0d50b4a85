package lsp

import (
	"context"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"time"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/site"
)

// pause is how long nothing is typed before the site is read and checked again.
const pause = 150 * time.Millisecond

// follow reads and checks the site whenever something has changed, until the context
// ends. A check that has begun is finished, however much is typed meanwhile.
func (s *server) follow(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.dirty:
		}
		for quiet := time.After(pause); quiet != nil; {
			select {
			case <-ctx.Done():
				return
			case <-s.dirty:
				quiet = time.After(pause)
			case <-quiet:
				quiet = nil
			}
		}
		renamed := s.renamed.Swap(false)
		folder := s.now()
		if renamed {
			read := readNames(folder)
			s.mu.Lock()
			if read != nil { // or somebody is typing in site.yaml: the last ones are as good as any
				s.names = read
			}
			s.mu.Unlock()
		}
		s.once.Do(func() { close(s.read) })
		s.diagnose(ctx, folder)
	}
}

// diagnose checks the site and shows its problems in the editor.
func (s *server) diagnose(ctx context.Context, folder fs.FS) {
	o := s.o.Site
	o.FS = folder
	report, err := site.Check(ctx, o)
	if err != nil {
		if ctx.Err() == nil {
			s.rpc.Notify(ctx, "window/showMessage", map[string]any{"type": 1, "message": "duizhao: " + err.Error()})
		}
		return
	}
	found := map[string][]diagnostic{}
	texts := map[string]string{}
	text := func(name string) string {
		t, ok := texts[name]
		if !ok {
			t, _ = content(folder, name) // a problem may be that it is not there
			texts[name] = t
		}
		return t
	}
	for _, p := range report.Problems {
		if p.Path == "" {
			p.Path = config.File
		}
		d := diagnostic{Range: under(text(p.Path), p.Pos, p.Text), Severity: 1 + int(p.Severity), Code: p.Code, Source: "duizhao", Message: p.Text}
		if p.Hint != "" {
			d.Message += "\n" + p.Hint
		}
		for _, n := range p.Notes {
			d.Related = append(d.Related, related{location{s.uri(n.Path), under(text(n.Path), n.Pos, n.Text)}, n.Text})
		}
		found[p.Path] = append(found[p.Path], d)
	}
	for name := range s.shown {
		if found[name] == nil {
			found[name] = []diagnostic{} // they are gone
		}
	}
	for name, list := range found {
		s.rpc.Notify(ctx, "textDocument/publishDiagnostics", publishDiagnosticsParams{s.uri(name), s.versionOf(name), list})
		if s.shown[name] = true; len(list) == 0 {
			delete(s.shown, name)
		}
	}
}

// under returns the span that a problem is shown under: the word that it quotes, a link or
// what is in quotation marks, a word, or the first line for one of the whole file.
func under(text string, p diag.Pos, says string) span {
	if p.Line == 0 {
		_, content := line(text, 0)
		return spanOf(text, 0, len(content))
	}
	from := at(text, p.Line, max(p.Col, 1))
	to := wordAt(text, from)
	row, _, _ := strings.Cut(text[from:], "\n")
	for _, m := range quotedWord.FindAllString(says, -1) {
		if word, err := strconv.Unquote(m); err == nil && word != "" && strings.HasPrefix(row, word) {
			to = max(to, from+len(word))
		}
	}
	return spanOf(text, from, max(to, from+enclosed(row)))
}

var quotedWord = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// enclosed returns the length of what begins with a bracket or a quotation mark, up to the
// other, and with it the address of a link; 0 if that is not on the line.
func enclosed(row string) int {
	pairs := map[byte]byte{'[': ']', '{': '}', '(': ')', '"': '"', '\'': '\'', '`': '`'}
	if row == "" || pairs[row[0]] == 0 {
		return 0
	}
	depth, open, shut := 0, row[0], pairs[row[0]]
	for i := range len(row) {
		switch {
		case row[i] == shut && i > 0:
			if depth--; depth == 0 {
				if strings.HasPrefix(row[i+1:], "(") && shut == ']' {
					return i + 1 + enclosed(row[i+1:])
				}
				return i + 1
			}
		case row[i] == open:
			depth++
		}
	}
	return 0
}
