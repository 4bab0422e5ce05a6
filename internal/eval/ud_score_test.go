package eval

import (
	"strings"
	"testing"

	"readout/internal/ud"
)

func trees(t *testing.T, lines ...string) *ud.Doc {
	t.Helper()
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), "\t")
	}
	d, err := ud.ReadCoNLLU(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func goldTree(t *testing.T) *ud.Doc {
	return trees(t,
		"1 Talks talk NOUN NNS _ 4 nsubj:pass _ _",
		"2-3 weren't _ _ _ _ _ _ _ _",
		"2 were be AUX VBD _ 4 aux:pass _ _",
		"3 n't not PART RB _ 4 advmod _ _",
		"4 held hold VERB VBN _ 0 root _ SpaceAfter=No",
		"5 . . PUNCT . _ 4 punct _ _")
}

func TestScoreUDSameWords(t *testing.T) {
	reading := trees(t,
		"1 Talks talk NOUN NNS _ 4 nsubj _ _", // subtype missing: still right
		"2-3 weren't _ _ _ _ _ _ _ _",
		"2 were were AUX VBD _ 4 cop _ _",  // lemma and relation wrong
		"3 n't not PART RB _ 2 advmod _ _", // head wrong
		"4 held hold NOUN NN _ 0 root _ SpaceAfter=No",
		"5 . . PUNCT . _ 4 punct _ _")
	s, err := ScoreUD(goldTree(t), reading)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		got  UDCount
		want UDCount
	}{
		{"tokens", s.Tokens, UDCount{4, 4, 4}}, {"words", s.Words, UDCount{5, 5, 5}}, {"sentences", s.Sentences, UDCount{1, 1, 1}},
		{"UPOS", s.UPOS, UDCount{5, 5, 4}}, {"lemma", s.Lemma, UDCount{5, 5, 4}}, {"UAS", s.UAS, UDCount{5, 5, 4}},
		{"LAS", s.LAS, UDCount{5, 5, 3}}, {"with subtypes", s.LASWithSubtypes, UDCount{5, 5, 2}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

// TestScoreUDOtherWords reads the clitic as one word and ends a sentence early.
func TestScoreUDOtherWords(t *testing.T) {
	reading := trees(t,
		"1 Talks talk NOUN NNS _ 3 nsubj _ _",
		"2 weren't be AUX VBD _ 3 aux _ _",
		"3 held hold VERB VBN _ 0 root _ SpaceAfter=No",
		"",
		"1 . . PUNCT . _ 0 root _ _")
	s, err := ScoreUD(goldTree(t), reading)
	if err != nil {
		t.Fatal(err)
	}
	if want := (UDCount{5, 4, 3}); s.Words != want {
		t.Errorf("words %v, want %v", s.Words, want)
	}
	if want := (UDCount{5, 4, 2}); s.LAS != want {
		t.Errorf("LAS %v, want %v", s.LAS, want)
	}
	if want := (UDCount{4, 4, 4}); s.Tokens != want {
		t.Errorf("tokens %v, want %v", s.Tokens, want)
	}
	if want := (UDCount{1, 2, 0}); s.Sentences != want {
		t.Errorf("sentences %v, want %v", s.Sentences, want)
	}
}

func TestScoreUDOtherText(t *testing.T) {
	if _, err := ScoreUD(goldTree(t), trees(t, "1 Talks _ _ _ _ 0 root _ _")); err == nil {
		t.Error("texts that differ are compared")
	}
}

func TestScoreNames(t *testing.T) {
	gold := trees(t, "1 Ahmet _ _ _ _ _ _ _ Name=B-PER", "2 Yılmaz _ _ _ _ _ _ _ Name=I-PER", "3 visited _ _ _ _ _ _ _ _", "4 Doha _ _ _ _ _ _ _ Name=B-LOC")
	reading := trees(t, "1 Ahmet _ _ _ _ _ _ _ Name=B-PER", "2 Yılmaz _ _ _ _ _ _ _ Name=B-PER", "3 visited _ _ _ _ _ _ _ _", "4 Doha _ _ _ _ _ _ _ Name=B-LOC")
	s, err := ScoreNames(gold, reading)
	if err != nil {
		t.Fatal(err)
	}
	if want := (UDCount{1, 2, 0}); s[ud.Person] != want {
		t.Errorf("PER %v, want %v", s[ud.Person], want)
	}
	if got, want := s.Of(ud.Person, ud.Place), (UDCount{2, 3, 1}); got != want {
		t.Errorf("PER LOC %v, want %v", got, want)
	}
}
