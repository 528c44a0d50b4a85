package pdf

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"duizhao/internal/diag"
)

// names lists the programs to look for on the path.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable",
	"msedge", "brave-browser"}

// places lists where browsers are installed on systems that do not put them on the
// path. ${} is a variable of the environment.
var places = map[string][]string{
	"darwin": {
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
		"/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
		"${HOME}/Applications/Chromium.app/Contents/MacOS/Chromium",
		"${HOME}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	},
	"windows": {
		`${ProgramFiles}\Google\Chrome\Application\chrome.exe`,
		`${ProgramFiles(x86)}\Google\Chrome\Application\chrome.exe`,
		`${LocalAppData}\Google\Chrome\Application\chrome.exe`,
		`${LocalAppData}\Chromium\Application\chrome.exe`,
		`${ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe`,
		`${ProgramFiles}\Microsoft\Edge\Application\msedge.exe`,
	},
	"linux": {"/snap/bin/chromium", "/opt/google/chrome/chrome"},
}

// installs has the hint how to install a browser on each system.
var installs = map[string]string{
	"linux":   "install one, on Debian and Ubuntu with: sudo apt-get install chromium",
	"darwin":  "install one, with Homebrew: brew install --cask chromium",
	"windows": "install one: winget install Google.Chrome",
}

// Find returns the browser to print with: the named one, which is a path or a
// program on the path, or else the first of the usual ones that is installed.
func Find(named string) (string, error) {
	if named != "" {
		return findNamed(named)
	}
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found, nil
		}
	}
	for _, place := range places[runtime.GOOS] {
		place = os.Expand(place, os.Getenv)
		if info, err := os.Stat(place); err == nil && !info.IsDir() {
			return place, nil
		}
	}
	hint := installs[runtime.GOOS]
	if hint == "" {
		hint = "install one"
	}
	return "", &diag.Fault{Text: "there is no Chromium here, nor a browser made from it", Hint: hint + "; or name one with --chromium PATH"}
}

func findNamed(named string) (string, error) {
	found, err := exec.LookPath(named)
	if err == nil {
		return found, nil
	}
	e := &diag.Fault{Text: "cannot run " + named, Hint: "name the browser's program with --chromium PATH", Err: err}
	info, statErr := os.Stat(named)
	switch {
	case errors.Is(err, fs.ErrPermission) || statErr == nil && !info.IsDir():
		e.Text += ": it is not a program that may be run"
	case statErr == nil && strings.HasSuffix(filepath.Clean(named), ".app"):
		e.Text += ": it is a folder"
		e.Hint = "name the program inside it, in Contents/MacOS"
	case statErr == nil:
		e.Text += ": it is a folder"
	default:
		e.Text += ": there is no such program"
	}
	return "", e
}
