package browser
import ("testing";"os";"github.com/chromedp/chromedp")
func TestDbg(t *testing.T){
 b:=open(t, phone.touched())
 b.visit(b.site.edition(t))
 b.tap(b.find(markOf("n.1a")))
 b.settle()
 t.Log(eval[string](b,`document.activeElement.outerHTML.slice(0,100)+document.getElementById("n.1a").className+" "+location.hash`))
 d,_:=chromedp.Run(b.ctx, chromedp.CaptureScreenshot()); os.WriteFile("/tmp/bw/tap.png",d,0o666)
 b.show(desk); b.visit(b.site.edition(t)+"#p05"); 
 d,_=chromedp.Run(b.ctx, chromedp.CaptureScreenshot()); os.WriteFile("/tmp/bw/desk.png",d,0o666)
 call[bool](b, `(v) => document.querySelector('[name="notelang"][value="' + v + '"]').click() ?? true`, "en"); b.settle()
 d,_=chromedp.Run(b.ctx, chromedp.CaptureScreenshot()); os.WriteFile("/tmp/bw/desk-en.png",d,0o666)
}
