package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestWorkflows makes a site with each workflow and runs its steps in a shell, as
// its host would, with an archive of this program.
func TestWorkflows(t *testing.T) {
	for _, name := range []string{"bash", "curl", "sha256sum", "tar"} {
		tool(t, name)
	}
	archive, sum := packedProgram(t)
	right := []string{"DUIZHAO_ARCHIVE=file://" + archive, "DUIZHAO_SHA256=" + sum}
	t.Run("github", func(t *testing.T) {
		dir := t.TempDir() + "/site"
		quietly(t, "new", dir, "--ci", "github")
		var w struct {
			On   map[string]any
			Env  map[string]string
			Jobs map[string]struct {
				If    string
				Steps []struct {
					Name, Uses, Run string
					Env             map[string]string
				}
			}
		}
		parse(t, dir+"/.github/workflows/pages.yml", &w)
		path := filepath.Join(t.TempDir(), "path")
		steps := func(env ...string) (string, error) {
			var all strings.Builder
			os.WriteFile(path, nil, 0o644)
			for _, s := range append(w.Jobs["build"].Steps, w.Jobs["publish"].Steps...) {
				if s.Uses != "" {
					continue
				}
				added, _ := os.ReadFile(path)
				env := append([]string{"PATH=" + strings.TrimSpace(string(added)) + ":" + os.Getenv("PATH"), "GITHUB_PATH=" + path, "RUNNER_TEMP=" +
					filepath.Dir(path), "ADDRESS=https://me.example/texts"}, env...)
				out, err := shell(dir, env, s.Run)
				if all.WriteString(out); err != nil {
					return all.String(), fmt.Errorf("%s: %w", s.Name, err)
				}
			}
			return all.String(), nil
		}
		tried(t, dir, right, sum, steps)
		if set, ok := w.Env["DUIZHAO_ARCHIVE"]; !ok || set != "" || bytes.Contains(file(t, dir+"/.github/workflows/pages.yml"), []byte("vars.")) {
			t.Error("a fork does not see where the release is")
		}
		if _, both := w.On["pull_request"]; !both || w.Jobs["build"].If != "github.event_name != 'pull_request' || "+
			"github.event.pull_request.head.repo.full_name != github.repository" {
			t.Errorf("a branch with a pull request is checked twice, or one from a fork not at all: %v, %q", w.On, w.Jobs["build"].If)
		}
		var uses []string
		for _, s := range append(w.Jobs["build"].Steps, w.Jobs["publish"].Steps...) {
			if s.Uses != "" {
				uses = append(uses, s.Uses)
			}
		}
		if got := strings.Join(uses, " "); got != "actions/checkout@v4 actions/configure-pages@v5 actions/upload-pages-artifact@v3 actions/deploy-pages@v4" {
			t.Errorf("it uses %s", got)
		}
	})
	t.Run("gitlab", func(t *testing.T) {
		dir := t.TempDir() + "/site"
		quietly(t, "new", dir, "--ci", "gitlab")
		var w struct {
			Variables map[string]string
			Workflow  struct{ Rules []map[string]string }
			Before    []string `yaml:"before_script"`
			Check     struct{ Script []string }
			Pages     struct {
				Script    []string
				Artifacts struct{ Paths []string }
			}
		}
		parse(t, dir+"/.gitlab-ci.yml", &w)
		temp := t.TempDir()
		job := func(script []string, env ...string) (string, error) {
			return shell(dir, append(env, "PATH="+os.Getenv("PATH"), "TMPDIR="+temp, "CI_PAGES_URL=https://me.example/texts"),
				strings.Join(append(w.Before, script...), "\n"))
		}
		tried(t, dir, right, sum, func(env ...string) (string, error) { return job(w.Pages.Script, env...) })
		if out, err := job(w.Check.Script, right...); err != nil || !strings.Contains(out, "No problems") {
			t.Errorf("check: %v\n%s", err, out)
		}
		if set, ok := w.Variables["DUIZHAO_ARCHIVE"]; !ok || set != "" {
			t.Error("a fork does not see where the release is")
		}
		if r := w.Workflow.Rules; len(r) != 3 || r[1]["if"] != "$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS" || r[1]["when"] != "never" {
			t.Errorf("a branch with a merge request is checked twice: %v", r)
		}
		if len(w.Pages.Artifacts.Paths) != 1 || w.Pages.Artifacts.Paths[0] != "public" {
			t.Errorf("it publishes %v", w.Pages.Artifacts.Paths)
		}
	})
}

// tried runs the steps of a workflow, first as they should go and then with
// mistakes.
func tried(t *testing.T, dir string, right []string, sum string, steps func(env ...string) (string, error)) {
	t.Helper()
	out, err := steps(right...)
	if err != nil || !strings.Contains(out, "No problems") || !strings.Contains(out, "Built public") {
		t.Fatalf("%v\n%s", err, out)
	}
	page, err := os.ReadFile(dir + "/public/ferry-clock/index.html")
	if err != nil || !bytes.Contains(page, []byte(`<link rel="canonical" href="https://me.example/texts/ferry-clock/">`)) {
		t.Errorf("the page does not know its address: %v", err)
	}
	if out, err := steps("DUIZHAO_ARCHIVE=", "DUIZHAO_SHA256="); err == nil || !strings.Contains(out, "set DUIZHAO_ARCHIVE and DUIZHAO_SHA256 at the top") {
		t.Errorf("without variables: %v\n%s", err, out)
	}
	wrong := strings.Repeat("0", len(sum))
	if out, err := steps(right[0], "DUIZHAO_SHA256="+wrong); err == nil || strings.Contains(out, "No problems") {
		t.Errorf("with a wrong checksum: %v\n%s", err, out)
	}
	// A text with a mistake in it is not published.
	name := dir + "/content/editions/ferry-clock/en.md"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(text, "\n[x](note:nowhere)\n{#p99}\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := steps(right...); err == nil || strings.Contains(out, "Built public") {
		t.Errorf("with a broken link: %v\n%s", err, out)
	}
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// packedProgram packs this test binary like a release, under the name duizhao, by
// which testscript.Main knows what to be.
func packedProgram(t *testing.T) (name, sum string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.NoCompression) // it is unpacked again and again
	if err != nil {
		t.Fatal(err)
	}
	w := tar.NewWriter(z)
	if err := w.WriteHeader(&tar.Header{Name: "duizhao_0.1.0_linux_amd64/duizhao", Mode: 0o755, Size: int64(len(program))}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(program); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), "duizhao_0.1.0_linux_amd64.tar.gz")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return name, fmt.Sprintf("%x", sha256.Sum256(b.Bytes()))
}

func parse(t *testing.T, name string, to any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, to); err != nil {
		t.Fatal(err)
	}
}

// shell runs lines as GitHub and GitLab do: it stops at the first that fails.
func shell(dir string, env []string, lines string) (string, error) {
	c := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", lines)
	c.Dir, c.Env = dir, env
	out, err := c.CombinedOutput()
	return string(out), err
}

func file(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
