package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script; then read the diff")

func TestMain(m *testing.M) {
	testscript.Main(several{m}, map[string]func(){"duizhao": main})
}

// several runs twice as many tests at once as there are processors: most of them
// wait for processes, which wait for disks and signals.
type several struct{ *testing.M }

func (m several) Run() int {
	flag.Parse()
	if set := flag.Lookup("test.parallel"); set.Value.String() == set.DefValue {
		flag.Set("test.parallel", strconv.Itoa(2*runtime.NumCPU()))
	}
	caches, err := os.MkdirTemp("", "duizhao-test-cache-") // not the user's
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(caches)
	os.Setenv("XDG_CACHE_HOME", caches)
	return m.M.Run()
}

// TestScript runs the sessions in testdata/script. Besides testscript's own
// commands they use:
//
//	status N PROGRAM ARG…     run a program, which must exit with status N
//	bytes FILE 'TEXT'         write TEXT, with Go's escapes, without a newline
//	remember FOLDER           remember what is in a folder
//	unchanged FOLDER          fail if it has anything else now
//	try FILE PLACE            build the site here with FILE (- for none) in the
//	                          place of PLACE: it must exit with status 1 and
//	                          leave public/ as it is; then put PLACE back
//	disk FOLDER BYTES         make a folder that is a disk of that size
//	limited PROGRAM ARG…      like status 1, without root's power over file modes
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		WorkdirRoot:         inMemory(t),
		Setup:               brisk,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(cond string) (bool, error) {
			if cond == "chromium" { // a quick round does without
				_, err := exec.LookPath("chromium")
				return err == nil && os.Getenv("DUIZHAO_TOOLS") != "none", nil
			}
			return condition(cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":    cmdStatus,
			"bytes":     cmdBytes,
			"remember":  cmdRemember,
			"unchanged": cmdUnchanged,
			"try":       cmdTry,
			"disk":      cmdDisk,
			"limited":   cmdLimited,
		},
	})
}

// brisk lets the programs of a session leave their garbage: none lives for long, and
// there are hundreds.
func brisk(env *testscript.Env) error {
	env.Setenv("GOGC", "off")
	env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/.cache-of-user")
	return nil
}

func cmdStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N PROGRAM ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	expect(ts, want, args[1:])
}

// expect runs a program and checks its exit status.
func expect(ts *testscript.TestScript, want int, command []string) {
	got := 0
	if err := ts.Exec(command[0], command[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func cmdBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE 'TEXT'")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

func cmdRemember(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	sum, err := tree(dir)
	ts.Check(err)
	ts.Setenv("TREE_"+hexOf([]byte(dir)), hexOf(sum))
}

func cmdUnchanged(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	sum, err := tree(dir)
	ts.Check(err)
	if ts.Getenv("TREE_"+hexOf([]byte(dir))) != hexOf(sum) {
		ts.Fatalf("%s has changed, or was not remembered", args[0])
	}
}

func hexOf(b []byte) string { return fmt.Sprintf("%x", b) }

// tree returns a digest of the names, kinds, modes and contents below dir.
func tree(dir string) ([]byte, error) {
	h := sha256.New()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		var data []byte
		if d.Type().IsRegular() {
			if data, err = os.ReadFile(name); err != nil {
				return err
			}
		}
		fmt.Fprintf(h, "%q %v %q\n", name, info.Mode(), data)
		return nil
	})
	return h.Sum(nil), err
}

func cmdTry(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: try FILE PLACE")
	}
	place, public := ts.MkAbs(args[1]), ts.MkAbs("public")
	before, err := tree(public)
	ts.Check(err)
	old, err := os.ReadFile(place)
	ts.Check(err)
	if args[0] == "-" {
		ts.Check(os.Remove(place))
	} else {
		ts.Check(os.WriteFile(place, []byte(ts.ReadFile(args[0])), 0o666))
	}
	expect(ts, 1, []string{"duizhao", "build"})
	ts.Check(os.WriteFile(place, old, 0o666))
	after, err := tree(public)
	ts.Check(err)
	if !bytes.Equal(before, after) {
		ts.Fatalf("the published site has changed")
	}
}
