package script

import (
	"fmt"
	"strings"
	"testing"
)

func TestDetect(t *testing.T) {
	for in, want := range map[string]string{
		"":             "neither 0 0",
		"Latin, 12.":   "neither 0 0",
		"山上有水，什么也不是。":  "neither 0 0", // 么 is in both
		"這是繁體字。":       "traditional 2 0",
		"这是简体字，怎么样。":   "simplified 0 4",
		"這個圖書館開放時間很长":  "traditional 8 1 长",
		"这个图书馆开放时间很長":  "simplified 1 8 長",
		"這個图書馆":        "mixed 3 2 图馆",
		"這個時書馆":        "mixed 4 1 馆",
		"這個時書開馆":       "traditional 5 1 馆",
		"著名的乾坤在里面，台灣。": "traditional 1 0",
	} {
		d := Detect(in)
		got := fmt.Sprint(d.Kind, " ", d.Traditional, " ", d.Simplified)
		var few strings.Builder
		for _, at := range d.Minority {
			few.WriteRune([]rune(in[at:])[0])
		}
		if got = strings.TrimSpace(got + " " + few.String()); got != want {
			t.Errorf("%s: %s and should be %s", in, got, want)
		}
	}
}

// TestSimplifiedText checks what is found in texts that are declared Simplified.
func TestSimplifiedText(t *testing.T) {
	for in, want := range map[string]string{
		"这是简体字，为什么、干净、著名、乾坤、康乾、里面。": "",
		"這是简體字": "這→这 體→体",
		"着名的干坤，显着，看着，干净": "着名→著名 干坤→乾坤 显着→显著",
		"乾净的乾隆":       "乾→干",
		"裡面和后面":       "裡→里",
		"名列前矛":        "名列前矛→名列前茅",
		"他说「是的」。":     "「→“ 」→”",
		"他说“是的”,走了":   ",→，",
		"因为因为他们现在在这里": "因为因为→因为",
	} {
		var got []string
		for _, f := range Check(in, "zh-Hans") {
			got = append(got, f.Wrong+"→"+f.Right)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s has %s and should have %s", in, s, want)
		}
	}
}
