package site

import (
	"duizhao/internal/diag"
	"duizhao/internal/render/web"
)

// rootsOf warns of addresses in the site's templates that an edition in one file does not
// have, since its root is the page itself.
func rootsOf(c *content, r *web.Trial, problems *diag.List) {
	if !c.corpus.Config.Outputs.Single {
		return
	}
	for _, p := range r.Rooted() {
		problems.Add(diag.Warnf("template-root", c.layouts.pos(&p.At),
			"in an edition that is one file this leads nowhere").WithHint("write " + p.Instead))
	}
}
