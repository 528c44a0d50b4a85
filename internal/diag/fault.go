package diag

// Fault is the error of what fails in the world and not in the content: a full disk, a
// browser that is not installed, a choice that does not exist. It is worded for people
// where it is found.
type Fault struct {
	Text   string // what is wrong: lower case, no full stop
	Hint   string // what to do; may be empty
	Err    error  // the cause, for errors.Is; Text says it in words. May be nil
	Misuse bool   // what was asked for is at fault: a command line, a choice
}

// Error returns the text and the hint in one line.
func (f *Fault) Error() string {
	if f.Hint == "" {
		return f.Text
	}
	return f.Text + "; " + f.Hint
}

func (f *Fault) Unwrap() error { return f.Err }
