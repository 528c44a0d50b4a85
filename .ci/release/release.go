package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"debug/buildinfo"
)

// release is a release in the making.
type release struct {
	source  *source
	version string // without the v
	out     string

	pages       []file            // manual pages, duizhao-build.1
	completions map[string][]byte // by shell
	licences    []byte            // of everything in the program, with the texts
	cloud       *cloud
	modules     map[string]*debug.Module
}

// documents asks the program itself for its manual pages, its completions and the
// licences of its parts.
func (r *release) documents(ctx context.Context, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	program := filepath.Join(dir, "duizhao")
	if err := r.source.build(ctx, target{runtime.GOOS, runtime.GOARCH}, program); err != nil {
		return err
	}
	env := []string{fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.source.date.Unix())}
	said, err := command(ctx, dir, env, program, "version")
	if err != nil {
		return err
	}
	if first, _, _ := strings.Cut(said, "\n"); first != "duizhao v"+r.version {
		return fmt.Errorf("the program says that it is %q, not v%s", first, r.version)
	}
	if _, err := command(ctx, dir, env, program, "__man", "pages"); err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(dir, "pages", "*.1"))
	if err != nil {
		return err
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		r.pages = append(r.pages, file{filepath.Base(name), 0o644, data})
	}
	r.completions = map[string][]byte{}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		text, err := command(ctx, dir, env, program, "completion", shell)
		if err != nil {
			return err
		}
		r.completions[shell] = []byte(text + "\n")
	}
	text, err := command(ctx, dir, env, program, "version", "--licences")
	r.licences = []byte(text + "\n")
	return err
}

// target builds for one system, and packs what is built.
func (r *release) target(ctx context.Context, t target, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	name := filepath.Join(dir, "duizhao")
	if t.system == "windows" {
		name += ".exe"
	}
	if err := r.source.build(ctx, t, name); err != nil {
		return err
	}
	program, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	second := filepath.Join(dir, "duizhao-cloud"+filepath.Ext(name))
	if err := r.source.buildCloud(ctx, t, second); err != nil {
		return err
	}
	reaches, err := os.ReadFile(second)
	if err != nil {
		return err
	}
	for _, name := range []string{name, second} {
		if err := r.record(name); err != nil {
			return err
		}
	}
	programs := []file{{filepath.Base(name), 0o755, program}, {filepath.Base(second), 0o755, reaches}}
	top := fmt.Sprintf("duizhao_%s_%s_%s", r.version, t.system, t.arch)
	files, err := r.files(programs)
	if err != nil {
		return err
	}
	pack, ext := tarball, ".tar.gz"
	if t.system == "windows" {
		pack, ext = zipped, ".zip"
	}
	data, err := pack(top, files, r.source.date)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(r.out, top+ext), data, 0o644); err != nil {
		return err
	}
	if t.system == "linux" {
		return r.packages(t, programs, dir)
	}
	return nil
}

// files is what stands in an archive, by name.
func (r *release) files(programs []file) ([]file, error) {
	out := append(slices.Clone(programs), file{"THIRD-PARTY.txt", 0o644, r.licences}, file{"THIRD-PARTY-cloud.txt", 0o644, r.cloud.terms})
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md"} {
		data, err := os.ReadFile(filepath.Join(r.source.dir, name))
		if err != nil {
			return nil, err
		}
		out = append(out, file{name, 0o644, data})
	}
	for shell, place := range map[string]string{"bash": "duizhao.bash", "zsh": "_duizhao", "fish": "duizhao.fish"} {
		out = append(out, file{"completions/" + place, 0o644, r.completions[shell]})
	}
	for _, page := range r.pages {
		out = append(out, file{"man/" + page.name, 0o644, page.data})
	}
	slices.SortFunc(out, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

// record notes what Go says is in a binary.
func (r *release) record(name string) error {
	info, err := buildinfo.ReadFile(name)
	if err != nil {
		return err
	}
	if r.modules == nil {
		r.modules = map[string]*debug.Module{"std": {Path: "std", Version: strings.TrimPrefix(info.GoVersion, "go")}}
	}
	for _, m := range info.Deps {
		if m.Path == "duizhao" { // the second program's, and no part of another maker
			continue
		}
		key := m.Path
		if other := r.modules[key]; other != nil && other.Version != m.Version {
			key += "@" + m.Version // the two programs need not have the same
		}
		r.modules[key] = m
	}
	return nil
}

// sums writes SHA256SUMS, for sha256sum --check.
func (r *release) sums() error {
	entries, err := os.ReadDir(r.out)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(r.out, e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), e.Name())
	}
	fmt.Print(b.String())
	return os.WriteFile(filepath.Join(r.out, "SHA256SUMS"), []byte(b.String()), 0o644)
}
