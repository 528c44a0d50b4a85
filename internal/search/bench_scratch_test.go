package search_test
import ("testing";"os";"context";"time";"runtime/pprof"
"duizhao/internal/site";"duizhao/static";"duizhao/templates")
type drop struct{}
func (drop) Put(string, []byte) error { return nil }
func TestProfScratch(t *testing.T){ d:=os.Getenv("PROF"); if d=="" {t.Skip()}
 root,_:=os.OpenRoot(d)
 f,_:=os.Create("/tmp/sb/cpu.prof"); pprof.StartCPUProfile(f)
 t0:=time.Now()
 site.Build(context.Background(), site.Options{FS:root.FS(),Templates:templates.FS,Static:static.FS,Version:"t"}, drop{})
 t.Log(time.Since(t0)); pprof.StopCPUProfile(); f.Close() }
