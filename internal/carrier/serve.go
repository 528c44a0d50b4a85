package carrier

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"sync"

	"duizhao/internal/deploy"
)

// Serve answers the requests of in for a store until in ends. It is the program's
// side of the protocol.
func Serve(ctx context.Context, s deploy.Store, in io.Reader, out io.Writer) error {
	v := &server{store: s, out: json.NewEncoder(out), running: map[int]context.CancelFunc{}}
	v.say(Answer{Protocol: Protocol, Compressed: s.Compressed()})
	ctx, cancel := context.WithCancel(ctx)
	defer v.work.Wait()
	defer cancel()
	lines := json.NewDecoder(bufio.NewReaderSize(in, 1<<16))
	for {
		var r Request
		if err := lines.Decode(&r); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if r.Op == "cancel" {
			v.cancel(r.ID)
			continue
		}
		within, end := context.WithCancel(ctx)
		v.mu.Lock()
		v.running[r.ID] = end
		v.mu.Unlock()
		v.work.Go(func() {
			a := v.answer(within, r)
			v.cancel(r.ID)
			v.say(a)
		})
	}
}

// Fail answers instead of a store that could not be opened.
func Fail(out io.Writer, err error) {
	json.NewEncoder(out).Encode(failed(0, err))
}

type server struct {
	store deploy.Store
	work  sync.WaitGroup

	writing sync.Mutex
	out     *json.Encoder

	mu      sync.Mutex // guards what follows
	running map[int]context.CancelFunc
}

func (v *server) say(a Answer) {
	v.writing.Lock()
	defer v.writing.Unlock()
	v.out.Encode(a) // if nobody reads any more, the input ends too
}

func (v *server) cancel(id int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if end := v.running[id]; end != nil {
		end()
		delete(v.running, id)
	}
}

func (v *server) answer(ctx context.Context, r Request) Answer {
	a := Answer{ID: r.ID}
	var err error
	switch r.Op {
	case "list":
		a.Objects, err = v.store.List(ctx, r.Key)
	case "get":
		if a.Data, err = v.store.Get(ctx, r.Key); err == nil && r.File != "" {
			err, a.Data = os.WriteFile(r.File, a.Data, 0o600), nil
		}
	case "put":
		a.Tag, err = v.store.Put(ctx, r.Key, deploy.Content{Head: r.Head, File: r.File, Data: r.Data, Size: r.Size, Digest: r.Digest})
	case "delete":
		err = v.store.Delete(ctx, r.Key)
	case "flush":
		err = v.store.Flush(ctx)
	default:
		err = &deploy.Fault{Kind: deploy.Refused, Text: "the protocol has no " + r.Op}
	}
	if err != nil {
		return failed(r.ID, err)
	}
	return a
}

// failed is the answer for an error. One that is no fault may pass.
func failed(id int, err error) Answer {
	var f *deploy.Fault
	if errors.As(err, &f) {
		return Answer{ID: id, Fault: f.Kind, Text: f.Text}
	}
	return Answer{ID: id, Fault: deploy.Passing, Text: err.Error()}
}
