package browser
import ("testing";"os";"github.com/chromedp/chromedp")
func TestDbg(t *testing.T){
 b:=open(t, desk.with("prefers-color-scheme: dark"))
 for n,p:=range map[string]string{"note":"notes/boston-dynamics/","en":"lan-xi-2024/en/","ed":"lan-xi-2024/","claims":"lan-xi-2024/claims/","front":""} {
 b.visit(p)
 pdf,_:=chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPaper(a4), chromedp.PDFOutlineAndTagged()))
 os.WriteFile("/tmp/bw/"+n+".pdf",pdf,0o666)
 }
}
