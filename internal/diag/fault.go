package diag

// Fault is the error of what fails in the world and not in the content: a full disk, a
// choice that does not exist, a browser that is not installed. Whoever finds it words
// it, for people: what happened, and what to do.
type Fault struct {
	Text string // what happened: lower case, no full stop
	Hint string // what to do; may be empty
	Err  error  // the cause, which Text does not repeat; or nil
}

func (f *Fault) Error() string {
	if f.Err != nil {
		return f.Text + ": " + f.Err.Error()
	}
	return f.Text
}

func (f *Fault) Unwrap() error { return f.Err }
