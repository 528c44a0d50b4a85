package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/deploy"

	"github.com/pkg/sftp"
	"golang.org/x/sync/errgroup"
)

// host is a folder on another machine, through the sftp subsystem of its ssh server.
// The connection is made by the installed ssh, with the keys, agent and settings that
// the user has for it. rsync would send less of a large file that changed, but knows
// no order and keeps no list.
type host struct {
	name   string
	dir    string
	client *sftp.Client
	ssh    *exec.Cmd
	in     io.Closer
}

// openHost connects to sftp://USER@HOST:PORT/DIR.
func openHost(ctx context.Context, u *url.URL) (*host, error) {
	args := []string{"-o", "BatchMode=yes", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3", "-s"}
	if p := u.Port(); p != "" {
		args = append(args, "-p", p)
	}
	if u.User != nil {
		args = append(args, "-l", u.User.Username())
	}
	if u.Hostname() == "" || strings.HasPrefix(u.Hostname(), "-") || u.User != nil && strings.HasPrefix(u.User.Username(), "-") {
		return nil, &deploy.Fault{Kind: deploy.NoPlace, Text: "the address names no host"}
	}
	c := exec.Command("ssh", append(args, "--", u.Hostname(), "sftp")...)
	var said said
	c.Stderr = &said
	in, err := c.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, &deploy.Fault{Kind: deploy.Refused, Text: fmt.Sprintf("ssh cannot be run: %v", err)}
	}
	h := &host{name: u.String(), dir: path.Clean(u.Path), ssh: c, in: in}
	stop := context.AfterFunc(ctx, func() { h.Close() })
	defer stop()
	h.client, err = sftp.NewClientPipe(out, in, sftp.UseConcurrentWrites(true))
	if err != nil {
		c.Process.Kill()
		c.Wait()
		return nil, said.fault(err)
	}
	if strings.HasPrefix(h.dir, "/~/") { // below the user's own folder, where sftp begins
		h.dir = h.dir[len("/~/"):]
	}
	if err := h.client.MkdirAll(h.dir); err != nil {
		h.Close()
		return nil, &deploy.Fault{Kind: deploy.NoPlace, Text: fmt.Sprintf("cannot make %s there: %v", h.dir, err)}
	}
	return h, nil
}

// said keeps the last of what ssh says.
type said struct {
	mu   sync.Mutex
	text []byte
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = append(s.text, p...)
	s.text = s.text[max(0, len(s.text)-1000):]
	return len(p), nil
}

func (s *said) fault(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := strings.Split(strings.TrimSpace(string(s.text)), "\n")
	text := strings.TrimSpace(lines[len(lines)-1])
	switch {
	case text == "":
		return &deploy.Fault{Kind: deploy.NoPlace, Text: "ssh: " + err.Error()}
	case strings.Contains(text, "Permission denied"), strings.Contains(text, "Host key verification"):
		return &deploy.Fault{Kind: deploy.Denied, Text: text}
	}
	return &deploy.Fault{Kind: deploy.NoPlace, Text: text}
}

func (h *host) Name() string                { return h.name }
func (h *host) Compressed() string          { return deploy.Beside }
func (h *host) Flush(context.Context) error { return nil }
func (h *host) at(key string) string        { return path.Join(h.dir, key) }

// Close ends the connection.
func (h *host) Close() error {
	h.in.Close()
	h.ssh.Process.Kill()
	return h.ssh.Wait()
}

// List walks the folders, several at once: each takes a way there and back.
func (h *host) List(ctx context.Context, prefix string) ([]deploy.Object, error) {
	var mu sync.Mutex
	var out []deploy.Object
	next := []string{""}
	for len(next) > 0 {
		var below []string
		g, ctx := errgroup.WithContext(ctx)
		g.SetLimit(16)
		for _, dir := range next {
			g.Go(func() error {
				infos, err := h.client.ReadDirContext(ctx, h.at(dir))
				if errors.Is(err, fs.ErrNotExist) {
					return nil
				}
				mu.Lock()
				defer mu.Unlock()
				for _, info := range infos {
					key := path.Join(dir, info.Name())
					switch {
					case info.IsDir():
						if d := key + "/"; strings.HasPrefix(d, prefix) || strings.HasPrefix(prefix, d) {
							below = append(below, key)
						}
					case strings.HasPrefix(key, prefix):
						out = append(out, object(key, info))
					}
				}
				return err
			})
		}
		if err := g.Wait(); err != nil {
			return nil, remote(err)
		}
		next = below
	}
	slices.SortFunc(out, func(a, b deploy.Object) int { return strings.Compare(a.Key, b.Key) })
	return out, nil
}

// object has the time of change for its tag: to read all content back would cost more
// than to send it. It is the host's own time, and is only compared with itself.
func object(key string, info fs.FileInfo) deploy.Object {
	return deploy.Object{Key: key, Size: info.Size(), Tag: fmt.Sprintf("at:%d %s", info.ModTime().Unix(), info.Mode().Type())}
}

func (h *host) Get(_ context.Context, key string) ([]byte, error) {
	f, err := h.client.Open(h.at(key))
	if err != nil {
		return nil, remote(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	return data, remote(err)
}

// Put writes a file under a name that nobody reads, and then renames it.
func (h *host) Put(ctx context.Context, key string, c deploy.Content) (_ string, err error) {
	in, err := c.Open()
	if err != nil {
		return "", err
	}
	defer in.Close()
	tmp := h.at(deploy.TempKeys + rand.Text())
	f, err := h.client.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if errors.Is(err, fs.ErrNotExist) {
		if err := h.client.MkdirAll(path.Dir(tmp)); err != nil {
			return "", remote(err)
		}
		f, err = h.client.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	}
	if err != nil {
		return "", remote(err)
	}
	defer func() {
		if err != nil {
			h.client.Remove(tmp)
		}
	}()
	_, err = f.ReadFrom(in)
	if err == nil {
		err = ctx.Err()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", remote(err)
	}
	err = h.client.PosixRename(tmp, h.at(key))
	if errors.Is(err, fs.ErrNotExist) {
		if err = h.client.MkdirAll(path.Dir(h.at(key))); err == nil {
			err = h.client.PosixRename(tmp, h.at(key))
		}
	}
	return "", remote(err)
}

// Delete removes a file, and the folders that it leaves empty.
func (h *host) Delete(_ context.Context, key string) error {
	if err := h.client.Remove(h.at(key)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return remote(err)
	}
	own := path.Dir(deploy.TempKeys)
	for dir := path.Dir(key); dir != "." && dir != own && h.client.RemoveDirectory(h.at(dir)) == nil; {
		dir = path.Dir(dir)
	}
	return nil
}

// remote says what kind of failure an error of sftp is. A lost connection does not
// come back within a run.
func remote(err error) error {
	var f *deploy.Fault
	var status *sftp.StatusError
	switch {
	case err == nil || errors.As(err, &f):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return &deploy.Fault{Kind: deploy.Missing, Text: err.Error()}
	case errors.Is(err, fs.ErrPermission):
		return &deploy.Fault{Kind: deploy.Denied, Text: err.Error()}
	case errors.Is(err, sftp.ErrSSHFxConnectionLost), errors.Is(err, io.EOF):
		return &deploy.Fault{Kind: deploy.Refused, Text: "the connection is lost"}
	case errors.As(err, &status):
		return &deploy.Fault{Kind: deploy.Refused, Text: status.Error()}
	}
	return &deploy.Fault{Kind: deploy.Refused, Text: err.Error()}
}
