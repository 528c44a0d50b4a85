package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pkg/sftp"
)

// TestHost deploys over SFTP. In the place of ssh there is a script that runs this
// test as the server's side, in a folder.
func TestHost(t *testing.T) {
	if os.Getenv("DUIZHAO_TEST_SFTP") != "" {
		serveSFTP(t)
		return
	}
	dir := t.TempDir()
	self, err := os.Executable()
	must(t, err)
	script := "#!/bin/sh\n[ \"$1 $2\" = '-o BatchMode=yes' ] || exit 1\nexport DUIZHAO_TEST_SFTP=yes\nexec '" + self +
		"' -test.run '^TestHost$' 3>&1 >/dev/null\n"
	must(t, os.WriteFile(filepath.Join(dir, "ssh"), []byte(script), 0o755))
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	from, to := filepath.Join(dir, "public"), filepath.Join(dir, "live")
	for v := 1; v < 4; v++ {
		site := version(60, v)
		site["big.zip"] = strings.Repeat("0123456789abcdef", 1<<18)
		built(t, from, site)
		for range 2 {
			_, err := run(t, t.Context(), from, "sftp://me@texts.example.org"+filepath.ToSlash(to))
			must(t, err)
		}
		there := map[string]string{}
		for key := range site {
			data, err := os.ReadFile(filepath.Join(to, key))
			must(t, err)
			there[key] = string(data)
		}
		exactly(t, there, site)
	}
	if _, err := os.Stat(filepath.Join(to, "only")); err == nil {
		if names, _ := os.ReadDir(filepath.Join(to, "only")); len(names) != 1 {
			t.Errorf("there are %d pages that only one version has", len(names))
		}
	}
	left, _ := filepath.Glob(filepath.Join(to, ".duizhao", "*"))
	if len(left) != 1 {
		t.Errorf("deploy left %v", left)
	}
	out, err := command(t, from, "sftp://-oProxyCommand=x/srv").CombinedOutput()
	if err == nil || !bytes.Contains(out, []byte("names no host")) {
		t.Errorf("an option for a host: %v, %s", err, out)
	}
}

// serveSFTP serves on standard input and on file 3.
func serveSFTP(t *testing.T) {
	s, err := sftp.NewServer(struct {
		io.Reader
		io.WriteCloser
	}{os.Stdin, os.NewFile(3, "out")})
	must(t, err)
	s.Serve()
}
