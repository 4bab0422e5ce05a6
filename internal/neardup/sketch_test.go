package neardup

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/text"
)

// The same words give the same sketch, however they are set.
func TestFolding(t *testing.T) {
	want := SketchText("The U.S. envoy, Mr. Çelik, spoke of 1,200 “neighbours’ houses” in Türkiye! He left at once for the airport.\n\nNothing was agreed upon there.")
	for _, s := range []string{
		"the US envoy mr Celik spoke of 1200 neighbours houses in Turkiye? He left at once, for the airport. Nothing was agreed upon there.",
		"THE U.S. ENVOY, MR. C\u0327ELI\u0307K, SPOKE OF 1.200 'NEIGHBOURS' HOUSES' IN TU\u0308RKIYE. HE LEFT AT ONCE FOR THE\nAIR\u00adPORT.\r\n \r\nNOTHING WAS AGREED UPON THERE",
	} {
		if got := SketchText(s); !reflect.DeepEqual(got.pieces, want.pieces) || agree(&got.signature, &want.signature) < 70 {
			t.Errorf("%q: sentences %v, want %v; %d hashes agree", s, got.pieces, want.pieces, agree(&got.signature, &want.signature))
		}
	}
}

// Zones are left out.
func TestZones(t *testing.T) {
	article := func(before, after string) *record.Article {
		x, err := text.New(before + long + after)
		if err != nil {
			t.Fatal(err)
		}
		a := &record.Article{Text: x}
		for _, s := range []text.Span{{Start: 0, End: len(before)}, {Start: len(before + long), End: x.Len()}} {
			if !s.Empty() {
				a.Zones = append(a.Zones, record.Zone{Kind: record.ZoneBoilerplate, Span: s})
			}
		}
		return a
	}
	a, b := article("", ""), article("Home | World\n", "\n"+strings.Repeat("Teilen Sie diesen Artikel mit Freunden. ", 20))
	if x, y := SketchOf(a), SketchOf(b); !reflect.DeepEqual(x, y) {
		t.Error("the sketch holds words of zones")
	}
	if got := Letters(b.Text, Paragraphs(b)); len(got) != 1 || got[0] != long {
		t.Errorf("paragraphs %q", got)
	}
	plain := SketchText(long)
	if x := SketchOf(a); !reflect.DeepEqual(x, plain) || x.Words() < 50 || x.Words() > 62 {
		t.Errorf("%d words", x.Words())
	}
}

func TestParagraphs(t *testing.T) {
	for in, want := range map[string]string{
		"One.\nTwo.\n": "One.|Two.", "One\ntwo.\n\nThree.": "One\ntwo.|Three.", "One\r\ntwo.\r\n \r\n\r\nThree.": "One\r\ntwo.|Three.", " \n\n": "", "": "",
	} {
		x, _ := text.New(in)
		if got := strings.Join(Letters(x, Paragraphs(&record.Article{Text: x})), "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Agreement of signatures estimates how many shingles two texts share.
func TestEstimate(t *testing.T) {
	words := strings.Fields(strings.Repeat("one two three ", 200))
	for i := range words {
		words[i] += strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26))
	}
	half, whole := SketchText(strings.Join(words[:300], " ")), SketchText(strings.Join(words, " "))
	if n := agree(&half.signature, &whole.signature); n < 33 || n > 63 { // 48 ± 3 standard deviations
		t.Errorf("%d of 96 agree, want about 48", n)
	}
}

func FuzzSketch(f *testing.F) {
	f.Add("", "")
	f.Add(long, "版权所有。未经许可不得转载。")
	f.Add("\xff\x80.\n\n\n", "١٬٢٠٠ شخص، قال الوزير؟")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := SketchText(a), SketchText(b)
		if Alike(&x, &y) != Alike(&y, &x) {
			t.Error("alike one way only")
		}
		if again := SketchText(a); !reflect.DeepEqual(again, x) || Alike(&x, &again) != (x.Words() >= leastWords) {
			t.Error("a text is not alike to itself")
		}
		bytes1, _ := x.AppendBinary(nil)
		var back Sketch
		if err := back.UnmarshalBinary(bytes1); err != nil {
			t.Fatal(err)
		}
		if bytes2, _ := back.AppendBinary(nil); !bytes.Equal(bytes1, bytes2) {
			t.Error("other bytes after reading them back")
		}
		p, q := strings.Split(a, "\n"), strings.Split(b, "\n")
		added, dropped, kept := Compare(p, q)
		seen := map[[2]int]bool{}
		for _, i := range dropped {
			seen[[2]int{0, i}] = true
		}
		for _, j := range added {
			seen[[2]int{1, j}] = true
		}
		for _, k := range kept {
			seen[[2]int{0, k.A}], seen[[2]int{1, k.B}] = true, true
		}
		if len(seen) != len(dropped)+len(added)+2*len(kept) || len(seen) > len(p)+len(q) {
			t.Errorf("a paragraph has two fates: %v %v %v", added, dropped, kept)
		}
	})
}

func FuzzUnmarshal(f *testing.F) {
	s := SketchText(long)
	b, _ := s.AppendBinary(nil)
	f.Add(b)
	f.Add(b[:len(b)-3])
	f.Fuzz(func(t *testing.T, b []byte) {
		var s Sketch
		if s.UnmarshalBinary(b) != nil {
			return
		}
		if again, _ := s.AppendBinary(nil); !bytes.Equal(b, again) {
			t.Error("other bytes after reading them")
		}
	})
}
