package tag

import (
	"context"
	"testing"

	"readout/internal/learn"
	"readout/internal/ud"
)

func words(lines ...[4]string) []ud.Word {
	var out []ud.Word
	for _, l := range lines {
		out = append(out, ud.Word{Form: l[0], UPOS: l[1], XPOS: l[2], Lemma: l[3], Head: -1})
	}
	return out
}

// lessons are words to learn lemmas from.
func lessons() []ud.Word {
	ws := words([4]string{"making", "VERB", "VBG", "make"}, [4]string{"taking", "VERB", "VBG", "take"},
		[4]string{"talking", "VERB", "VBG", "talk"}, [4]string{"walking", "VERB", "VBG", "walk"}, [4]string{"asking", "VERB", "VBG", "ask"},
		[4]string{"went", "VERB", "VBD", "go"}, [4]string{"envoys", "NOUN", "NNS", "envoy"}, [4]string{"talks", "NOUN", "NNS", "talk"},
		[4]string{"Talks", "NOUN", "NNS", "talk"}, [4]string{"Doha", "PROPN", "NNP", "Doha"}, [4]string{"Ankara", "PROPN", "NNP", "Ankara"})
	for i := range ws {
		if ws[i].XPOS == "NNS" {
			ws[i].Feats = "Number=Plur"
		}
	}
	return append(ws, ws...)
}

func TestLexicon(t *testing.T) {
	var w learn.Writer
	TrainLexicon(lessons()).Encode(&w)
	l, err := DecodeLexicon(learn.NewReader(w.Done()))
	if err != nil {
		t.Fatal(err)
	}
	ws := words([4]string{"making", "VERB", "VBG", "make"}, [4]string{"shaking", "VERB", "VBG", "shake"}, [4]string{"Went", "VERB", "VBD", "go"},
		[4]string{"ministers", "NOUN", "NNS", "minister"}, [4]string{"Tehran", "PROPN", "NNP", "Tehran"}, [4]string{"???", "X", "FW", "???"})
	want := make([]string, len(ws))
	for i := range ws {
		want[i], ws[i].Lemma = ws[i].Lemma, ""
	}
	l.Describe(ws, new(LexScratch))
	for i := range ws {
		if ws[i].Lemma != want[i] {
			t.Errorf("%s: lemma %q, want %q", ws[i].Form, ws[i].Lemma, want[i])
		}
	}
	if ws[3].Feats != "Number=Plur" {
		t.Errorf("ministers: features %q", ws[3].Feats)
	}
}

func TestLexiconErrors(t *testing.T) {
	for _, line := range []string{"x\ta\tb\tc\td", "r\ting\tVERB\tVBG\t0\tmany\te", "l\ta", "l\ta\tb\tc\td\te\tf\tg"} {
		var w learn.Writer
		w.Lines([]string{line})
		if _, err := DecodeLexicon(learn.NewReader(w.Done())); err == nil {
			t.Errorf("line %q is no error", line)
		}
	}
}

func TestIsNumeral(t *testing.T) {
	for form, want := range map[string]bool{"8,800": true, "2023": true, "2.5": true, ".": false, "": false, "20th": false, "7-8": false} {
		if isNumeral(form) != want {
			t.Errorf("isNumeral(%q) = %v", form, !want)
		}
	}
}

func TestTaggerLearns(t *testing.T) {
	d := &ud.Doc{}
	for range 30 {
		first := len(d.Words)
		d.Words = append(d.Words, words([4]string{"the", "DET", "DT", ""}, [4]string{"talks", "NOUN", "NNS", ""}, [4]string{"ended", "VERB", "VBD", ""},
			[4]string{"he", "PRON", "PRP", ""}, [4]string{"talks", "VERB", "VBZ", ""}, [4]string{"12", "NUM", "CD", ""})...)
		d.Sentences = append(d.Sentences, ud.Sentence{First: first, Last: first + 3}, ud.Sentence{First: first + 3, Last: first + 6})
	}
	o := Default
	o.Epochs, o.Width, o.Gaps = 30, 32, []int{1}
	b, err := Train(context.Background(), Samples(d), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	tg, err := Decode(learn.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var sc Scratch
	for _, s := range Samples(d)[:2] {
		want := append([]ud.Word(nil), s.Words...)
		tg.Tag(s.Words, s.Forms, &sc)
		for i := range want {
			if s.Words[i].XPOS != want[i].XPOS {
				t.Errorf("%s is %s, want %s", want[i].Form, s.Words[i].XPOS, want[i].XPOS)
			}
		}
	}
}
