package main

import (
	"fmt"
	"io"
	"regexp"
	"runtime"
	"runtime/debug"

	"duizhao/internal/licence"
)

type versionCommand struct {
	Licences bool `help:"Print the licences of everything in this program, with their texts."`
}

// Help is the lesson of version --help.
func (*versionCommand) Help() string {
	return `Prints the version, the Go release and system it was built with and for, and
the revision of the source where that was recorded. Name all of it when you
report a fault.

Examples:

    duizhao version
    duizhao version --licences | less`
}

// Run prints the version, or the licences.
func (c *versionCommand) Run(u *ui) error {
	if c.Licences {
		u.licences(licence.Modules())
		return nil
	}
	writeVersion(u.out)
	return nil
}

// versionFlag is --version, which does the same as the command version.
type versionFlag bool

// IgnoreDefault makes --version take precedence over a default command.
func (versionFlag) IgnoreDefault() {}

// BeforeReset prints the version.
func (versionFlag) BeforeReset(u *ui) error {
	writeVersion(u.out)
	return errAnswered
}

func writeVersion(w io.Writer) {
	fmt.Fprintf(w, "duizhao %s\n%s %s/%s\n", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	if r := revision(); r != "" {
		fmt.Fprintf(w, "revision %s\n", r)
	}
}

// unreleased matches the name that Go gives to a version between two tags, or with
// changes (the Go modules reference, "Pseudo-versions").
var unreleased = regexp.MustCompile(`[.-]\d{14}-[0-9a-f]{12}|\+dirty`)

// programVersion returns the released version, or "devel". It is in the colophon of
// every page, so a revision in it would change every page with every commit.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" || unreleased.MatchString(info.Main.Version) {
		return "devel"
	}
	return info.Main.Version
}

// revision returns what the build recorded about version control, or "".
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	r := set["vcs.revision"]
	if t := set["vcs.time"]; r != "" && t != "" {
		r += " of " + t
	}
	if r != "" && set["vcs.modified"] == "true" {
		r += ", with changes"
	}
	return r
}
