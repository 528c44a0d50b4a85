package lang

// SmallWords returns the commonest articles, prepositions, conjunctions and forms
// of "to be" of languages in Latin letters, by tag, each with a blank on both
// sides: nobody writes a page without them, so they show the language of an
// imported text.
func SmallWords() map[string]string { return smallWords }

var smallWords = map[string]string{
	"en": " the and of to in is that it was for with as on not be at by are this from his her he they have which an were but had has you its ",
	"de": " der die und das den von zu mit sich des auf ist ein eine nicht als auch es an dem im für war er sie wie aus bei nach einer um hat noch ",
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
	"la": " et in est non ad ut cum quod qui sed per ex ab si esse quae sunt enim nec hoc aut quam de dum etiam ",
}
