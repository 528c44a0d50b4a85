package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// mostBytes is how large the program may be: 32 MiB.
const mostBytes = 32 << 20

// TestRelease makes a release of this working tree twice, compares the two, and
// uses what is in it where there is neither Go nor anything else: in a folder that
// is the root of the process's file system (chroot).
func TestRelease(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("packages and chroot are Linux's")
	}
	repository := workingTree(t)
	here := target{runtime.GOOS, runtime.GOARCH}
	one, two := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "two")
	for _, out := range []string{one, two} {
		if err := run(t.Context(), "v0.1.0", repository, out, here.String()); err != nil {
			t.Fatal(err)
		}
	}
	same(t, one, two)
	t.Run("sums", func(t *testing.T) { sums(t, one) })
	name := "duizhao_0.1.0_linux_" + here.arch
	t.Run("archive", func(t *testing.T) {
		root := t.TempDir()
		untar(t, filepath.Join(one, name+".tar.gz"), root)
		top := filepath.Join(root, name)
		for _, f := range []string{"LICENSE", "README.md", "THIRD-PARTY.txt", "THIRD-PARTY-cloud.txt", "duizhao-cloud", "man/duizhao-build.1",
			"completions/duizhao.bash"} {
			if data, err := os.ReadFile(filepath.Join(top, f)); err != nil || len(data) == 0 {
				t.Errorf("%s: %v", f, err)
			}
		}
		info, err := os.Stat(filepath.Join(top, "duizhao"))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > mostBytes {
			t.Errorf("the program has %d bytes, more than %d", info.Size(), mostBytes)
		}
		t.Logf("the program has %d bytes", info.Size())
		builds(t, root, "/"+name+"/duizhao")
	})
	t.Run("deb", func(t *testing.T) {
		if _, err := exec.LookPath("dpkg"); err != nil {
			t.Skip(err)
		}
		root := t.TempDir()
		dpkg := func(args ...string) {
			t.Helper()
			args = append([]string{"--root=" + root, "--force-not-root"}, args...)
			if out, err := exec.Command("dpkg", args...).CombinedOutput(); err != nil {
				t.Fatalf("dpkg %v: %v\n%s", args, err, out)
			}
		}
		for _, dir := range []string{"info", "updates"} {
			must(t, os.MkdirAll(filepath.Join(root, "var/lib/dpkg", dir), 0o755))
		}
		for _, f := range []string{"status", "available"} {
			must(t, os.WriteFile(filepath.Join(root, "var/lib/dpkg", f), nil, 0o644))
		}
		dpkg("--install", filepath.Join(one, "duizhao_0.1.0-1_"+here.arch+".deb"))
		for _, f := range []string{"usr/share/man/man1/duizhao-new-site.1.gz", "usr/share/doc/duizhao/copyright",
			"usr/share/bash-completion/completions/duizhao"} {
			if _, err := os.Stat(filepath.Join(root, f)); err != nil {
				t.Error(err)
			}
		}
		builds(t, root, "/usr/bin/duizhao")
		dpkg("--remove", "duizhao")
		if _, err := os.Stat(filepath.Join(root, "usr/bin/duizhao")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("it stays after it was removed: %v", err)
		}
	})
	t.Run("rpm", func(t *testing.T) { readRPM(t, one) })
	t.Run("materials", func(t *testing.T) { materials(t, filepath.Join(one, "duizhao_0.1.0.cdx.json")) })
}

// TestTerms holds that every module of the second program, on any system, is under
// a licence of the list, and that another is refused.
func TestTerms(t *testing.T) {
	c, err := (&source{dir: "../.."}).termsOf(t.Context(), targets)
	must(t, err)
	if len(c.licences) < 50 || c.licences["gocloud.dev"] != "Apache-2.0" || !bytes.Contains(c.terms, []byte("github.com/pkg/sftp v")) {
		t.Errorf("%d modules: %v", len(c.licences), c.licences)
	}
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "LICENSE"), []byte("All rights reserved.\n"), 0o666))
	if id, _, err := terms(dir); err == nil {
		t.Errorf("all rights reserved is taken for %s", id)
	}
}

// TestRefused holds what a release is not made from.
func TestRefused(t *testing.T) {
	repository := workingTree(t)
	must(t, os.WriteFile(filepath.Join(repository, "more.txt"), []byte("not committed\n"), 0o644))
	full := t.TempDir()
	must(t, os.WriteFile(filepath.Join(full, "mine"), nil, 0o644))
	for _, c := range []struct{ version, out, only, want string }{
		{"0.1", full, "", "is no version"},
		{"v1.0.0", full, "", "is not empty"},
		{"v1.0.0", "dist", "plan9/amd64", "there is no target"},
		{"v1.0.0", filepath.Join(full, "new"), "", "not committed"},
	} {
		err := run(t.Context(), c.version, repository, c.out, c.only)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: got %v", c, err)
		}
	}
}

// workingTree is a repository with what stands here, committed or not.
func workingTree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	top := filepath.Join("..", "..")
	list, err := exec.Command("git", "-C", top, "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	must(t, err)
	for name := range strings.SplitSeq(strings.TrimRight(string(list), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(top, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed, not yet committed
		}
		must(t, err)
		must(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755))
		must(t, os.WriteFile(filepath.Join(dir, name), data, 0o644))
	}
	for _, args := range [][]string{{"init", "--quiet"}, {"add", "--all", "--force"},
		{"-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "--quiet", "--message", "all"}} {
		c := exec.Command("git", args...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GIT_AUTHOR_DATE=2026-11-01T12:00:00Z", "GIT_COMMITTER_DATE=2026-11-01T12:00:00Z")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

// same fails unless two folders hold the same files with the same bytes.
func same(t *testing.T, one, two string) {
	t.Helper()
	read := func(dir string) map[string]string {
		out := map[string]string{}
		entries, err := os.ReadDir(dir)
		must(t, err)
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			must(t, err)
			out[e.Name()] = fmt.Sprintf("%x", sha256.Sum256(data))
		}
		return out
	}
	a, b := read(one), read(two)
	if len(a) != 5 || len(b) != len(a) {
		t.Errorf("the releases have %d and %d files: %v", len(a), len(b), a)
	}
	for name, sum := range a {
		if b[name] != sum {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

// sums holds that SHA256SUMS is what sha256sum takes, and names every file.
func sums(t *testing.T, dir string) {
	c := exec.Command("sha256sum", "--check", "--strict", "SHA256SUMS")
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil || bytes.Count(out, []byte(": OK\n")) != 4 {
		t.Errorf("%v\n%s", err, out)
	}
}

// builds makes and builds the sample site inside root, where nothing else is.
func builds(t *testing.T, root, program string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Join(root, "tmp"), 0o777))
	inside := func(args ...string) string {
		t.Helper()
		line := append([]string{"chroot", root, program}, args...)
		if os.Geteuid() != 0 {
			line = append([]string{"unshare", "--map-root-user"}, line...)
		}
		c := exec.Command(line[0], line[1:]...)
		c.Env = []string{"PATH="}
		if path, err := exec.LookPath(line[0]); err == nil {
			c.Path, c.Err = path, nil
		}
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if got := inside("--version"); !strings.HasPrefix(got, "duizhao v0.1.0\n") || !strings.Contains(got, "revision ") || strings.Contains(got, "with changes") {
		t.Errorf("--version says %q", got)
	}
	inside("new", "/site", "--languages", "zh-Hant,zh-Hans,en")
	if got := inside("check", "/site"); !strings.HasPrefix(got, "No problems in 1 edition") {
		t.Errorf("check says %q", got)
	}
	inside("build", "/site", "--bundle")
	page, err := os.ReadFile(filepath.Join(root, "site/public/ferry-clock/index.html"))
	if err != nil || !bytes.Contains(page, []byte("Duizhao v0.1.0")) {
		t.Errorf("the page of the edition: %v, %d bytes", err, len(page))
	}
}
