package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoCredentials holds what is said where there are none, and that what the
// libraries print themselves is neither shown nor taken for an answer.
func TestNoCredentials(t *testing.T) {
	for _, name := range os.Environ() {
		if name, _, _ := strings.Cut(name, "="); strings.HasPrefix(name, "AZURE_") || strings.HasPrefix(name, "GOOGLE_") {
			t.Setenv(name, "")
			os.Unsetenv(name)
		}
	}
	t.Setenv("HOME", t.TempDir())
	from := filepath.Join(t.TempDir(), "public")
	built(t, from, version(3, 1))
	for address, want := range map[string]string{
		"azblob://texts": "duizhao: cannot open azblob://texts: AZURE_STORAGE_ACCOUNT is not set\n",
		"gs://texts":     "duizhao: cannot list gs://texts: no credentials for Google were found\n",
	} {
		out, err := command(t, from, address).CombinedOutput()
		if want += "  duizhao deploy --help lists where credentials are looked for\n"; err == nil || string(out) != want {
			t.Errorf("%v, %q, want %q", err, out, want)
		}
	}
}

func TestUnsecret(t *testing.T) {
	t.Setenv("AWS_SECRET_ACCESS_KEY", "abc/def")
	got := unsecret(`Put "https://x.example/a?sig=Zm9v&se=2026": the key abc/def is wrong`)
	if want := `Put "https://x.example/a?…": the key … is wrong`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
