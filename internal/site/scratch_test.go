package site

import (
	"context"
	"duizhao/internal/bench"
	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/static"
	"duizhao/templates"
	"os"
	"runtime"
	"runtime/pprof"
	"testing"
	"time"
)

func TestScratch(t *testing.T) {
	dir := "/mnt/tm/bb/site1000"
	pub := "/mnt/tm/bb/pub"
	n := 1000
	if os.Getenv("N") == "100" {
		dir = "/mnt/tm/bb/site100"
		n = 100
	}
	if os.Getenv("N") == "0" {
		dir = "../.."
		pub = "/tmp/pub"
	}
	if _, err := os.Stat(dir); err != nil {
		if err := bench.Generate(dir, n, 1); err != nil {
			t.Fatal(err)
		}
	}
	os.RemoveAll(pub)
	r, _ := os.OpenRoot(dir)
	f, _ := os.Create("/mnt/tm/bb/cpu.prof")
	pprof.StartCPUProfile(f)
	t0 := time.Now()
	st, err := output.NewStage(pub, output.StageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	rep, err := Build(context.Background(), Options{FS: r.FS(), Templates: templates.FS, Static: static.FS, Version: "0.1"}, st)
	t1 := time.Since(t0)
	stats, err2 := st.Commit()
	pprof.StopCPUProfile()
	f.Close()
	t.Log(err, err2, t1, time.Since(t0), rep.Counts, stats)
	if len(rep.Problems) > 10 {
		rep.Problems = rep.Problems[:10]
	}
	diag.WriteText(os.Stdout, rep.Problems)
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	t.Log(ms.Sys>>20, ms.TotalAlloc>>20, ms.NumGC)
}
