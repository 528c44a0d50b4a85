package main

import (
	"archive/tar"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/sassoftware/go-rpmutils"
)

func untar(t *testing.T, name, dir string) {
	t.Helper()
	f, err := os.Open(name)
	must(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	must(t, err)
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return
		}
		must(t, err)
		data, err := io.ReadAll(r)
		must(t, err)
		to := filepath.Join(dir, h.Name)
		must(t, os.MkdirAll(filepath.Dir(to), 0o755))
		must(t, os.WriteFile(to, data, h.FileInfo().Mode()))
	}
}

// readRPM reads the package with another library than the one that wrote it.
func readRPM(t *testing.T, dir string) {
	names, err := filepath.Glob(filepath.Join(dir, "*.rpm"))
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	f, err := os.Open(names[0])
	must(t, err)
	defer f.Close()
	p, err := rpmutils.ReadRpm(f)
	must(t, err)
	if nevra, err := p.Header.GetNEVRA(); err != nil || nevra.Name != "duizhao" || nevra.Version != "0.1.0" {
		t.Errorf("%v, %v", nevra, err)
	}
	files, err := p.Header.GetFiles()
	must(t, err)
	var got []string
	for _, f := range files {
		got = append(got, f.Name())
		if f.Name() == "/usr/bin/duizhao" && (f.Mode()&0o7777 != 0o755 || f.UserName() != "root") {
			t.Errorf("%s has the mode %o and belongs to %s", f.Name(), f.Mode(), f.UserName())
		}
	}
	for _, want := range []string{"/usr/bin/duizhao", "/usr/bin/duizhao-cloud", "/usr/share/licenses/duizhao/LICENSE", "/usr/share/man/man1/duizhao.1.gz"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not among %v", want, got)
		}
	}
	root := t.TempDir()
	must(t, p.ExpandPayload(root))
	must(t, os.Chmod(filepath.Join(root, "usr/bin/duizhao"), 0o755)) // the library leaves it as the umask wants it
	builds(t, root, "/usr/bin/duizhao")
}

func materials(t *testing.T, name string) {
	f, err := os.Open(name)
	must(t, err)
	defer f.Close()
	bom := new(cdx.BOM)
	must(t, cdx.NewBOMDecoder(f, cdx.BOMFileFormatJSON).Decode(bom))
	found := 0
	for _, c := range *bom.Components {
		if c.Licenses == nil {
			t.Errorf("%s has no licence", c.Name)
		}
		if c.Name == "github.com/yuin/goldmark" || c.Name == "std" {
			found++
		}
	}
	if found != 2 || len(*bom.Components) < 15 {
		t.Errorf("%d parts", len(*bom.Components))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
