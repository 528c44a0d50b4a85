package markup

import (
	"os"
	"path/filepath"
	"testing"

	"duizhao/internal/bench"
)

// BenchmarkParse reads the texts of one made-up edition, as a build does.
func BenchmarkParse(b *testing.B) {
	dir := b.TempDir()
	if err := bench.Generate(dir, 1, 1); err != nil {
		b.Fatal(err)
	}
	for _, lang := range []string{"zh-Hant", "en"} {
		data, err := os.ReadFile(filepath.Join(dir, "content/editions", bench.Slug(0), lang+".md"))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(data, Options{})
			}
		})
	}
}
