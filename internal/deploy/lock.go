package deploy

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"duizhao/internal/diag"
)

// lock keeps two runs from working on one store. Object storage has no locks, and not
// every kind can refuse to overwrite; but what was put is listed by whoever asks
// next. So a run puts an object with a name of its own, and then lists the others: of
// two that try at once at least one sees the other, and goes back.
//
// Whoever holds the lock writes into it again every few seconds. A run that finds
// another's watches it, by its own clock: one that does not change for five such
// times is a dead run's, and is removed. A holder that could not write for four of
// them, or whose object is gone, or who finds another holder, stops, since it may have
// been taken for dead.
type lock struct {
	store *patient
	mine  holder
	pace  pace
	first struct{ state string } // of the list, when the lock was taken

	stop   context.CancelFunc
	beaten sync.WaitGroup
	mu     sync.Mutex
	gone   error
}

// holder is the content of a lock.
type holder struct {
	ID    string `json:"id"`
	Host  string `json:"host"`
	Since string `json:"since"` // for people
	Held  bool   `json:"held"`  // else its owner is looking for others
	Beat  int    `json:"beat"`
}

func (h holder) key() string { return lockKeys + h.ID }

// take gets the lock of a store.
func take(ctx context.Context, s *patient, o Options) (*lock, error) {
	l := &lock{store: s, pace: s.pace, mine: holder{ID: rand.Text(), Host: o.Host, Since: time.Now().UTC().Format(time.RFC3339)}}
	seen := map[string]watched{}
	for {
		if err := l.write(ctx, s); err != nil {
			return nil, fmt.Errorf("cannot write to %s: %w", s.Name(), err)
		}
		free, err := l.alone(ctx, seen, o.Waiting)
		if err != nil || !free {
			l.remove()
		}
		if err != nil {
			return nil, err
		}
		if free {
			break
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(l.pace.beat/2 + jitter(l.pace.beat)):
		}
	}
	l.mine.Held = true
	err := l.write(ctx, s)
	var id string
	if err == nil {
		_, id, err = readState(ctx, s, true)
	}
	if err != nil && !errors.Is(err, errDamaged) {
		l.remove()
		return nil, err
	}
	l.first.state = id
	return l, nil
}

// watched is another's lock and since when it has not changed.
type watched struct {
	tag   string
	since time.Time
	by    holder
}

// alone reports whether nobody else has the lock. It removes those of the dead.
func (l *lock) alone(ctx context.Context, seen map[string]watched, waiting func(string)) (bool, error) {
	listed, err := l.store.List(ctx, lockKeys)
	if err != nil {
		return false, fmt.Errorf("cannot list %s: %w", l.store.Name(), err)
	}
	free := true
	for _, o := range listed {
		if o.Key == l.mine.key() {
			continue
		}
		data, err := l.store.Get(ctx, o.Key)
		if is(err, Missing) {
			continue
		}
		if err != nil {
			return false, err
		}
		w, known := seen[o.Key]
		if !known || w.tag != string(data) {
			w = watched{tag: string(data), since: time.Now()}
			json.Unmarshal(data, &w.by) // a damaged one is watched like others
			if seen[o.Key] = w; !known && waiting != nil {
				waiting(w.by.Host)
			}
			free = false
			continue
		}
		if time.Since(w.since) < l.pace.silent {
			free = false
			continue
		}
		if err := l.store.Delete(ctx, o.Key); err != nil {
			return false, err
		}
	}
	return free, nil
}

// write puts the lock.
func (l *lock) write(ctx context.Context, s Store) error {
	data, err := json.Marshal(l.mine)
	if err != nil {
		return err
	}
	_, err = s.Put(ctx, l.mine.key(), inline(data, "application/json"))
	return err
}

// guard returns a context that ends when the lock is lost, and renews it until then.
func (l *lock) guard(ctx context.Context) context.Context {
	ctx, cancel := context.WithCancel(ctx)
	l.stop = cancel
	l.beaten.Go(func() {
		last := time.Now()
		tick := time.NewTicker(l.pace.beat)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			err := l.renew(ctx)
			if err == nil {
				last = time.Now()
			}
			if is(err, Missing) || time.Since(last) > l.pace.silent-l.pace.beat {
				l.mu.Lock()
				l.gone = &diag.Fault{Text: "another deploy took over " + l.store.Name(), Hint: "this one was not heard from for too long; " + continues}
				l.mu.Unlock()
				cancel()
				return
			}
		}
	})
	return ctx
}

// renew writes into the lock if it is still there and nobody else holds one. The
// fault is of kind [Missing] if the lock is lost. Each call is made once: the next
// beat is soon enough.
func (l *lock) renew(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 2*l.pace.beat)
	defer cancel()
	once := l.store.Store
	listed, err := once.List(ctx, lockKeys)
	if err != nil {
		return err
	}
	if !has(listed, l.mine.key()) {
		return &Fault{Missing, "the lock is gone"}
	}
	for _, o := range listed {
		if o.Key == l.mine.key() {
			continue
		}
		data, err := once.Get(ctx, o.Key)
		var other holder
		if err == nil && json.Unmarshal(data, &other) == nil && other.Held {
			return &Fault{Missing, "another holds a lock"}
		}
	}
	l.mine.Beat++
	return l.write(ctx, once)
}

// lost returns why the lock was lost, or nil.
func (l *lock) lost() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.gone
}

// release gives the lock back, also when the run was interrupted.
func (l *lock) release() {
	if l.stop != nil {
		l.stop()
		l.beaten.Wait()
	}
	l.remove()
}

// farewell is how long an interrupted run may take to remove its lock. Should it not
// manage, the next run has to watch the lock.
const farewell = 500 * time.Millisecond

func (l *lock) remove() {
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	l.store.Store.Delete(ctx, l.mine.key())
}

func jitter(d time.Duration) time.Duration {
	var b [1]byte
	rand.Read(b[:])
	return d * time.Duration(b[0]) / 256
}
