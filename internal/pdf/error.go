package pdf

// Error is about a browser that is missing or does not work, worded for the user.
type Error struct {
	Text string // what is wrong
	Hint string // what to do; may be empty
	Err  error  // the cause; may be nil
}

// Error returns the text and the hint in one line.
func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Text
	}
	return e.Text + "; " + e.Hint
}

func (e *Error) Unwrap() error { return e.Err }
