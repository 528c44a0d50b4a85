package review_test

import (
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/review"
)

const head = "duizhao-review-lock 1\n"

func TestLock(t *testing.T) {
	l := &review.Lock{
		Entries: []review.Entry{
			{Lang: "en", Address: "p17.10", Base: review.Of("丙"), Own: review.Of("c")},
			{Lang: "en", Address: "p17.2", Base: review.Of("乙"), Own: review.Of("b")},
			{Lang: "de", Address: "q01.1", Base: review.Of("甲"), Own: review.Of("a")},
		},
		Anchors: []review.Anchor{{Claim: "width", Address: "p17.2", Base: review.Of("乙")}, {Claim: "width", Address: "p17", Base: review.Of("甲乙")}},
	}
	var order []string
	for line := range strings.Lines(string(l.Format())) {
		if !strings.HasPrefix(line, "#") {
			fields := strings.Fields(line)
			order = append(order, strings.Join(fields[:2], " "))
		}
	}
	if got := strings.Join(order, ", "); got != "duizhao-review-lock 1, claim width, claim width, de q01.1, en p17.2, en p17.10" {
		t.Errorf("the lines are %s", got)
	}
	var problems diag.List
	back := review.Parse("review.lock", l.Format(), &problems)
	if problems.Len() > 0 || string(back.Format()) != string(l.Format()) {
		t.Errorf("%v, read back as\n%s", problems.Sorted(), back.Format())
	}
	if back.Entries[0].Line != 7 {
		t.Errorf("the line is %d", back.Entries[0].Line)
	}
	windows := strings.ReplaceAll(string(l.Format()), "\n", "\r\n")
	if back := review.Parse("review.lock", []byte(windows), &problems); back == nil || string(back.Format()) != string(l.Format()) {
		t.Errorf("with the line ends of Windows: %v", problems.Sorted())
	}
}

func TestLockRefuses(t *testing.T) {
	const good = "en p01.1 00000000000000aa:9 00000000000000bb:12\n"
	for _, c := range []struct{ data, want string }{
		{"", "this lock is empty"},
		{"duizhao-review-lock 2\n" + good, "not a lock that this program can read"},
		{good, "not a lock that this program can read"},
		{head + "en p01.1 00000000000000aa:9\n", "review.lock:2:1: error: this is not a line of a lock"},
		{head + "en p01 00000000000000aa:9 00000000000000bb:12\n", "not a line"},
		{head + "en p01.0 00000000000000aa:9 00000000000000bb:12\n", "not a line"},
		{head + "en p01.1 00000000000000aa:9 00000000000000bb\n", "not a line"},
		{head + "claim width p01. 00000000000000aa:9\n", "not a line"},
		{head + "claim width p01.1 aa:9\n", "not a line"},
		{head + good + good, "there is a line for en p01.1 already, line 2"},
		{head + "<<<<<<< HEAD\n" + good + "=======\n>>>>>>> other\n", "an unfinished merge is left here"},
	} {
		var problems diag.List
		var text strings.Builder
		if l := review.Parse("review.lock", []byte(c.data), &problems); l != nil {
			t.Errorf("%q is read as %+v", c.data, l)
		}
		diag.WriteText(&text, problems.Sorted())
		if !strings.Contains(text.String(), c.want) {
			t.Errorf("%q: %s", c.data, text.String())
		}
	}
}

func FuzzLock(f *testing.F) {
	f.Add([]byte(head + "en p01.1 00000000000000aa:9 00000000000000bb:12\nclaim width p01 00000000000000aa:9\n"))
	f.Add([]byte(head + "# words\n\nen p01.1\n<<<<<<< HEAD\n"))
	f.Add([]byte("duizhao-review-lock 1\r\nclaim\nclaim a b\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var problems diag.List
		l := review.Parse("review.lock", data, &problems)
		if (l == nil) != problems.Failed() {
			t.Fatalf("%v with %v", l, problems.Sorted())
		}
		for _, p := range problems.Sorted() {
			if p.Line < 1 || p.Col < 1 || p.Hint == "" {
				t.Fatalf("a problem without a place or a hint: %+v", p)
			}
		}
		if l == nil {
			return
		}
		again := review.Parse("review.lock", l.Format(), &problems)
		if again == nil || string(again.Format()) != string(l.Format()) {
			t.Fatalf("%q is written as\n%s\nand that is read as %v", data, l.Format(), again)
		}
	})
}
