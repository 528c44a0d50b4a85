//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"

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

// inMemory returns a folder in memory for the sessions, or "" where there is none with
// a gigabyte of room. Commands wait for the disk after each file that they write;
// what a disk then has, TestPower tries on disks.
func inMemory(t *testing.T) string {
	t.Helper()
	const memory = "/dev/shm"
	var free syscall.Statfs_t
	if syscall.Statfs(memory, &free) != nil || uint64(free.Bavail)*uint64(free.Bsize) < 1<<30 {
		return ""
	}
	dir, err := os.MkdirTemp(memory, "duizhao-")
	if err != nil {
		return "" // not ours to write to
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
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
