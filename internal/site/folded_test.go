package site

import (
	"testing"
	"time"
)

// TestFolded looks up what a setting may say, proper or not: //x/ once went round for ever.
func TestFolded(t *testing.T) {
	f := folded[string]{}
	f.add("Notes/ferry/index.html", "note")
	for file, want := range map[string]bool{
		"notes/Ferry/index.html": true, "notes/ferry": true, "notes/ferry/index.html/more": true, "notes/boat/index.html": false,
		"/x/index.html": false, "//": false, "/": false, "../x": false, "": false,
	} {
		done := make(chan bool, 1)
		go func() {
			_, ok := f.meets(file)
			g := folded[string]{}
			g.add(file, "this")
			done <- ok
		}()
		select {
		case ok := <-done:
			if ok != want {
				t.Errorf("%q is found: %v", file, ok)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%q is looked up for ever", file)
		}
	}
}
