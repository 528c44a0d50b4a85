//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt checks that Ctrl-C ends any command within a second, whatever it is
// doing or waiting for, and that it leaves nothing behind: where it ends in order, at
// once, and where the machine gives it no time for that, after the next build.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	ground := t.TempDir()
	command := func(dir string, args ...string) *exec.Cmd {
		exe, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		c := exec.Command(exe, args...)
		c.Args[0] = "duizhao" // by which testscript.Main knows what to be
		c.Dir = dir
		return c
	}
	if out, err := command(ground, "new", "small").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var long strings.Builder // keeps a command busy for some seconds
	for i := range 60000 {
		fmt.Fprintf(&long, "The clock of the ferry strikes, and the man who winds it hears it for the %dth time.\n{#x%d}\n\n", i, i)
	}
	const en = "content/editions/ferry-clock/en.md"
	text, err := os.ReadFile(filepath.Join(ground, "small", en))
	if err != nil {
		t.Fatal(err)
	}
	lay := func(t *testing.T) (dir string) { // each gets its own, to see what it leaves there
		dir = t.TempDir()
		for _, site := range []string{"small", "slow"} {
			if err := os.CopyFS(filepath.Join(dir, site), os.DirFS(filepath.Join(ground, "small"))); err != nil {
				t.Fatal(err)
			}
		}
		for name, data := range map[string]string{
			"slow/" + en: string(text) + "\n" + long.String(),
			"long.txt":   strings.ReplaceAll(long.String(), "{#", "("),
			"browser":    "#!/bin/sh\nsleep 60\n",
		} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	for _, c := range []struct {
		args []string
		wait time.Duration
	}{
		{[]string{"build", "slow"}, 700 * time.Millisecond},
		{[]string{"check", "slow"}, 700 * time.Millisecond},
		{[]string{"serve", "small", "--port", "0"}, time.Second},
		{[]string{"serve", "slow", "--port", "0"}, time.Second},
		{[]string{"import", "/dev/stdin"}, time.Second},
		{[]string{"import", "long.txt", "long.txt", "--lang", "en,fr", "--slug", "x"}, time.Second},
		{[]string{"pdf", "small", "--chromium", "./browser"}, 1500 * time.Millisecond},
	} {
		for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			t.Run(strings.Join(c.args, " ")+" "+s.String(), func(t *testing.T) {
				t.Parallel()
				dir := lay(t)
				cmd := command(dir, c.args...)
				in, err := cmd.StdinPipe() // nobody writes to it
				if err != nil {
					t.Fatal(err)
				}
				defer in.Close()
				var out bytes.Buffer
				cmd.Stdout, cmd.Stderr = &out, &out
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(c.wait)
				for n := 0; n < 100 && worked(cmd.Process.Pid) < 30*time.Millisecond; n++ {
					time.Sleep(50 * time.Millisecond) // a busy machine has not let it begin
				}
				before, asked := worked(cmd.Process.Pid), time.Now()
				cmd.Process.Signal(s)
				late := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
				cmd.Wait()
				late.Stop()
				inOrder := time.Since(asked) < grace
				// A second of its own work: how long that takes is the machine's matter.
				if took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime() - before; took > time.Second {
					t.Errorf("it worked on for %v\n%s", took, out.String())
				}
				if cmd.ProcessState.Sys().(syscall.WaitStatus).Signaled() {
					t.Errorf("it did not end by itself: %v\n%s", cmd.ProcessState, out.String())
				}
				left := func() []string {
					names, _ := filepath.Glob(filepath.Join(dir, "*", ".*duizhao-*"))
					return names
				}
				if !inOrder && len(left()) > 0 { // on a busy machine: what a killed build leaves, the next one clears
					command(dir, "build", filepath.Dir(left()[0])).Run()
				}
				if len(left()) > 0 {
					t.Errorf("left behind: %v", left())
				}
			})
		}
	}
}

// worked returns the processor time that a process has taken until now, on Linux, and
// else an hour, as if all that it takes were taken before.
func worked(pid int) time.Duration {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return time.Hour
	}
	_, after, _ := strings.Cut(string(data), ") ") // behind the name, which may have spaces
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return time.Hour
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond // of which there are 100 in a second, whatever the machine
}
