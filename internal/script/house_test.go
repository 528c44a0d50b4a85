package script

import (
	"testing"

	"duizhao/internal/edition"
)

// hongkong is a house of Hong Kong, taiwan one of Taiwan.
var (
	hongkong = edition.House{Wei: "爲", Li: "裏", Zhe: "着", Quotes: "corner", Titles: true, Punctuation: "full"}
	taiwan   = edition.House{Wei: "為", Li: "裡", Zhe: "著", Quotes: "corner", Titles: true, Works: []string{"夜航"}, Punctuation: "full"}
)

func TestHouse(t *testing.T) {
	for _, c := range []struct {
		style    edition.House
		in, want string
	}{
		{edition.House{}, "為裡著‘說’,好", "為裡著‘說’,好"},
		{hongkong, "因為在家裡看著", "因爲在家裏看着"},
		{hongkong, "著名的著作，原著，看著名著；跟著名師走著", "著名的著作，原著，看着名著；跟着名師走着"},
		{hongkong, "配合著他，合著一書，執著於此，著於世，顯著，土著，叫著名字，做著作業，著有《甲》，大著膽子，衣著", "配合着他，合著一書，執着於此，著於世，顯著，土著，叫着名字，做着作業，著有《甲》，大着膽子，衣着"},
		{taiwan, "因爲在家裏看着着陸", "因為在家裡看著著陸"},
		{taiwan, "他說‘我聽他說“不行”，就走了’。", "他說「我聽他說『不行』，就走了」。"},
		{taiwan, `他說"好"。`, "他說「好」。"},
		{taiwan, "讀‘明州日報’，再讀‘夜航’，‘不錯’", "讀《明州日報》，再讀《夜航》，「不錯」"},
		{taiwan, "她的代表作‘燈下’一書", "她的代表作《燈下》一書"},
		{taiwan, "It’s ‘fine’, he said.", "It’s ‘fine’, he said."},
		{taiwan, "公司的 engineers’ work 與 don’t 很好", "公司的 engineers’ work 與 don’t 很好"},
		{taiwan, "‘沒有完", "‘沒有完"},
		{taiwan, "好,好.好?好!好;說:好", "好，好。好？好！好；說：好"},
		{taiwan, "好, 好. 好", "好，好。好"},
		{taiwan, "宇宙 (cosmos) 很大(約 93.5), 在 10:30,見 http://a.b/?q=1,2", "宇宙（cosmos）很大（約 93.5），在 10:30，見 http://a.b/?q=1,2"},
		{taiwan, "Alpha, Beta (gamma) and f(x)。", "Alpha, Beta (gamma) and f(x)。"},
		{taiwan, "見 http://a.b/?c=d,中，地址:http://a.b/", "見 http://a.b/?c=d,中，地址：http://a.b/"},
		{taiwan, "等等...還有--破折", "等等……還有——破折"},
		{taiwan, "10,000 人,1.5 倍", "10,000 人，1.5 倍"},
		{taiwan, "你好,(abc)", "你好，（abc）"},
		{taiwan, "你好, (abc)", "你好，（abc）"},
		{taiwan, "什麼?!!", "什麼？！！"},
		{taiwan, "only Latin, here.\n中文,也\n", "only Latin, here.\n中文，也\n"},
	} {
		got, _ := House(c.in, c.style)
		if got != c.want {
			t.Errorf("%s becomes\n%s and should be\n%s", c.in, got, c.want)
		}
	}
}

// TestHouseEdges sets marks at the beginning and the end of a line, beside each other and
// beside letters, and nothing that a house does not ask for.
func TestHouseEdges(t *testing.T) {
	for _, c := range []struct {
		style    edition.House
		in, want string
	}{
		{edition.House{Quotes: "corner"}, "他說‘好’,讀‘明州日報’", "他說「好」,讀「明州日報」"},
		{edition.House{Titles: true}, "他說‘好’,讀‘明州日報’", "他說‘好’,讀《明州日報》"},
		{edition.House{Punctuation: "full"}, "他說‘好’,讀‘明州日報’", "他說‘好’，讀‘明州日報’"},
		{edition.House{Wei: "為"}, "他爲‘好’,裏", "他為‘好’,裏"},
		{taiwan, "好.0 好.9 好.A 好.Z 好.a 好.z", "好.0 好.9 好.A 好.Z 好.a 好.z"},
		{taiwan, "好./ 好.[1] 好.@甲 好.{x} 好.`", "好。/ 好。[1] 好。@甲 好。{x} 好。`"},
		{taiwan, "http://a.b/?q=1,中 ftp://c,d中", "http://a.b/?q=1,中 ftp://c,d中"},
		{taiwan, "(abc)好", "（abc）好"},
		{taiwan, "好(abc)", "好（abc）"},
		{taiwan, "f(甲)", "f（甲）"},
		{taiwan, "(甲(乙)丙), (a(b)c)", "（甲（乙）丙），（a(b)c）"},
		{taiwan, " (甲)", " （甲）"},
		{taiwan, "a (甲) b", "a（甲）b"},
		{taiwan, "甲(乙", "甲(乙"},
		{taiwan, "甲-乙--丙---丁", "甲-乙——丙---丁"},
		{taiwan, "甲..乙...丙....丁......戊", "甲..乙……丙....丁……戊"},
		{taiwan, "甲:乙 甲://乙", "甲：乙 甲://乙"},
		{taiwan, "他說‘it’s 好’。", "他說「it’s 好」。"},
		{taiwan, "他說'it's 好'。", "他說「it's 好」。"},
		{taiwan, "‘甲‘乙“丙’丁", "‘甲『乙“丙』丁"},
		{taiwan, "「甲‘乙“丙”’」", "「甲『乙「丙」』」"},
		{taiwan, "甲 a‘b’c", "甲 a‘b’c"},
		{taiwan, "‘ab’好", "「ab」好"},
		{taiwan, "", ""},
	} {
		got, _ := House(c.in, c.style)
		if got != c.want {
			t.Errorf("%s becomes\n%s and should be\n%s", c.in, got, c.want)
		}
	}
}

// TestHouseOffsets checks that a place in the result leads back to where it came
// from.
func TestHouseOffsets(t *testing.T) {
	in := "他說‘好, 的’ (yes)。"
	out, o := House(in, taiwan)
	if out != "他說「好，的」（yes）。" {
		t.Fatal(out)
	}
	for part, want := range map[string]string{"好": "好", "好，": "好, ", "，": ", ", "的": "的", "的」": "的’", "（": " (", "yes": "yes", "「好，的」": "‘好, 的’"} {
		from := index(t, out, part)
		a, b := o.Old(from, from+len(part))
		if in[a:b] != want {
			t.Errorf("%s came from %q, not %q", part, in[a:b], want)
		}
		c, d := o.New(a, b)
		if out[c:d] != part {
			t.Errorf("%s comes back as %q", part, out[c:d])
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":            "",
		"軟體，H800 的。":  "软体h800的",
		"软体 ,Ｈ８００\n的": "软体h800的",
		"因爲在家裏、因為在家裡、因为在家里":     "因为在家里因为在家里因为在家里",
		"「看著」‘看着’":              "看着看着",
		"Café — naïve ÉCOLE":    "cafenaiveecole",
		"約１／１０、50％、3℃、+5、$9、€8": "约11050%3°c+5$9€8",
		"〇 々 𡞵 ① ½":             "〇々㛟112",
	} {
		got, o := FoldOffsets(in)
		if got != want || Fold(in) != want {
			t.Errorf("%q has the key %q and should have %q", in, got, want)
		}
		if a, b := o.Old(0, len(got)); Fold(in[a:b]) != want {
			t.Errorf("%q: the whole key leads back to %q", in, in[a:b])
		}
	}
	in := "一,「二」 Ｃ三。"
	key, o := FoldOffsets(in)
	for part, want := range map[string]string{"一": "一", "二": "二", "一二": "一,「二", "c": "Ｃ", "二c三": "二」 Ｃ三"} {
		from := index(t, key, part)
		if a, b := o.Old(from, from+len(part)); in[a:b] != want {
			t.Errorf("%s leads back to %q, not %q", part, in[a:b], want)
		}
	}
}
