//go:build unix

package output

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestMain lets the test binary be the build that is killed.
func TestMain(m *testing.M) {
	if mode := os.Getenv("DUIZHAO_TEST_BUILD"); mode != "" {
		build(mode, os.Getenv("DUIZHAO_TEST_DIR"))
	}
	os.Exit(m.Run())
}

// pages is the site that the child builds; two versions differ in every second file.
func pages(version string) site {
	s := site{}
	for i := range 200 {
		v := ""
		if i%2 == 0 {
			v = version
		}
		s[fmt.Sprintf("e%02d/v%02d.html", i/20, i%20)] = strings.Repeat(fmt.Sprint(v, " page ", i, "\n"), 100)
	}
	s["only-"+version+"/index.html"] = version
	return s
}

// build is the child process. It does not return.
func build(mode, dir string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println("child:", err)
			os.Exit(1)
		}
	}
	put := func(version string) *Stage {
		s, err := NewStage(dir, childOptions())
		fail(err)
		s.least = 0
		if mode == "two renames" {
			s.exchange = func(dir *os.File, a, b string) error { return errors.ErrUnsupported }
		}
		n := 0
		for p, text := range pages(version) {
			if n++; mode == "put" && n == 100 {
				fmt.Println("ready")
				time.Sleep(time.Hour)
			}
			fail(s.Put(p, []byte(text)))
		}
		return s
	}
	switch mode {
	case "put", "staged":
		put("B")
		fmt.Println("ready")
		time.Sleep(time.Hour)
	case "one rename": // killed between the two renames
		s := put("B")
		s.exchange = func(dir *os.File, a, b string) error {
			fail(s.target.dir.Rename(b, s.target.beside("old")))
			fmt.Println("ready")
			time.Sleep(time.Hour)
			return nil
		}
		s.Commit()
	case "swapped": // killed after the swap, before the removal
		s := put("B")
		s.exchange = func(dir *os.File, a, b string) error {
			fail(exchange(dir, a, b))
			fmt.Println("ready")
			time.Sleep(time.Hour)
			return nil
		}
		s.Commit()
	case "swaps", "two renames":
		fmt.Println("ready")
		for i := 0; ; i++ {
			_, err := put(string("AB"[i%2])).Commit()
			fail(err)
		}
	case "limit": // a full disk, as far as the program can know
		signal.Ignore(unix.SIGXFSZ)
		fail(unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 1000, Max: 1000}))
		s, err := NewStage(dir, StageOptions{})
		fail(err)
		fmt.Println(s.Put("big.html", make([]byte, 5000)))
		_, err = s.Commit()
		fmt.Println(err)
	}
	os.Exit(0)
}

// childOptions are those of a build that may have a shelf.
func childOptions() (o StageOptions) {
	if place := os.Getenv("DUIZHAO_TEST_SHELF"); place != "" {
		o.Shelf = folderShelf(place)
	}
	return o
}

// child starts a build in another process and returns it when it is ready.
func child(t *testing.T, mode, dir string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), "DUIZHAO_TEST_BUILD="+mode, "DUIZHAO_TEST_DIR="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	r := bufio.NewReader(out)
	if mode == "limit" {
		return cmd, r
	}
	if line, err := r.ReadString('\n'); line != "ready\n" {
		t.Fatalf("child said %q, %v", line, err)
	}
	return cmd, r
}

func kill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
}

// TestKilled kills a build at the critical places.
func TestKilled(t *testing.T) {
	for mode, want := range map[string]string{"put": "A", "staged": "A", "swapped": "B", "one rename": ""} {
		t.Run(mode, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			publish(t, dir, pages("A"))
			cmd, _ := child(t, mode, dir)
			if _, err := NewStage(dir, StageOptions{}); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), strconv.Itoa(cmd.Process.Pid)) {
				t.Errorf("while the other build lives: %v", err)
			}
			kill(t, cmd)
			if want != "" && !maps.Equal(read(t, dir), pages(want)) {
				t.Errorf("the published site is not the whole %s", want)
			}
			if left, _ := filepath.Glob(filepath.Dir(dir) + "/.public.duizhao-*"); len(left) < 2 {
				t.Errorf("the child left only %v", left)
			}
			stage(t, dir, site{"x": "x"}).Abort() // the next build clears up
			if want == "" {
				want = "A"
			}
			check(t, dir, pages(want))
		})
	}
}

// TestKilledAnytime kills builds that publish A and B in turn at any moment.
func TestKilledAnytime(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 4
	}
	for _, mode := range []string{"swaps", "two renames", "swaps with a shelf"} {
		t.Run(mode, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mode, shelved := strings.CutSuffix(mode, " with a shelf")
			if shelved {
				place := filepath.Join(filepath.Dir(dir), "shelf")
				if err := os.Mkdir(place, 0o700); err != nil {
					t.Fatal(err)
				}
				t.Setenv("DUIZHAO_TEST_SHELF", place)
			}
			publish(t, dir, pages("A"))
			for range rounds {
				cmd, _ := child(t, mode, dir)
				time.Sleep(time.Duration(rand.IntN(60000)) * time.Microsecond)
				kill(t, cmd)
				if mode == "two renames" { // nothing may be published for a moment
					stage(t, dir, site{}).Abort()
				}
				got := read(t, dir)
				if !maps.Equal(got, pages("A")) && !maps.Equal(got, pages("B")) {
					t.Fatalf("%d files, neither A nor B", len(got))
				}
			}
			stage(t, dir, site{}).Abort()
			alone(t, dir)
		})
	}
}

func TestTwoRenames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, dir, files("one", "index.html", "a/index.html"))
	two := files("two", "index.html")
	s := stage(t, dir, two)
	s.exchange = func(dir *os.File, a, b string) error { return errors.ErrUnsupported }
	if stats, err := s.Commit(); err != nil || stats.Written != 1 || stats.Removed != 1 {
		t.Fatal(stats, err)
	}
	check(t, dir, two)

	s = stage(t, dir, files("three", "index.html"))
	s.exchange = func(dir *os.File, a, b string) error { return unix.EBUSY }
	_, err := s.Commit()
	want := "DIR is a mount point, or part of a container's image, and cannot be replaced as a whole; choose a folder inside it with --output DIR/site"
	if !errors.Is(err, ErrMount) || strings.ReplaceAll(err.Error(), dir, "DIR") != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	check(t, dir, two)
}

func TestFileTooBig(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	one := files("one", "index.html")
	publish(t, dir, one)
	cmd, r := child(t, "limit", dir)
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	line := "cannot write DIR/big.html: the limit set for your files is reached; raise the limit or make room, and build again\n"
	if got := strings.ReplaceAll(string(out), dir, "DIR"); got != line+line {
		t.Errorf("got  %swant %s", got, line)
	}
	check(t, dir, one)
}
