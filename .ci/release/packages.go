package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"github.com/goreleaser/nfpm/v2"
	"github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
	"github.com/goreleaser/nfpm/v2/rpm"
)

// packager makes a package of one kind.
type packager struct {
	kind string
	nfpm.Packager
	zsh  string // where this kind of system keeps completions of zsh
	docs string // where it keeps the terms
}

// packages makes the .deb and the .rpm. The folder dir is for what goes into them.
func (r *release) packages(t target, programs []file, dir string) error {
	for _, p := range []packager{
		{"deb", deb.Default, "usr/share/zsh/vendor-completions/_duizhao", "usr/share/doc/duizhao/copyright"},
		{"rpm", rpm.DefaultRPM, "usr/share/zsh/site-functions/_duizhao", "usr/share/licenses/duizhao/LICENSE"},
	} {
		if err := r.pack(p, t, programs, filepath.Join(dir, p.kind)); err != nil {
			return fmt.Errorf("%s: %w", p.kind, err)
		}
	}
	return nil
}

func (r *release) pack(p packager, t target, programs []file, dir string) error {
	terms, err := os.ReadFile(filepath.Join(r.source.dir, "LICENSE"))
	if err != nil {
		return err
	}
	tree := []file{
		{p.docs, 0o644, terms},
		{"usr/share/doc/duizhao/THIRD-PARTY.txt", 0o644, r.licences},
		{"usr/share/doc/duizhao/THIRD-PARTY-cloud.txt", 0o644, r.cloud.terms},
		{"usr/share/bash-completion/completions/duizhao", 0o644, r.completions["bash"]},
		{p.zsh, 0o644, r.completions["zsh"]},
		{"usr/share/fish/vendor_completions.d/duizhao.fish", 0o644, r.completions["fish"]},
	}
	for _, f := range programs {
		tree = append(tree, file{"usr/bin/" + f.name, f.mode, f.data})
	}
	for _, page := range r.pages {
		data, err := compressed(page.data)
		if err != nil {
			return err
		}
		tree = append(tree, file{"usr/share/man/man1/" + page.name + ".gz", 0o644, data})
	}
	info := &nfpm.Info{
		Name: "duizhao", Arch: t.arch, Platform: t.system, Version: r.version, Release: "1", Section: "text", Priority: "optional",
		Maintainer: "the Duizhao authors <duizhao@localhost>",
		Description: "bilingual annotated reading editions from Markdown\nOne text in two or more languages, set side by side sentence " +
			"against sentence,\nwith notes, checked claims and sources, as a site of plain files.",
		License: "MIT",
		MTime:   r.source.date,
		Overridables: nfpm.Overridables{
			Suggests: []string{"chromium"}, // for duizhao pdf
			RPM:      nfpm.RPM{BuildHost: "localhost", Summary: "Bilingual annotated reading editions from Markdown"},
		},
	}
	for _, f := range tree {
		name := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.data, 0o644); err != nil {
			return err
		}
		info.Contents = append(info.Contents, &files.Content{
			Source: name, Destination: "/" + f.name,
			FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: os.FileMode(f.mode), MTime: r.source.date},
		})
	}
	info = nfpm.WithDefaults(info)
	if err := nfpm.PrepareForPackager(info, p.kind); err != nil {
		return err
	}
	to, err := os.Create(filepath.Join(r.out, path.Base(p.ConventionalFileName(info))))
	if err != nil {
		return err
	}
	defer to.Close()
	if err := p.Package(info, to); err != nil {
		return err
	}
	return to.Close()
}
