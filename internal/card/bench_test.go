package card

import "testing"

// BenchmarkDraw draws a card in the program's own face, as a build without fonts does.
func BenchmarkDraw(b *testing.B) {
	f := own(b)
	fit, _, ok := f.Fit(&river)
	if !ok {
		b.Fatal("nothing can be set")
	}
	for b.Loop() {
		data, err := f.Draw(fit)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data)), "bytes")
	}
}
