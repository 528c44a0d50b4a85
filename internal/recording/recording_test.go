package recording

import (
	"reflect"
	"strings"
	"testing"
)

func TestKinds(t *testing.T) {
	for data, want := range map[string]string{
		"ID3\x04\x00": "audio/mpeg", "\xff\xfb\x90\x64": "audio/mpeg", "\xff\xf3\x40\xc4": "audio/mpeg",
		"\x00\x00\x00\x20ftypM4A ": "audio/mp4", "OggS\x00\x02" + strings.Repeat("\x00", 22) + "OpusHead": "audio/ogg",
		"RIFF\x24\x00\x00\x00WAVEfmt ": "audio/wav",
		// not these
		"": "", "ID": "", "\xff\xfb": "", "\xff\xfb\xf0\x64": "", "\xff\xd8\xff\xe0": "", "OggS\x00\x02\x01vorbis": "",
		"\x00\x00\x00\x20ftypavif": "", "RIFF\x24\x00\x00\x00WEBP": "", "<html>": "", "\xff\xfe\x00\x00": "",
	} {
		if k, ok := Of([]byte(data)); k.Type != want || ok != (want != "") {
			t.Errorf("%q is %q, and should be %q", data, k.Type, want)
		}
	}
}

func TestParse(t *testing.T) {
	const file = `WEBVTT - a reading
Kind: captions

NOTE made by hand
p09.9 --> nothing

STYLE
::cue { color: red }

p01.1
00:00.000 --> 00:02.500 align:start
what is said

00:00:02.500 --> 01:00:04.000
two
lines

p01.3
00:04.000 -> 00:05.000

p01.4
00:61.000 --> 01:02.000
`
	cues, issues := Parse([]byte(file))
	for i := range cues {
		cues[i].Offset, cues[i].Timing = strings.Count(file[:cues[i].Offset], "\n")+1, strings.Count(file[:cues[i].Timing], "\n")+1
	}
	if want := []Cue{{"p01.1", 0, 2500, 10, 11}, {"", 2500, 3604000, 14, 14}}; !reflect.DeepEqual(cues, want) {
		t.Errorf("it has %v, and should have %v", cues, want)
	}
	var said []string
	for _, i := range issues {
		said = append(said, i.Text)
	}
	if want := []string{`there are no times after "p01.3"`, "these are not the times of a cue"}; !reflect.DeepEqual(said, want) {
		t.Errorf("it says %q", said)
	}
	for _, bad := range []string{"", "WEBVTTS", "1\n00:00.000 --> 00:01.000\n", "WEBVTT\n00:00.000 --> 00:01.000\n"} {
		if cues, issues := Parse([]byte(bad)); cues != nil || len(issues) != 1 {
			t.Errorf("%q has %v and %v", bad, cues, issues)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("WEBVTT\n\na\n00:00.000 --> 00:01.000\n")
	f.Add("WEBVTT\n\nNOTE\n-->\n\n-->")
	f.Fuzz(func(t *testing.T, s string) {
		cues, issues := Parse([]byte(s))
		for _, c := range cues {
			if c.Offset < 0 || c.Timing < c.Offset || c.Timing >= len(s) || c.From < 0 || c.To < 0 || !strings.Contains(s[c.Timing:], "-->") {
				t.Errorf("%q has the cue %v", s, c)
			}
		}
		for _, i := range issues {
			if i.Offset < 0 || i.Offset > len(s) {
				t.Errorf("%q has %q at %d", s, i.Text, i.Offset)
			}
		}
	})
}
