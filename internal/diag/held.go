package diag

// Held are the problems of one rule in a file, as a list has them: to be kept and put
// into another list.
type Held struct {
	Problems []Problem
	More     int // that are only counted
	Worst    Severity
}

// Held returns what the list has.
func (l *List) Held() []Held {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []Held
	for key, b := range l.rules {
		b.settle(key.path != "")
		out = append(out, Held{b.kept, b.more, b.worst})
	}
	return out
}

// Take adds what another list had.
func (l *List) Take(list []Held) {
	other := List{rules: map[breach]*breaches{}}
	for _, h := range list {
		if len(h.Problems) > 0 {
			other.rules[breach{h.Problems[0].Path, h.Problems[0].Code}] = &breaches{h.Problems, h.More, h.Worst}
		}
	}
	l.Merge(&other)
}
