package output

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestCompress(t *testing.T) {
	var m Memory
	sink := Compress(&m, CompressOptions{})
	text := []byte(strings.Repeat("對照 (duìzhào): set side by side, to compare. ", 200))
	noise := make([]byte, 4096)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	for path, data := range map[string][]byte{
		"index.html": text, "style.css": text[:1024], "small.html": text[:1023],
		"photo.jpg": text, "noise.txt": noise, "app.wasm": text,
	} {
		if err := sink.Put(path, data); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, f := range m.Files() {
		got = append(got, f.Path)
	}
	want := strings.Fields("app.wasm app.wasm.br app.wasm.gz index.html index.html.br index.html.gz noise.txt photo.jpg small.html style.css " +
		"style.css.br style.css.gz")
	if !slices.Equal(got, want) {
		t.Errorf("files %v, want %v", got, want)
	}
	br, _ := m.Get("index.html.br")
	if back, err := io.ReadAll(brotli.NewReader(bytes.NewReader(br))); err != nil || !bytes.Equal(back, text) {
		t.Errorf("brotli does not give the text back: %v", err)
	}
	gz, _ := m.Get("index.html.gz")
	r, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		t.Fatal(err)
	}
	if back, err := io.ReadAll(r); err != nil || !bytes.Equal(back, text) {
		t.Errorf("gzip does not give the text back: %v", err)
	}
	if r.Name != "" || !r.ModTime.IsZero() {
		t.Errorf("gzip carries name %q, time %v", r.Name, r.ModTime)
	}
	if err := sink.Put("index.html", text); err == nil {
		t.Error("the error of the sink behind is lost")
	}
}

// TestCompressSameBytes: pooled writers must not remember earlier pages,
// whatever the order and the number of goroutines.
func TestCompressSameBytes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("the of 對照 之 讀 而 時 習 robot 機 器 人 model 模型 token <p> </p> <span lang=en> 2024 million")
	var pages [][]byte
	for range 24 {
		var b bytes.Buffer
		for range 200 + rng.IntN(4000) {
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		pages = append(pages, b.Bytes())
	}
	build := func(order []int, par int) []File {
		var m Memory
		sink := Compress(&m, CompressOptions{})
		var wg sync.WaitGroup
		for w := range par {
			wg.Go(func() {
				for k := w; k < len(order); k += par {
					if err := sink.Put(fmt.Sprintf("%d.html", order[k]), pages[order[k]]); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		return m.Files()
	}
	want := build(rng.Perm(len(pages)), 1)
	for _, par := range []int{1, 2, 7} {
		got := build(rng.Perm(len(pages)), par)
		if !slices.EqualFunc(got, want, func(a, b File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
			t.Errorf("bytes differ between orders (%d goroutines)", par)
		}
	}
}

func BenchmarkCompress(b *testing.B) {
	page := []byte(strings.Repeat("<p lang=zh-Hant>對照：set side by side.</p>\n", 1000))
	sink := Compress(discardSink{}, CompressOptions{})
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		sink.Put("index.html", page)
	}
}

type discardSink struct{}

func (discardSink) Put(string, []byte) error { return nil }
