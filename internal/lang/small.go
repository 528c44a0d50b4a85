package lang

import (
	"strings"
	"unicode"
)

// SmallWords returns the commonest articles, prepositions, conjunctions and forms
// of "to be" of languages that share their letters with others, by tag, each with a
// blank on both sides: nobody writes a page without them, so they show the language
// of an imported text.
func SmallWords() map[string]string { return smallWords }

var smallWords = map[string]string{
	"en": " the and of to in is that it was for with as on not be at by are this from his her he they have which an were but had has you its ",
	"de": " der die und das den von zu mit sich des auf ist ein eine nicht als auch es an dem im für war er sie wie aus bei nach einer um hat " +
		"noch so ihr wenn oder aber wird sind ",
	"fr": " le la les des et de du un une que qui dans est pas pour sur au en il elle ne se ce par plus son sa avec aux ou ont était sont je vous ",
	"es": " el la los las de y que en un una no se por con su para es al lo del como más pero sus le ha fue está hay era ser ",
	"pt": " o os as de e que em um uma não se por com para é ao do da no na dos das como mais mas seu sua foi está são ser pelo pela ",
	"it": " il lo la gli le di e che in un una non si per con del della dei è al nel come più ma alla sono da suo sua era ha dal anche ",
	"nl": " de het een en van in is dat op te zijn met niet voor er aan die was als ook bij naar hij om door maar uit over wie nog tot ",
	"sv": " och att det som en ett i på är av för med den till inte har de om var från men han hon så vid kan när ",
	"da": " og at det som en et i på er af for med den til ikke har de om var fra men han hun så ved kan når blev ",
	"nb": " og å det som en et i på er av for med den til ikke har de om var fra men han hun så ved kan når ble ",
	"fi": " ja on ei se että oli hän mutta kun niin ovat myös jos kuin joka sen tai mitä ole en sitä ",
	"pl": " i w na z się nie do że to jest jak o po od za ale co przez tak dla był było jego tym który są czy ",
	"cs": " a v na se je že to s z do o i ale jako za by k po pro tak od jeho byl jsou při jak která ",
	"hu": " a az és hogy nem is egy ez volt de meg van csak már mint ha még vagy azt ki el ",
	"ro": " și de în la a cu nu pe un o care să că din mai este pentru ca sau sunt dar al au fost prin ",
	"tr": " ve bir bu da de için ile çok ne daha olarak gibi o kadar ama sonra olan değil her en var ",
	"ca": " el la els les de i que en un una no es per amb a del al com més però seu seva és són va pel ",
	"id": " yang dan di dari ini itu dengan untuk tidak dalam pada adalah ke akan juga oleh karena saya ada bisa ",
	"vi": " và của là có trong được không cho một các những với người này đã khi để cũng từ đến ra ",
	"hr": " i u je na se da za od što su nije kao s iz o bi koji ali ili te do po ga kako sve nego već bio bila samo jer koja sam ",
	"sl": " in je v na se da za ki z so ni pa s kot po od iz ne bi ali o še če bil bila samo kaj ker kako tudi do ",
	"sk": " a v na sa je že to s z do o nie ale ako za k po pre od jeho bol sú pri aj som by ktorý kým čo keď ",
	"et": " ja on ei et see oli kui ka ta ning aga mis siis kes oma nii või ole mida kuni veel juba nagu selle ",
	"lt": " ir į iš kad su yra buvo ne tai kaip bet jo už per nuo jis ar prie jos dėl apie savo tik jau o ",
	"lv": " un ir no ar uz par ka bija tas kā bet to pie lai nav arī viņš vai kas es jau tikai savu līdz ",
	"gl": " o a os as de e que en un unha non se por con para é ao do da no na dos das como máis pero seu súa foi está son ser polo pola hai ",
	"eo": " la kaj de en estas ne al ke mi li por kun sed ĝi ili tio kiu el pri ŝi sur pli tiu ankaŭ se ĝis estis plej kiel ",
	"af": " die en is van nie om te in het dat vir wat met hy aan was op daar sy ’n ek as maar by ook tot uit sal hulle wie ",
	"sq": " dhe në të e i një për me nga që është se ka nuk si por do po më kjo ky ishte janë së tij ",
	"is": " og að í á er sem það var ekki við um til en af hann með fyrir hún eru því þegar ég úr frá eða ",
	"ga": " agus an na ar i le is a go bhí sé ní do ag ná mar tá leis seo sin nach ach ó bhfuil ",
	"cy": " y a yn yr i o mae ar ei wedi ac ond am gan fod hyn ef oedd nid ddim eu bod at wrth ",
	"eu": " eta da ez bat du izan ere baina hau ziren zen dute egin beste batean edo dira oso bere nahi ",
	"tl": " ang ng sa mga na at ay hindi ito siya ni si kay para may isang ko niya kung pa ",
	"sw": " na ya wa kwa ni la katika za si kuwa hii hiyo yake kama lakini kutoka huyo wake cha mpaka ili ",
	"ms": " yang dan di itu dengan untuk tidak dalam pada adalah ke akan juga oleh kerana saya ada boleh daripada ialah telah ",
	"ru": " и в не на что он с как это по но из за к от то его а она был я так же бы о для до или у они все если чтобы нет ",
	"uk": " і в не на що він з як це по але із за до від то його а вона був я так же би про для або у вони все якщо щоб та є й біля ні ",
	"be": " і ў не на што ён з як гэта па але за да ад то яго а яна быў я так жа бы пра для або у яны ўсё калі каб ёсць ні ",
	"bg": " и в не на че той с как това по но из за към от се а тя беше аз така же би о до или у те всичко ако да е са от който във със няма ",
	"mk": " и во не на дека тој со како тоа по но од за кон се а таа беше јас така би до или кај тие ако да е што ги го ја им ",
	"sr": " и у не на да је се за од са што су као из о би који али или до по га како све није него већ био била само јер ",
	"kk": " және мен бұл үшін бір емес да де осы сол ол деп болды бар еді оның керек бірақ мұның ",
	"ar": " في من على إلى أن هذا هذه التي الذي كان لا ما هو هي ليس مع عن بين كل قد لم لكي حتى ثم أو إن عند بعد قبل كانت ذلك غير ولا وهو ",
	"fa": " و در به از که این را است آن با برای تا نیست هم یک بر بود می خود هر اما یا شد کرد نه باید آنها ",
	"ur": " ہے اور کے کی میں کا نہیں سے کو کہ یہ پر ہیں نے تھا بھی تو ہو وہ ایک کر لیے جو تھی ",
	"he": " של את על לא הוא היא זה אינו אינה כל או אם עם גם כי אך יותר היה אבל רק יש אין מן עד אל בין כמו זו לו ",
	"yi": " און דער איז די ניט נישט צו פון אין מיט אַז האָט דאָס עס איך ער זיי ביז וועט האט דאס אז ",
	"hi": " है और के की में का नहीं से को कि यह पर हैं ने था भी तो हो वह एक कर लिए जो थी ",
	"mr": " आहे आणि नाही हे या तो ती ते व होते पण की मी एक त्या हा होती होता आहेत ",
	"ne": " छ र छैन हो यो को मा पनि थियो भने त्यो एक गर्न हुन्छ छन् लागि ",
	"la": " et in est non ad ut cum quod qui sed per ex ab si esse quae sunt enim nec hoc aut quam de dum etiam ",
}

// Foreign returns those of the languages of [SmallWords] that a text cannot be in,
// since it has, too often for a foreign name, letters that they do not write.
func Foreign(text string) map[string]bool {
	counts, letters := map[rune]int{}, 0
	for _, r := range strings.ToLower(text) {
		if r > unicode.MaxASCII {
			counts[r]++
		}
		letters++
	}
	out := map[string]bool{}
	for _, l := range ownLetters {
		n := 0
		for _, r := range l.letters {
			n += counts[r]
		}
		least := 1 + letters/400
		if l.script == "Latn" { // of a foreign name, too
			least = 2 + letters/60
		}
		if n < least {
			continue
		}
		for tag := range smallWords {
			if Script(tag) == l.script && !strings.Contains(l.of, " "+tag+" ") {
				out[tag] = true
			}
		}
	}
	return out
}

// ownLetters are letters that few languages of a script write, with those languages.
var ownLetters = []struct{ script, letters, of string }{
	{"Cyrl", "ыэ", " ru be kk "}, {"Cyrl", "ії", " uk be kk "}, {"Cyrl", "єґ", " uk be "}, {"Cyrl", "ў", " be "}, {"Cyrl", "и", " ru uk bg sr mk kk "},
	{"Cyrl", "щ", " ru uk bg kk "}, {"Cyrl", "ђћ", " sr "}, {"Cyrl", "јљњџ", " sr mk "}, {"Cyrl", "ѓќѕ", " mk "}, {"Cyrl", "әғқңөұүһ",
		" kk "}, {"Cyrl", "й", " ru uk be bg kk "},
	{"Arab", "پچگژکی", " fa ur "}, {"Arab", "ٹڈڑںھےہ", " ur "}, {"Arab", "ةيىك", " ar "},
	{"Hebr", "ײױװ", " yi "},
	{"Latn", "ß", " de "}, {"Latn", "ñ", " es gl eu tl "}, {"Latn", "ø", " da nb "}, {"Latn", "å", " da nb sv fi "}, {"Latn", "þð", " is "}, {"Latn",
		"őű", " hu "},
	{"Latn", "ąę", " pl lt "}, {"Latn", "ł", " pl "}, {"Latn", "řěů", " cs "}, {"Latn", "ľĺŕ", " sk "}, {"Latn", "đ", " hr vi "}, {"Latn", "ğı", " tr "},
	{"Latn", "șț", " ro "}, {"Latn", "ãõ", " pt et vi "}, {"Latn", "ĉĝĥĵŝŭ", " eo "}, {"Latn", "ėųį", " lt pl "}, {"Latn", "āēīķļņ", " lv la "},
	{"Latn", "ơưạảấầẩậắặẹẻếềểệịọỏốồổộớờởợụủứừửự", " vi "}, {"Latn", "č", " cs sk hr sl lt lv "}, {"Latn", "œ", " fr "},
}
