package output

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"duizhao/internal/diag"
)

// TestRefused: the whole text of every refusal; DIR stands for the folder of the
// test.
func TestRefused(t *testing.T) {
	tests := []struct {
		name  string
		setup func(t *testing.T, dir string)
		to    string // the folder to publish to, in dir
		err   error
		want  string
	}{
		{
			"folder of somebody", func(t *testing.T, dir string) {
				for _, n := range []string{"z", "b/x", "c", "d", ".git/HEAD", "e", "Thumbs.db"} {
					write(t, filepath.Join(dir, "public", n), "mine")
				}
			}, "public", ErrForeign,
			"DIR/public holds what duizhao did not write: .git/, b/, c, d, e and 1 more; put files to publish under static/ and remove them " +
				"there, or choose another folder with --output",
		},
		{
			"file added to a site", func(t *testing.T, dir string) {
				publish(t, filepath.Join(dir, "public"), files("one", "index.html", "a/index.html"))
				write(t, filepath.Join(dir, "public", "a", "CNAME"), "mine")
			}, "public", ErrForeign,
			"DIR/public holds what duizhao did not write: a/CNAME; put files to publish under static/ and remove them there, or choose " +
				"another folder with --output",
		},
		{
			"damaged manifest", func(t *testing.T, dir string) {
				write(t, filepath.Join(dir, "public", Reserved), manifestHeader+"\n../../etc/passwd\n")
			}, "public", ErrForeign,
			"DIR/public/.duizhao, the list of the files that duizhao wrote, is damaged; remove the folder DIR/public if nothing in it is " +
				"yours, or choose another folder with --output",
		},
		{
			"file in the way", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "public"), "mine") },
			"public", ErrNotFolder,
			"DIR/public is a file, not a folder; remove it, or choose another folder with --output",
		},
		{
			"file above", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "a"), "mine") },
			"a/b/public", nil,
			"cannot find DIR/a/b/public: a part of the path is a file; remove that file, or choose another folder with --output",
		},
		{
			"link to nowhere", func(t *testing.T, dir string) {
				if err := os.Symlink("nowhere", filepath.Join(dir, "public")); err != nil {
					t.Skip(err)
				}
			}, "public", ErrNotFolder,
			"DIR/public is a link to a folder that is not there; make that folder, remove the link, or choose another folder with --output",
		},
		{
			"link to the sources", func(t *testing.T, dir string) {
				if err := os.Symlink("../site", filepath.Join(dir, "site", "public")); err != nil {
					t.Skip(err)
				}
			}, "site/public", ErrProtected,
			"cannot publish to DIR/site/public: it is or holds the site's own folder; choose another folder with --output",
		},
		{
			"the site", nil, "site", ErrProtected,
			"cannot publish to DIR/site: it is or holds the site's own folder; choose another folder with --output",
		},
		{
			"above the site", nil, ".", ErrProtected,
			"cannot publish to DIR: it is or holds the site's own folder; choose another folder with --output",
		},
		{
			"content", nil, "site/content", ErrProtected,
			"cannot publish to DIR/site/content: it is, holds or lies in DIR/site/content, which the site is made from; choose another folder with --output",
		},
		{
			"sources that are not there yet", nil, "site/static", ErrProtected,
			"cannot publish to DIR/site/static: it is, holds or lies in DIR/site/static, which the site is made from; choose another folder with --output",
		},
		{
			"in sources that are not there yet", nil, "site/Static/a", ErrProtected,
			"cannot publish to DIR/site/Static/a: it is, holds or lies in DIR/site/static, which the site is made from; choose another folder with --output",
		},
		{
			"in content", nil, "site/content/a/public", ErrProtected,
			"cannot publish to DIR/site/content/a/public: it is, holds or lies in DIR/site/content, which the site is made from; choose " +
				"another folder with --output",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "site", "content", "site.yaml"), "title: x")
			if tt.setup != nil {
				tt.setup(t, dir)
			}
			before := read(t, dir)
			s, err := NewStage(filepath.Join(dir, filepath.FromSlash(tt.to)), StageOptions{
				Site:    filepath.Join(dir, "site"),
				Protect: []string{filepath.Join(dir, "site", "content"), filepath.Join(dir, "site", "static")},
			})
			if err == nil {
				s.Abort()
				t.Fatal("not refused")
			}
			if got := strings.ReplaceAll(filepath.ToSlash(err.Error()), filepath.ToSlash(dir), "DIR"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			var typed *diag.Fault
			if !errors.As(err, &typed) || typed.Hint == "" || tt.err != nil && !errors.Is(err, tt.err) {
				t.Errorf("%T %v is not %v", err, err, tt.err)
			}
			after := read(t, dir)
			if len(after) != len(before) {
				t.Errorf("files before %v, after %v", before, after)
			}
			for _, f := range []string{"", "site", "site/content"} {
				alone(t, filepath.Join(dir, f, "x"))
			}
		})
	}
	for _, dir := range []string{"", "/"} {
		if _, err := NewStage(dir, StageOptions{}); err == nil {
			t.Errorf("NewStage(%q) not refused", dir)
		}
	}
}

// TestAllowed: folders that look odd and are fine.
func TestAllowed(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "content", "site.yaml"), "title: x")
	write(t, filepath.Join(dir, "empty", ".DS_Store"), "")
	write(t, filepath.Join(dir, "public-old", "x"), "")
	for _, name := range []string{"public", "empty", "new/deep/down", "public-old/site"} {
		s, err := NewStage(filepath.Join(dir, name), StageOptions{Site: dir, Protect: []string{filepath.Join(dir, "content")}})
		if err != nil {
			t.Error(err)
			continue
		}
		if err := s.Put("index.html", []byte("x")); err != nil {
			t.Error(err)
		}
		if _, err := s.Commit(); err != nil {
			t.Error(err)
		}
		check(t, filepath.Join(dir, name), site{"index.html": "x"})
	}
}

func TestTwoBuilds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	one := files("one", "index.html")
	s := stage(t, dir, one)
	_, err := NewStage(dir, StageOptions{})
	if !errors.Is(err, ErrBusy) {
		t.Fatalf("a second build: %v", err)
	}
	want := "another build (process PID) is publishing to DIR; wait until it has ended, or choose another folder with --output"
	got := strings.NewReplacer(dir, "DIR", strconv.Itoa(os.Getpid()), "PID").Replace(err.Error())
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	stage(t, dir+".duizhao-new", one).Abort() // a neighbour with a similar name
	stage(t, filepath.Dir(dir)+"/other", one).Abort()
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	check(t, dir, one)
}
