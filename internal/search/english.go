package search

// What is known of English words the script takes from index.js, so that it is not a part
// of every search page's script.

// spellings lists letters that are written for each other, and, where it matters, what
// may follow them at the end of a word.
const spellings = "our or s|ed|ing|ful|able|ite|less|,is iz e[drs]?|ing|ations?,ys yz e[drs]?|ing,tre ter s?,ogue og s?," +
	"ence ense s?,ll l ed|ing|ers?,mme m s?,dge dg ments?"

// stems and endings are rules, each a pattern and what is put in its place: from a form to
// what it is a form of, and from that to its forms.
const (
	stems = `([^aeiou])ie[sd]$ $1y,(s|x|z|ch|sh)es$ $1,([^sui])s$ $1,(ing|ed)$ ,(ing|ed)$ e,([bdgklmnprt])\1(ing|ed)$ $1,(..)men$ $1man`

	endings = `(..)man$ $1men,([^aeiou])y$ $1ies,(s|x|z|ch|sh)$ $1es,$ s,e?$ ing,e?$ ed,([^aeiou])y$ $1ied,` +
		`([aeiou])([bdgklmnprt])$ $1$2$2ing,([aeiou])([bdgklmnprt])$ $1$2$2ed`
)

// irregular lists the forms of words that no rule gives: of each word its own form and
// then the others.
const irregular = "" +
	"arise arose arisen,bear bore borne,beat beaten,begin began begun,bend bent,bet,bid bade bidden,bind bound," +
	"bite bit bitten,bleed bled,blow blew blown,break broke broken,breed bred,bring brought,build built,burn burnt," +
	"burst,buy bought,cast,catch caught,choose chose chosen,cling clung,come came,cost,creep crept,cut,deal dealt," +
	"dig dug,draw drew drawn,dream dreamt,drink drank drunk,drive drove driven,dwell dwelt,eat ate eaten," +
	"fall fell fallen,feed fed,feel felt,fight fought,find found,flee fled,fling flung,fly flew flown," +
	"forsake forsook forsaken,freeze froze frozen,get got gotten,give gave given,go went gone,grind ground," +
	"grow grew grown,hang hung,hear heard,hide hid hidden,hit,hold held,hurt,keep kept,kneel knelt,know knew known," +
	"lay laid,lead led,lean leant,leap leapt,learn learnt,leave left,lend lent,let,lie lay lain,light lit,lose lost," +
	"make made,mean meant,meet met,pay paid,prove proven,put,quit,read,ride rode ridden,ring rang rung," +
	"rise rose risen,run ran,saw sawn,say said,see saw seen,seek sought,sell sold,send sent,set,sew sewn," +
	"shake shook shaken,shed,shine shone,shoot shot,show shown,shrink shrank shrunk,shut,sing sang sung," +
	"sink sank sunk,sit sat,sleep slept,slide slid,sling slung,smell smelt,sow sown,speak spoke spoken,speed sped," +
	"spell spelt,spend spent,spill spilt,spin spun,spit spat,split,spread,spring sprang sprung,stand stood," +
	"steal stole stolen,stick stuck,sting stung,stink stank stunk,strike struck stricken,string strung," +
	"strive strove striven,swear swore sworn,sweep swept,swell swollen,swim swam swum,swing swung,take took taken," +
	"teach taught,tear tore torn,tell told,think thought,throw threw thrown,thrust,tread trod trodden," +
	"wake woke woken,wear wore worn,weave wove woven,weep wept,win won,wind wound,wring wrung,write wrote written," +
	"analysis analyses,appendix appendices,axis axes,basis bases,calf calves,child children,crisis crises," +
	"criterion criteria,datum data,die dice,foot feet,goose geese,half halves,hypothesis hypotheses,index indices," +
	"knife knives,leaf leaves,life lives,loaf loaves,matrix matrices,medium media,mouse mice,ox oxen,penny pence," +
	"person people,phenomenon phenomena,self selves,shelf shelves,stratum strata,thesis theses,thief thieves," +
	"tooth teeth,wife wives,wolf wolves"
