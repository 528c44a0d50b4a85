//go:build !unix

package main

import (
	"fmt"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func condition(cond string) (bool, error) {
	switch cond {
	case "permissions", "mount":
		return false, nil
	}
	return false, fmt.Errorf("unknown condition %q", cond)
}

func inMemory(*testing.T) string { return "" }

func cmdLimited(ts *testscript.TestScript, neg bool, args []string) { ts.Fatalf("not on this system") }

func cmdDisk(ts *testscript.TestScript, neg bool, args []string) { ts.Fatalf("not on this system") }
