package deploy

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"duizhao/internal/diag"
)

// Keys below own are deploy's, and no product's; see [duizhao/internal/output.Reserved].
const (
	own       = ".duizhao/"
	stateKey  = own + "deploy.json"
	lockKeys  = own + "lock-"
	TempKeys  = own + "tmp-" // of stores that are folders
	nobodys   = ".well-known/"
	formatNow = 1
)

// state is the list of what was sent. A run writes it twice: before it sends
// anything, with Pending, and at the end, without.
type state struct {
	Format int              `json:"duizhao-deploy"`
	Files  map[string]entry `json:"files"`
	// Pending is what a run that has not ended was about to send: of those keys
	// the store may have the entry of Files or this one.
	Pending map[string]Sum `json:"pending,omitempty"`
}

// entry is a file as it was sent. Without a digest it is a key that is ours, and
// nothing is known of its content.
type entry struct {
	Sum
	Tag string `json:"tag,omitempty"` // as the store listed it
	// Lingers marks a file that the site no longer has, kept for readers who have
	// an old page open. The next run that changes something deletes it.
	Lingers bool `json:"lingers,omitempty"`
}

var errDamaged = errors.New("the list of what was sent is damaged")

// readState reads the list, or returns an empty one if there is none. id is the
// digest of what was read.
func readState(ctx context.Context, s Store, there bool) (st *state, id string, err error) {
	st = &state{Format: formatNow, Files: map[string]entry{}}
	if !there {
		return st, "", nil
	}
	data, err := s.Get(ctx, stateKey)
	if is(err, Missing) {
		return st, "", nil
	}
	if err != nil {
		return st, "", fmt.Errorf("cannot read %s: %w", stateKey, err)
	}
	sum := sha256.Sum256(data)
	id = hex.EncodeToString(sum[:])
	var got state
	if err := json.Unmarshal(data, &got); err != nil || got.Format < 1 || got.Files == nil {
		return st, id, &diag.Fault{
			Text: stateKey + " in " + s.Name() + ", the list of what was sent, is damaged",
			Hint: "have it made anew, and everything sent again, with --adopt", Err: errDamaged,
		}
	}
	if got.Format > formatNow {
		return st, id, &diag.Fault{
			Text: stateKey + " in " + s.Name() + " is from a newer duizhao",
			Hint: "deploy with that one",
		}
	}
	return &got, id, nil
}

func writeState(ctx context.Context, s Store, st *state) error {
	data, err := json.Marshal(st)
	if err != nil {
		return err
	}
	if _, err = s.Put(ctx, stateKey, inline(data, "application/json")); err != nil {
		return fmt.Errorf("cannot write %s: %w", stateKey, err)
	}
	return nil
}

// ours reports whether the list knows a key.
func (st *state) ours(key string) bool {
	_, sent := st.Files[key]
	_, pending := st.Pending[key]
	return sent || pending || strings.HasPrefix(key, own)
}
