package search
import ("testing";"os";"strconv";"duizhao/internal/bench")
func TestGenScratch(t *testing.T){ d:=os.Getenv("GEN"); if d=="" {t.Skip()}; n,_:=strconv.Atoi(os.Getenv("N")); if err:=bench.Generate(d,n,1);err!=nil{t.Fatal(err)}}
