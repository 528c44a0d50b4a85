package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestPower runs the sessions in testdata/power, with two more commands:
//
//	ext4 FOLDER       make a folder that is a disk of its own
//	survives FOLDER   cut the power of that disk: what it has at this moment must
//	                  be all that the program reads there
func TestPower(t *testing.T) {
	if mount, err := condition("mount"); err != nil || !mount || exec.Command("mkfs.ext4", "-V").Run() != nil {
		t.Skip("cannot make and mount a disk here")
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/power",
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"ext4":     cmdExt4,
			"survives": cmdSurvives,
		},
	})
}

func cmdExt4(ts *testscript.TestScript, neg bool, args []string) {
	image := ts.MkAbs(args[0] + ".image")
	ts.Check(os.WriteFile(image, nil, 0o666))
	ts.Check(os.Truncate(image, 64<<20))
	if out, err := exec.Command("mkfs.ext4", "-q", "-F", image).CombinedOutput(); err != nil {
		ts.Fatalf("mkfs.ext4: %v\n%s", err, out)
	}
	attach(ts, image, ts.MkAbs(args[0]))
	ts.Check(os.Remove(filepath.Join(ts.MkAbs(args[0]), "lost+found")))
	ts.Check(exec.Command("sync", "-f", ts.MkAbs(args[0])).Run())
}

// attach mounts an image until the test ends. Without noauto_da_alloc ext4 covers up
// for some programs that forget to sync.
func attach(ts *testscript.TestScript, image, dir string) {
	ts.Check(os.Mkdir(dir, 0o777))
	if out, err := exec.Command("mount", "-o", "loop,noauto_da_alloc", image, dir).CombinedOutput(); err != nil {
		ts.Fatalf("mount: %v\n%s", err, out)
	}
	ts.Defer(func() { exec.Command("umount", dir).Run() })
}

func cmdSurvives(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	image, left := dir+".left.image", dir+".left"
	ts.Check(exec.Command("cp", "--sparse=always", dir+".image", image).Run())
	attach(ts, image, left)
	whole, rest := filesBelow(ts, dir), filesBelow(ts, left)
	lost := 0
	for name, data := range whole {
		if !bytes.Equal(rest[name], data) {
			lost++
			ts.Logf("%s: %d of %d bytes are left", name, len(rest[name]), len(data))
		}
	}
	for name := range rest {
		if _, ok := whole[name]; !ok {
			ts.Logf("%s: had been removed", name) // and may come back
		}
	}
	ts.Check(exec.Command("umount", left).Run())
	ts.Check(os.Remove(left))
	if lost > 0 {
		ts.Fatalf("%d of %d files were lost", lost, len(whole))
	}
	ts.Check(exec.Command("sync", "-f", dir).Run()) // so that the next command is judged alone
}

// filesBelow reads all files below a folder.
func filesBelow(ts *testscript.TestScript, dir string) map[string][]byte {
	out := map[string][]byte{}
	ts.Check(filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		out[p[len(dir):]], err = os.ReadFile(p)
		return err
	}))
	return out
}
