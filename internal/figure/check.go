package figure
type Issue struct{}
func Check(f *Figure) []Issue {return nil}
func Table(f *Figure, lang string) []byte {return nil}
