package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/fonts"
	"duizhao/internal/pdf"
	"duizhao/internal/site"
)

// press prints editions, one at a time: a browser is as large as a build.
type press struct {
	browser string
	fonts   *fonts.Set     // or nil
	timeout *time.Duration // or nil for one that grows with the text
	print   bool           // for a printing house

	one sync.Mutex
}

// book prints an edition, and returns the characters that none of the fonts has.
func (p *press) book(ctx context.Context, book *site.Print, progress func(done, all int)) (*pdf.Result, []rune, error) {
	p.one.Lock()
	defer p.one.Unlock()
	date, fixed, err := sourceDate()
	if err != nil {
		return nil, nil, err
	}
	faces, names, missing, err := p.faces(book)
	if err != nil {
		return nil, nil, err
	}
	m := pdf.Meta{Title: book.Title, Author: book.Author, Subject: book.Subject, Contributors: book.Contributors, Rights: book.Rights,
		Licence: book.Licence, Langs: book.Langs, Creator: "Duizhao " +
			programVersion(), Date: book.Date, RightToLeft: book.RightToLeft, Text: book.TextID(), Width: book.Width, Height: book.Height, Press: p.print}
	if fixed {
		m.Date = date
	}
	m.Set = func(measure pdf.Measured) error { return book.Set(faces, names, measure) }
	m.Progress = progress
	timeout, err := p.patience(book)
	if err != nil {
		return nil, nil, err
	}
	limited, stop := context.WithTimeout(ctx, timeout)
	defer stop()
	result, err := pdf.Print(limited, p.browser, m, func(pages map[string]int) ([]byte, error) {
		return book.HTML(faces, names, pages)
	})
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		err = &diag.Fault{Text: p.browser + " did not finish within " + timeout.String() + " and was ended",
			Hint: "give it longer with duizhao pdf --timeout, or name another browser with --chromium PATH"}
	}
	return result, missing, err
}

// patience returns how long the browser may take. That grows with the text, and a
// busy machine takes ten times as long as an idle one, which prints a book of 400 kB
// in some ten seconds.
func (p *press) patience(book *site.Print) (time.Duration, error) {
	if p.timeout != nil {
		return *p.timeout, nil
	}
	html, err := book.HTML("", nil, nil)
	return 2*time.Minute + time.Duration(len(html)/100_000)*30*time.Second, err
}

// faces returns the @font-face rules of the fonts, and their names. For Latin text the
// site's own face is the fallback behind those fonts and the machine's.
func (p *press) faces(book *site.Print) (rules string, names []string, missing []rune, err error) {
	if p.fonts != nil {
		names = p.fonts.Names()
		if latin := p.fonts.Family(fonts.Roles[0]); len(latin) > 0 {
			if err := book.DrawMarks(latin[0].Data); err != nil {
				return "", nil, nil, err
			}
		}
	}
	html, err := book.HTML("", names, nil)
	if err != nil {
		return "", nil, nil, err
	}
	text := site.Characters(html)
	own, err := site.SerifRules(text)
	if err != nil || p.fonts == nil {
		return own, nil, nil, err
	}
	rules, missing, err = p.fonts.Rules(text)
	return own + rules, names, missing, err
}

// printing has a build print what the settings of the site ask for. It returns why
// nothing can be printed, if so.
func printing(ctx context.Context, o *site.Options) (why error) {
	if !site.WantsPDF(o.FS) {
		return nil
	}
	browser, err := pdf.Find("")
	if err != nil {
		o.Unprinted = true
		return err
	}
	p := &press{browser: browser, fonts: o.Fonts}
	o.Printer = &site.Printer{Name: installed(browser), Print: func(b *site.Print) ([]byte, error) {
		result, _, err := p.book(ctx, b, nil)
		if err != nil {
			return nil, fmt.Errorf("%s.pdf, which outputs: {pdf: true} asks for: %w", b.Slug, err)
		}
		return result.Data, nil
	}}
	return nil
}

// installed tells an installation of a browser from others, before and after an update.
func installed(browser string) string {
	name := browser
	if real, err := filepath.EvalSymlinks(browser); err == nil {
		name = real
	}
	var info fs.FileInfo
	info, err := os.Stat(name)
	if err != nil {
		return name
	}
	return fmt.Sprintf("%s %d %d", name, info.Size(), info.ModTime().Unix())
}
