package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestEditor has a real client speak with the language server: the library of VS Code's
// own, in Node, over the standard streams of the program.
func TestEditor(t *testing.T) {
	t.Parallel()
	tool(t, "node")
	modules, err := filepath.Abs("../../.cache/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(modules, "vscode-languageserver-protocol")); err != nil {
		if os.Getenv("DUIZHAO_TOOLS") == "required" {
			t.Fatal("there is no vscode-languageserver-protocol in .cache/node_modules; run: make tools")
		}
		t.Skip("there is no vscode-languageserver-protocol in .cache/node_modules")
	}
	site := filepath.Join(t.TempDir(), "a site") // with a blank, which URIs escape
	quietly(t, "new", site)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, "node", "testdata/lsp/client.js", self, site)
	c.Env = append(os.Environ(), "NODE_PATH="+modules)
	var stderr strings.Builder
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var got struct {
		Server, Encoding, Message, First, Says, Refused string
		Watches, Status                                 int
		Line                                            bool
		Leads, Kinds                                    []string
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
	if got.Server != "duizhao" || got.Encoding != "utf-16" || got.Watches != 1 || got.Status != 0 {
		t.Errorf("the conversation: %s", out)
	}
	if !got.Line || !strings.HasPrefix(got.Message, `there is no note "nobody"`) {
		t.Errorf("the problem is %q, on the right line: %t", got.Message, got.Line)
	}
	if got.First == "" || len(got.Leads) != 1 || got.Leads[0] != "content/notes/"+got.First+".md" || got.Says == "" {
		t.Errorf("completed by %q, which leads to %q and says %q", got.First, got.Leads, got.Says)
	}
	if n := len(got.Kinds); n < 2 || got.Kinds[0] != "rename" || got.Kinds[1] != "edit" {
		t.Errorf("a renaming is %q", got.Kinds)
	}
	if !strings.Contains(got.Refused, "is not an id") {
		t.Errorf("of a bad name it says %q", got.Refused)
	}
}
