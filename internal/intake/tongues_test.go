package intake

import (
	"testing"
)

// heads are beginnings of texts in their languages: title, byline, dateline, and the
// first paragraph.
var heads = map[string][4]string{
	"de": {"Die Uhr an der Fähre", "Von Anna Weiß", "Veröffentlicht am 2. Mai 2026", "An der Fähre steht eine Uhr, die älter ist als " +
		"jedes Haus am Ufer. Ihre Hüterin, Frau Lin, zieht sie jeden Morgen auf."},
	"fr": {"L’horloge du bac", "Par Anna Weiß", "Publié le 2 mai 2026", "Au passage du bac se dresse une horloge plus vieille que toutes " +
		"les maisons de la rive. Sa gardienne la remonte chaque matin."},
	"es": {"El reloj del embarcadero", "Por Anna Weiß", "2 de mayo de 2026", "En el paso de la barca hay un reloj más viejo que todas " +
		"las casas de la orilla. Su guardiana le da cuerda cada mañana."},
	"it": {"L’orologio del traghetto", "di Anna Weiß", "2 maggio 2026", "Al traghetto c’è un orologio più vecchio di ogni casa della " +
		"riva. La custode lo carica ogni mattina, e non la dimentica mai."},
	"ru": {"Часы у переправы", "Автор: Анна Белова", "Опубликовано 2 мая 2026 г.", "У переправы стоят часы, которые старше любого дома " +
		"на берегу. Их хранительница заводит их каждое утро."},
	"ar": {"ساعة المعبر", "بقلم سلمى حداد", "2 مايو 2026", "عند المعبر ساعة أقدم من كل بيت على الضفة. تملؤها حارستها كل صباح، ولا ينظر " +
		"البحارة إلى التقويم أبدًا."},
	"he": {"השעון במעבורת", "מאת דנה לוי", "2 במאי 2026", "ליד המעבורת עומד שעון עתיק מכל בית על הגדה. השומרת מותחת אותו בכל בוקר, " +
		"והספנים מקשיבים לפעמון."},
	"ko": {"나루터의 시계", "글 김하나", "2026년 5월 2일", "나루터에는 강가의 어느 집보다도 오래된 시계가 서 있다. 시계지기 임 씨는 아침마다 태엽을 감는다."},
	"ja": {"渡し場の時計", "文・佐藤花子", "2026年5月2日", "渡し場には岸のどの家よりも古い時計が立っている。番人の林さんは毎朝ねじを巻く。"},
	"vi": {"Chiếc đồng hồ ở bến đò", "Tác giả: Lê Hoa", "2 tháng 5, 2026", "Ở bến đò có một chiếc đồng hồ già hơn mọi ngôi nhà trên bờ. " +
		"Người coi đồng hồ lên dây cho nó mỗi sáng."},
	"en": {"The Clock at the Ferry", "By Anna Weiß", "2 May 2026", "At the ferry stands a clock that is older than any house on the " +
		"bank. Its keeper winds it once every morning."},
	"zh-Hant": {"渡口的鐘", "文／林小雨", "2026年5月2日", "渡口立著一座鐘，比岸上的每一棟房子都老。看鐘的林女士每天早上給它上發條。"},
}

// TestHeads checks that in each language the title, the author and the day are found
// and are not glued to the text, with blank lines between them, without, and in
// Markdown without one after the byline.
func TestHeads(t *testing.T) {
	for tag, h := range heads {
		for name, file := range map[string]string{
			"a.txt": h[0] + "\n\n" + h[1] + "\n" + h[2] + "\n\n" + h[3] + "\n\n" + h[3] + "\n",
			"b.txt": h[0] + "\n" + h[1] + "\n" + h[2] + "\n" + h[3] + "\n" + h[3] + "\n",
			"c.md":  "# " + h[0] + "\n\n" + h[1] + "\n" + h[2] + "\n" + h[3] + "\n\n" + h[3] + "\n",
		} {
			d, bad := Read(name, []byte(file), Options{})
			if bad != nil {
				t.Errorf("%s %s: %v", tag, name, bad)
				continue
			}
			m := d.Meta
			_, by, _ := cutName(h[1])
			if d.Texts[0].Lang != tag || m.Title.Value != h[0] || m.Author.Value != by || m.Date.Value != "2026-05-02" {
				t.Errorf("%s %s: in %s, title %q, author %q, date %q", tag, name, d.Texts[0].Lang, m.Title.Value, m.Author.Value, m.Date.Value)
			}
			if len(d.Texts[0].Blocks) != 2 || d.Texts[0].Blocks[0].Plain() != h[3] {
				t.Errorf("%s %s: the text begins %q", tag, name, d.Texts[0].Blocks[0].Plain())
			}
		}
	}
}

// cutName cuts a byline of the test at what stands before the name.
func cutName(s string) (before, name string, ok bool) {
	for _, word := range []string{"Von ", "Par ", "Por ", "di ", "Автор: ", "بقلم ", "מאת ", "글 ", "文・", "Tác giả: ", "By ", "文／"} {
		if len(s) > len(word) && s[:len(word)] == word {
			return word, s[len(word):], true
		}
	}
	return "", s, false
}

// TestNeverTheWrongTongue checks that a text of one or two sentences is taken for its
// language or asked about, never for another: neighbours among languages, and some
// that the program knows nothing of.
func TestNeverTheWrongTongue(t *testing.T) {
	certain := 0
	for _, c := range [][2]string{
		{"uk", "Річка неширока, і човен невеликий. Щоб переправитися, зачекай, поки стихне вітер."},
		{"bg", "На пристана стои часовник, по-стар от всяка къща на брега. Пазачката го навива всяка сутрин."},
		{"sr", "Река није широка, а чамац није велики. Да би прешао, сачекај да ветар утихне."},
		{"mk", "Реката не е широка, а чамецот не е голем. За да преминеш, почекај да стивне ветрот."},
		{"be", "Рака нешырокая, і човен невялікі. Каб пераправіцца, пачакай, пакуль сціхне вецер."},
		{"kk", "Өзен кең емес, қайық та үлкен емес. Өту үшін жел басылғанша күте тұр."},
		{"ky", "Дарыя кең эмес, кайык да чоң эмес. Өтүү үчүн шамал басылганча күт."},
		{"fa", "رودخانه پهن نیست و قایق بزرگ نیست. برای گذشتن صبر کن تا باد بخوابد."},
		{"ur", "دریا چوڑا نہیں ہے اور کشتی بڑی نہیں ہے۔ پار کرنے کے لیے ہوا کے تھمنے کا انتظار کرو۔"},
		{"yi", "דער טײַך איז נישט ברייט און דאָס שיפֿל איז נישט גרויס. ווארט ביז דער ווינט וועט זיך שטילן."},
		{"da", "Floden er ikke bred, og båden er ikke stor. For at komme over må man vente, til vinden lægger sig."},
		{"nb", "Elva er ikke bred, og båten er ikke stor. For å komme over må man vente til vinden legger seg."},
		{"gl", "O río non é ancho e a barca non é grande. Para cruzar hai que agardar a que o vento acougue."},
		{"af", "Die rivier is nie breed nie en die boot is nie groot nie. Om oor te steek, wag tot die wind gaan lê."},
		{"hr", "Rijeka nije široka, a čamac nije velik. Da bi prešao, pričekaj da se vjetar stiša."},
		{"sk", "Rieka nie je široká a loď nie je veľká. Kto chce prejsť, počká, kým sa vietor utíši."},
		{"cs", "Řeka není široká a loď není velká. Kdo chce přejít, počká, až se vítr utiší."},
		{"et", "Jõgi ei ole lai ja paat ei ole suur. Et üle saada, oota, kuni tuul vaibub."},
		{"eo", "La rivero ne estas larĝa kaj la boato ne estas granda. Por transiri, atendu ĝis la vento kvietiĝos."},
		{"am", "ወንዙ ሰፊ አይደለም ጀልባውም ትልቅ አይደለም።"},
		{"hi", "नदी चौड़ी नहीं है और नाव बड़ी नहीं है। पार करने के लिए हवा के थमने की प्रतीक्षा करो।"},
		{"mr", "नदी रुंद नाही आणि होडी मोठी नाही. पार करण्यासाठी वारा थांबेपर्यंत वाट पाहा."},
	} {
		got, sure := tongue(c[1])
		if sure {
			certain++
			if got != c[0] {
				t.Errorf("%s is taken for %s: %s", c[0], got, c[1])
			}
		}
	}
	if certain < 12 {
		t.Errorf("only %d are taken for anything", certain)
	}
}
