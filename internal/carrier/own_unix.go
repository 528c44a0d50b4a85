//go:build unix

package carrier

import (
	"os/exec"
	"syscall"
)

// own keeps the terminal's signals from a program.
func own(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
