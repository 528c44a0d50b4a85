package script

import "testing"

func BenchmarkProofLoad(b *testing.B) {
	for b.Loop() {
		newProof()
	}
}

// BenchmarkCheck runs all rules on running text.
func BenchmarkCheck(b *testing.B) {
	text := book(b)
	Check(text, "zh-Hant")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Check(text, "zh-Hant")
	}
}
