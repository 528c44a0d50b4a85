//go:build unix && !linux && !darwin

package output

import "errors"

// exchange is for systems that can swap two folders in one step.
func exchange(a, b string) error { return errors.ErrUnsupported }

func mountPoint(dir string) bool { return otherDevice(dir) }
