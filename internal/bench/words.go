package bench

// A pair is a word or a pattern in Chinese and English.
type pair struct{ zh, en string }

// The words are common ones, and the sentences made of them say nothing. There are
// enough of them that texts do not repeat themselves to a compressor, and the two
// languages say the same, so that a page of the corpus looks like a real one.
var (
	actors = []pair{
		{"工程師", "engineer"}, {"主編", "editor"}, {"譯者", "translator"}, {"船長", "captain"}, {"會計", "accountant"},
		{"研究員", "researcher"}, {"木匠", "carpenter"}, {"投資人", "investor"}, {"校長", "headmaster"}, {"郵差", "postman"},
		{"測量師", "surveyor"}, {"園丁", "gardener"}, {"記者", "reporter"}, {"學徒", "apprentice"}, {"店主", "shopkeeper"},
		{"律師", "lawyer"}, {"護士", "nurse"}, {"司機", "driver"}, {"鐘錶匠", "watchmaker"}, {"檔案員", "archivist"},
		{"農夫", "farmer"}, {"樂手", "musician"}, {"採購員", "buyer"}, {"製圖員", "draughtsman"}, {"調音師", "tuner"},
		{"數學家", "mathematician"}, {"鄰居", "neighbour"}, {"旅人", "traveller"}, {"學生", "student"}, {"程式設計師", "programmer"},
		{"評論者", "critic"}, {"經理", "manager"}, {"裁縫", "tailor"}, {"漁民", "fisherman"}, {"藥師", "chemist"},
	}
	things = []pair{
		{"規格", "specification"}, {"帳本", "ledger"}, {"渡船", "ferry"}, {"模型", "model"}, {"齒輪", "gear"},
		{"合約", "contract"}, {"地圖", "map"}, {"電池", "battery"}, {"樣本", "sample"}, {"草稿", "draft"},
		{"倉庫", "warehouse"}, {"鐵橋", "iron bridge"}, {"算式", "formula"}, {"訂單", "order"}, {"感測器", "sensor"},
		{"手冊", "handbook"}, {"實驗", "experiment"}, {"窯爐", "kiln"}, {"鏡頭", "lens"}, {"預算", "budget"},
		{"水閘", "sluice"}, {"索引", "index"}, {"晶圓", "wafer"}, {"機械臂", "mechanical arm"}, {"種子", "seed"},
		{"路燈", "street lamp"}, {"字典", "dictionary"}, {"車床", "lathe"}, {"氣象站", "weather station"}, {"信箱", "letter box"},
		{"軸承", "bearing"}, {"論文", "paper"}, {"機房", "machine room"}, {"棋譜", "record of the game"}, {"影片", "film"},
		{"試算表", "spreadsheet"}, {"磁帶", "tape"}, {"茶葉", "tea"}, {"訊號", "signal"}, {"課表", "timetable"},
	}
	qualities = []pair{
		{"謹慎的", "cautious"}, {"沉默的", "silent"}, {"陌生的", "unfamiliar"}, {"昂貴的", "expensive"}, {"精密的", "precise"},
		{"笨重的", "cumbersome"}, {"透明的", "transparent"}, {"年輕的", "youthful"}, {"固執的", "stubborn"}, {"廉價的", "inexpensive"},
		{"過時的", "outdated"}, {"耐用的", "durable"}, {"複雜的", "complicated"}, {"樸素的", "modest"}, {"脆弱的", "fragile"},
		{"罕見的", "unusual"}, {"好奇的", "curious"}, {"疲倦的", "weary"}, {"可靠的", "reliable"}, {"多餘的", "redundant"},
		{"著名的", "celebrated"}, {"挑剔的", "demanding"}, {"完整的", "complete"}, {"臨時的", "provisional"}, {"秘密的", "secret"},
	}
	deeds = []pair{
		{"重寫", "rewrote"}, {"拆開", "dismantled"}, {"收購", "acquired"}, {"修補", "mended"}, {"丈量", "measured"},
		{"複製", "copied"}, {"放棄", "abandoned"}, {"改良", "improved"}, {"藏起", "hid"}, {"運走", "carried off"},
		{"檢驗", "examined"}, {"描述", "described"}, {"租下", "rented"}, {"守住", "guarded"}, {"尋找", "looked for"},
		{"比較", "compared"}, {"翻譯", "translated"}, {"塗改", "altered"}, {"保存", "preserved"}, {"遺失", "mislaid"},
		{"借用", "borrowed"}, {"公開", "published"}, {"推銷", "promoted"}, {"縮小", "reduced"}, {"連接", "connected"},
		{"誤解", "misunderstood"}, {"收藏", "collected"}, {"點亮", "lit"}, {"計算", "calculated"}, {"拆賣", "sold off"},
	}
	manners = []pair{
		{"不慌不忙地", "calmly"}, {"一絲不苟地", "scrupulously"}, {"出人意料地", "unexpectedly"}, {"毫不猶豫地", "promptly"},
		{"小心翼翼地", "carefully"}, {"自作主張地", "unasked"}, {"心不在焉地", "absently"}, {"一遍一遍地", "repeatedly"},
		{"興致勃勃地", "eagerly"}, {"勉勉強強地", "barely"}, {"理直氣壯地", "boldly"}, {"偷偷摸摸地", "furtively"},
	}
	places = []pair{
		{"河邊的工廠", "the factory by the river"}, {"山上的修道院", "the monastery on the hill"}, {"北方的港口", "the northern port"},
		{"舊城的市場", "the market of the old town"}, {"三樓的辦公室", "the office on the third floor"}, {"車站的候車室", "the waiting room"},
		{"大學的地下室", "the basement of the university"}, {"鄉間的作坊", "the village workshop"}, {"碼頭的起重機下", "the shadow of the crane"},
		{"邊境的小鎮", "the border town"}, {"隔壁的實驗室", "the laboratory next door"}, {"南方的平原", "the southern plain"},
	}
	times = []pair{
		{"那年冬天", "that winter"}, {"隔天清早", "early the next day"}, {"三個月以後", "three months later"}, {"在雨季之前", "before the rains"},
		{"據說有一回", "once, it is said"}, {"到了年底", "by the end of the year"}, {"同一個下午", "the same afternoon"}, {"戰後不久", "soon after the war"},
		{"新橋完工時", "when the new bridge was done"}, {"過了很久", "after a long time"}, {"每逢月初", "at the start of each month"}, {"起初", "at first"},
	}
	numbers = []pair{
		{"12", "12"}, {"37", "37"}, {"45", "45"}, {"1,200", "1,200"}, {"2,048", "2,048"}, {"3.5", "3.5"}, {"80", "80"}, {"640", "640"}, {"9,000", "9,000"},
	}
	joints = []pair{
		{"，而", ", while "}, {"；", "; "}, {"，因為", ", because "}, {"，所以", ", so "}, {"，但", ", but "}, {"，於是", ", and so "}, {"，儘管", ", although "},
	}
	// clauses have the slots S (who), O (what), V (did), M (how), P (where), T
	// (when), N (a number), Q (of what quality), X (a note's name).
	clauses = []pair{
		{"$T，$S在$P$M$V$O", "$T, $S $M $V $O in $P"},
		{"$S$M$V$O", "$S $M $V $O"},
		{"$S先$V$O，再$M$V$O", "$S first $V $O and then $M $V $O"},
		{"沒有人料到$S會$M$V$O", "nobody had expected that $S $M $V $O"},
		{"$O比$O更$Q", "$O was more $Q than $O"},
		{"據$S說，$S在$P$V$O", "according to $S, $S $V $O in $P"},
		{"與其說$S$V$O，不如說$S$V$O", "it was less that $S $V $O than that $S $V $O"},
		{"$T，$O只剩下$N件", "$T, only $N of $O were left"},
		{"$O花去$S$N天的工夫", "$O cost $S $N days of work"},
		{"在$P，$S與$S$M$V$O", "in $P $S and $S $M $V $O"},
	}
	named = []pair{
		{"$X在$P$M$V$O", "$X $M $V $O in $P"},
		{"$S在$X的$O裡$M$V$O", "in the $O of $X, $S $M $V $O"},
		{"$T，$S從$X那裡$V$O", "$T, $S $V $O from $X"},
		{"連$X也$V$S的$O", "even $X $V the $O of $S"},
	}
	questions = []pair{
		{"有人問，$S為什麼要$V$O", "Why, someone asked, had $S $V $O"},
		{"那麼$T，$S是怎樣在$P$V$O的", "How was it, then, that $T, $S $V $O in $P"},
		{"倘若$S當時沒有$V$O，$O還會這樣$Q嗎", "If $S had never $V $O, would $O still have been so $Q"},
	}
	headings = []pair{
		{"關於$O", "On $O"}, {"$S與$O", "Of $S and $O"}, {"$P", "In $P"}, {"$Q年代", "The $Q years"}, {"從$O到$O", "From $O to $O"},
	}
)

// syllables are what names are made of, with their pinyin.
var syllables = []struct{ han, pinyin, plain string }{
	{"嵐", "lán", "lan"}, {"川", "chuān", "chuan"}, {"岳", "yuè", "yue"}, {"舟", "zhōu", "zhou"}, {"澄", "chéng", "cheng"},
	{"瑛", "yīng", "ying"}, {"朔", "shuò", "shuo"}, {"桐", "tóng", "tong"}, {"霽", "jì", "ji"}, {"禾", "hé", "he"},
	{"硯", "yàn", "yan"}, {"琮", "cóng", "cong"}, {"黎", "lí", "li"}, {"昀", "yún", "yun"}, {"渝", "yú", "yu"},
	{"棠", "táng", "tang"}, {"瀚", "hàn", "han"}, {"弦", "xián", "xian"}, {"泓", "hóng", "hong"}, {"儒", "rú", "ru"},
	{"菀", "wǎn", "wan"}, {"璟", "jǐng", "jing"}, {"曜", "yào", "yao"}, {"笙", "shēng", "sheng"}, {"穎", "yǐng", "yin"},
	{"磐", "pán", "pan"}, {"彧", "yù", "yuh"}, {"峰", "fēng", "feng"}, {"楠", "nán", "nan"}, {"湛", "zhàn", "zhan"},
	{"筠", "jūn", "jun"}, {"燁", "yè", "ye"}, {"珩", "héng", "heng"}, {"謙", "qiān", "qian"}, {"邈", "miǎo", "miao"},
	{"拓", "tuò", "tuo"}, {"懋", "mào", "mao"}, {"翊", "yì", "yi"}, {"錚", "zhēng", "zheng"}, {"蘅", "hēng", "heng"},
	{"杉", "shān", "shan"}, {"旻", "mín", "min"}, {"濤", "tāo", "tao"}, {"雯", "wén", "wen"}, {"鈞", "jūn", "juen"},
	{"槐", "huái", "huai"}, {"碩", "shuò", "shuoh"}, {"蕙", "huì", "hui"}, {"驥", "jì", "jih"}, {"溯", "sù", "su"},
}

var surnames = []struct{ han, pinyin, plain string }{
	{"林", "Lín", "Lin"}, {"沈", "Shěn", "Shen"}, {"顧", "Gù", "Gu"}, {"葉", "Yè", "Ye"}, {"賀", "Hè", "He"}, {"傅", "Fù", "Fu"},
	{"江", "Jiāng", "Jiang"}, {"魏", "Wèi", "Wei"}, {"秦", "Qín", "Qin"}, {"陸", "Lù", "Lu"}, {"方", "Fāng", "Fang"}, {"白", "Bái", "Bai"},
	{"歐陽", "Ōuyáng", "Ouyang"}, {"司馬", "Sīmǎ", "Sima"}, {"宋", "Sòng", "Song"}, {"譚", "Tán", "Tan"}, {"薛", "Xuē", "Xue"}, {"程", "Chéng", "Cheng"},
}

// namings are the kinds of notes, and how their names end.
var namings = []struct {
	kind    string
	endings []pair
}{
	{"person", nil},
	{"organisation", []pair{{"科技", "Technologies"}, {"資本", "Capital"}, {"實驗室", "Laboratory"}, {"學院", "Institute"}, {"報社", "Gazette"}}},
	{"product", []pair{{"一號", "One"}, {"晶片", "Chip"}, {"引擎", "Engine"}, {"機器狗", "Robot Dog"}}},
	{"place", []pair{{"縣", "County"}, {"灣", "Bay"}, {"大道", "Avenue"}, {"嶺", "Ridge"}}},
	{"work", []pair{{"紀事", "Chronicle"}, {"月刊", "Monthly"}, {"詩集", "Poems"}}},
	{"term", []pair{{"定律", "Law"}, {"效應", "Effect"}, {"架構", "Architecture"}, {"演算法", "Algorithm"}}},
	{"event", []pair{{"會議", "Conference"}, {"協議", "Accord"}, {"事件", "Affair"}}},
}
