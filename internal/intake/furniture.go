package intake

import (
	"regexp"
	"strings"

	"duizhao/internal/edition"
)

// footer is a pattern of what surrounds articles.
type footer struct {
	reason Reason
	form   func() *regexp.Regexp
	most   int // the most cells that such a block has
}

var (
	creditForm = pattern(`^[【\[（(]?\s*(?:` +
		anyOf(
			`責任編輯|责任编辑|責編|责编|執行編輯|执行编辑|編輯|编辑|主編|主编|校對|校对|審校|审校|審核|审核|排版|監製|监制|翻譯|翻译|譯者|译者|攝影|摄影|製圖|制图`,
			`圖源|图源|頭圖|头图|圖片來源|图片来源|題圖|题图`,
			`(?i:editors?|edited by|translator|translated by|photographs? by|photos? by|illustrations? by|image credits?|photo credits?)`,
		) +
		`)\s*(?:[|｜丨/／:：]|\s+by\b|\s)\s*\S`)
	headForm = pattern(`^(?:` +
		anyOf(
			`(?:首頁|首页|(?i:home))\s*[>›»/|｜]|(?:您的?|當前|当前)(?:位置|所在)`,
			`(?:標籤|标签|關鍵[詞字]|关键[词字]|(?i:tags?|keywords?|filed under|categor(?:y|ies)))\s*[:：]`,
			`(?:閱讀|阅读|瀏覽|浏览|點擊|点击|評論|评论)(?:量|數|数|次數|次数)?\s*[:：]?\s*[\d,.萬万]+|字[號体體]\s*[:：]|分享(?:到|至)`,
			`\d+\s*(?i:min(?:ute)?s?)\s+(?i:read)$`,
			`(?i:share this|skip to|subscribe|sign (?:in|up)|log ?in)\b`,
		) +
		`)`)

	footers = []footer{
		{Repeated, pattern(`^(?i:標題|标题|本文標題|本文标题|原標題|原标题|title)\s*[:：]\s*\S`), 160},
		{Provenance,
			pattern(`^(?i:` +
				anyOf(
					`地址|網址|网址|原文|原文地址|原文網址|原文链接|原文鏈接|原文連結|本文(?:地址|鏈接|链接|連結|網址|网址)|鏈接|链接|連結|來源|来源|文章來源|文章来源|轉自`,
					`转自|source|original|originally published|link|url`,
				) +
				`)\s*(?:at|in|on)?\s*[:：]?\s*(?:https?://|\S{1,40}$)`), 260},
		{Provenance, pattern(`^<?https?://\S+>?$`), 400},
		{Provenance,
			pattern(`^(?i:originally (?:published|appeared)|this (?:article|essay|story|post) (?:was )?(?:originally|first)|` +
				`本文(?:原載|原载|首發|首发|轉載自|转载自|來自|来自))`), 240},
		{Copyright,
			pattern(`(?i:` +
				anyOf(
					`版[權权]\s*(?:歸|归|所有|聲明|声明)|著作權(?:歸|所有)|(?:鄭重|郑重|免責|免责|特別|特别|侵[權权])聲?声?明|如有侵[權权]`,
					`未[經经](?:授權|授权|許可|许可|同意)|(?:轉載|转载)(?:請|请|需|須|须)|投資建議|投资建议|不代表本|all rights reserved|^©`,
					`^\(c\)\s|copyright\s*(?:©|\(c\)|\d{4})|no part of this (?:publication|article)`,
					`reproduced? (?:with|without|by) (?:the )?(?:prior )?permission|terms of (?:use|service)`,
					`privacy policy`,
				) +
				`)`), 400},
		{Related,
			pattern(`^[【\[■▪●•-]?\s*(?i:` +
				anyOf(
					`猜你喜[歡欢]|你可能(?:也|還|还)?(?:會|会)?喜[歡欢]|相[關关](?:閱讀|阅读|文章|新聞|新闻|推薦|推荐|報導|报道|鏈接|链接)`,
					`(?:延伸|推薦|推荐|更多|熱門|热门|精彩|往期)(?:閱讀|阅读|文章|推薦|推荐|內容|内容|回顧|回顾)|為您推薦|为您推荐|上一[篇頁页]|下一[篇頁页]`,
					`related(?: (?:articles?|posts?|stories|reading|content))?`,
					`you (?:may|might) also (?:like|enjoy)|more (?:from|on|in|stories)\b`,
					`read (?:more|next|also)|recommended|further reading|most (?:read|popular)`,
					`previous (?:post|article)|next (?:post|article)|trending`,
				) +
				`)`), 120},
		{Share,
			pattern(`(?i:` +
				anyOf(
					`^(?:分享(?:到|至|本文|按鈕|按钮)?|轉發|转发|收藏|點[贊讚]|点赞|微信|微博|掃碼|扫码|掃描|扫描|長按|长按)(?:[:：|｜ ]|\s|$)`,
					`(?:關注|关注|掃描|扫描|掃碼|扫码|長按|长按|識別|识别|添加|訂閱|订阅).{0,24}(?:公[眾众][號号]|二[維维]碼?码?|微信|小程序|頻道|频道|電子報|电子报)`,
					`^share(?:\s|$|:)`,
					`^(?:tweet|pin it|email|print|facebook|twitter|whatsapp|linkedin|copy link)$|follow us`,
					`subscribe (?:to|now|for)|sign up (?:for|to)|newsletter|join our`,
					`(?:下載|下载).{0,12}(?:app|客[戶户]端)`,
				) +
				`)`), 160},
		{Advert, pattern(`(?i:(?:盡在|尽在|就在|上).{0,16}(?:app|客[戶户]端)\s*[!！。]?$|^(?:廣告|广告|贊助|赞助|advertisements?|sponsored(?: content)?|promoted|ad)\s*$)`), 100},
		{Navigation,
			pattern(`(?i:^(?:` +
				anyOf(
					`返回(?:頂部|顶部|首頁|首页|目錄|目录|列表)|回到(?:頂部|顶部)|back to (?:top|home)`,
					`(?:留言|評論|评论|comments?|leave a (?:reply|comment))(?:\s*[(（]?\d*[)）]?)?|load more`,
					`show more|展開全文|展开全文|閱讀全文|阅读全文|查看原文`,
					`(?:標籤|标签|關鍵[詞字]|关键[词字]|tags?|keywords?|filed under|categor(?:y|ies)|topics?)\s*[:：].*`,
				) +
				`)\s*$)`), 200},
	}
)

// furniture recognises by its wording what does not belong to the text, and returns
// why.
func (d *Document) furniture(text string) (Reason, bool) {
	if cells(text) <= 80 && creditForm().MatchString(text) {
		return Credit, true
	}
	size := cells(text)
	for _, f := range footers {
		if size <= f.most && f.form().MatchString(text) {
			return f.reason, true
		}
	}
	if t := fold(d.Meta.Title.Value); t != "" && fold(text) == t {
		return Repeated, true
	}
	return "", false
}

// tail takes footers off the end, and the titles of other articles between them; in
// the middle of the text it takes only the word for an advertisement.
func (d *Document) tail(blocks []Block) []Block {
	taken := make([]Reason, len(blocks))
	end := len(blocks) // everything from here on is taken
	for i := len(blocks) - 1; i >= max(0, len(blocks)-3*reach); i-- {
		b := &blocks[i]
		reason, is := d.furniture(b.Plain())
		if !is && b.Kind == edition.Rule && end == i+1 {
			reason, is = Marker, true
		}
		if is && b.Kind != edition.Turn && (reason == Related || end-i <= 4) {
			for k := i + 1; k < end; k++ {
				taken[k] = Related
			}
			taken[i], end = reason, i
			continue
		}
		if !d.small(b) {
			break
		}
	}
	var out []Block
	for i := range blocks {
		text, reason := blocks[i].Plain(), taken[i]
		if reason == "" && i > 0 && advertForm().MatchString(text) {
			reason = Advert
		}
		if reason == "" {
			out = append(out, blocks[i])
			continue
		}
		d.harvest(text, reason, blocks[i].Line)
		d.aside(reason, blocks[i].Line, "", text)
	}
	return out
}

var advertForm = pattern(`^(?i:[(（【\[]?\s*(?:廣告|广告|advertisements?|sponsored)\s*[)）】\]]?)$`)

// small reports whether a block is short and not a sentence, like the titles of
// other articles.
func (d *Document) small(b *Block) bool {
	text := b.Plain()
	return b.Kind != edition.Turn && cells(text) <= 70 && !ended(text) && labelOf(text) == ""
}

var addressForm = pattern(`https?://[^\s<>"，。、；）)】」]+`)

// harvest keeps what a footer reveals about the work.
func (d *Document) harvest(text string, reason Reason, line int) {
	switch reason {
	case Provenance:
		if u := addressForm().FindString(text); u != "" {
			d.Meta.URL.fill(u, "footer", line)
		}
	case Repeated:
		if m := titleForm().FindStringSubmatch(text); m != nil {
			d.Meta.Title.fill(m[1], "footer", line)
		}
	case Dateline:
		if date, _, ok := findDate(text); ok {
			d.Meta.Date.fill(date, "footer", line)
		}
	case Copyright:
		if m := licenceForm().FindString(text); m != "" {
			d.Meta.Licence.fill(strings.TrimRight(m, "."), "footer", line)
		}
	}
}

var licenceForm = pattern(`https?://creativecommons\.org/[\w./-]+`)
