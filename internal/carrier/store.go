package carrier

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"duizhao/internal/deploy"
	"duizhao/internal/diag"
)

// Store is a store that the program reaches.
type Store struct {
	name       string
	compressed string
	in         io.Closer
	ended      chan struct{} // closed when the program said its last

	writing sync.Mutex // never held while mu is wanted, or two full pipes wait for each other
	out     *json.Encoder

	mu      sync.Mutex // guards what follows
	last    int
	waiting map[int]chan Answer
	why     error
	process *exec.Cmd
}

// Find returns the path of the program: beside the one that runs, or where the system
// looks. The error is a [*diag.Fault].
func Find() (string, error) {
	name := Program
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(self); err == nil {
			self = real
		}
		beside := filepath.Join(filepath.Dir(self), name)
		if info, err := os.Stat(beside); err == nil && info.Mode().IsRegular() {
			return beside, nil
		}
	}
	if found, err := exec.LookPath(name); err == nil {
		return found, nil
	}
	return "", &diag.Fault{
		Text: "to deploy there takes the program " + Program + ", which is not here",
		Hint: "it is in every archive and package of a release, for the folder that duizhao is in; in the source: go install -C cmd/duizhao-cloud .",
	}
}

// Open runs the program for an address. Close the store to end it.
func Open(ctx context.Context, program, address string) (*Store, error) {
	c := exec.Command(program, address)
	own(c) // Ctrl-C is for duizhao, which ends the program in order
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, &diag.Fault{Text: fmt.Sprintf("cannot run %s: %v", program, err), Err: err}
	}
	s, err := connect(ctx, address, in, out)
	if err != nil {
		in.Close()
		c.Process.Kill()
		c.Wait()
		return nil, deploy.Explain(ctx, address, err)
	}
	s.process = c
	return s, nil
}

// connect reads the first answer.
func connect(ctx context.Context, name string, in io.WriteCloser, out io.Reader) (*Store, error) {
	s := &Store{name: name, in: in, out: json.NewEncoder(in), waiting: map[int]chan Answer{}, ended: make(chan struct{})}
	first := make(chan Answer, 1)
	s.waiting[0] = first
	go s.listen(out)
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-s.ended:
		return nil, s.lost()
	case a := <-first:
		switch {
		case a.Fault != "":
			return nil, fmt.Errorf("cannot open %s: %w", name, a.err())
		case a.Protocol != Protocol:
			return nil, &diag.Fault{Text: Program + " is of another version than duizhao", Hint: "take both from one archive"}
		}
		s.compressed = a.Compressed
	}
	return s, nil
}

// listen hands answers to those who wait for them.
func (s *Store) listen(out io.Reader) {
	defer close(s.ended)
	lines := json.NewDecoder(bufio.NewReaderSize(out, 1<<16))
	for {
		var a Answer
		err := lines.Decode(&a)
		s.mu.Lock()
		if err != nil {
			if s.why = err; errors.Is(err, io.EOF) {
				s.why = errors.New("it ended")
			}
			s.mu.Unlock()
			return
		}
		if to := s.waiting[a.ID]; to != nil {
			to <- a // there is room for one
			delete(s.waiting, a.ID)
		}
		s.mu.Unlock()
	}
}

func (s *Store) lost() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &diag.Fault{Text: fmt.Sprintf("%s does not answer any more: %v", Program, s.why),
		Hint: "the site there is whole; deploy again, and it goes on where this ended"}
}

// ask sends a request and waits for its answer.
func (s *Store) ask(ctx context.Context, r Request) (Answer, error) {
	to := make(chan Answer, 1)
	s.mu.Lock()
	s.last++
	r.ID = s.last
	s.waiting[r.ID] = to
	s.mu.Unlock()
	if err := s.say(r); err != nil {
		return Answer{}, s.lost()
	}
	select {
	case a := <-to:
		return a, a.err()
	case <-s.ended:
		return Answer{}, s.lost()
	case <-ctx.Done():
		s.mu.Lock()
		delete(s.waiting, r.ID)
		s.mu.Unlock()
		s.say(Request{ID: r.ID, Op: "cancel"})
		return Answer{}, context.Cause(ctx)
	}
}

func (s *Store) say(r Request) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.out.Encode(r)
}

// Name returns the address.
func (s *Store) Name() string { return s.name }

// Compressed returns what the program says of the store.
func (s *Store) Compressed() string { return s.compressed }

// List asks for the objects.
func (s *Store) List(ctx context.Context, prefix string) ([]deploy.Object, error) {
	a, err := s.ask(ctx, Request{Op: "list", Key: prefix})
	return a.Objects, err
}

// Get asks for an object.
func (s *Store) Get(ctx context.Context, key string) ([]byte, error) {
	a, err := s.ask(ctx, Request{Op: "get", Key: key})
	return a.Data, err
}

// Put names a file, or sends data.
func (s *Store) Put(ctx context.Context, key string, c deploy.Content) (string, error) {
	r := Request{Op: "put", Key: key, Head: c.Head, File: c.File, Data: c.Data, Size: c.Size, Digest: c.Digest}
	if c.File != "" {
		var err error
		if r.File, err = filepath.Abs(c.File); err != nil {
			return "", err
		}
	}
	a, err := s.ask(ctx, r)
	return a.Tag, err
}

// Delete has an object removed.
func (s *Store) Delete(ctx context.Context, key string) error {
	_, err := s.ask(ctx, Request{Op: "delete", Key: key})
	return err
}

// Flush has what was put made durable.
func (s *Store) Flush(ctx context.Context) error {
	_, err := s.ask(ctx, Request{Op: "flush"})
	return err
}

// Close ends the program: in order, or after half a second.
func (s *Store) Close() error {
	s.in.Close()
	if s.process == nil {
		return nil
	}
	kill := time.AfterFunc(500*time.Millisecond, func() { s.process.Process.Kill() })
	defer kill.Stop()
	s.process.Wait()
	return nil
}
