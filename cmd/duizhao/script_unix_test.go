//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"

	"github.com/rogpeppe/go-internal/testscript"
)

// condition evaluates two conditions of the scripts: [permissions], a program can be
// run that file modes apply to, and [mount], a disk can be made.
func condition(cond string) (bool, error) {
	switch cond {
	case "permissions":
		return os.Geteuid() != 0 || exec.Command("setpriv", "--bounding-set", powerless, "true").Run() == nil, nil
	case "mount":
		return os.Geteuid() == 0 && exec.Command("unshare", "--mount", "true").Run() == nil, nil
	}
	return false, fmt.Errorf("unknown condition %q", cond)
}

// powerless takes away root's power to read and write any file.
const powerless = "-dac_override,-dac_read_search"

func cmdLimited(ts *testscript.TestScript, neg bool, args []string) {
	if os.Geteuid() == 0 {
		args = append([]string{"setpriv", "--bounding-set", powerless}, args...)
	}
	expect(ts, 1, args)
}

func cmdDisk(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o777))
	out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+args[1], "duizhao-test", dir).CombinedOutput()
	if err != nil {
		ts.Fatalf("mount: %v\n%s", err, out)
	}
	ts.Defer(func() {
		if err := exec.Command("umount", dir).Run(); err != nil {
			ts.Logf("umount %s: %v", dir, err)
		}
	})
}
