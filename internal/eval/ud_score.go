package eval

import (
	"fmt"
	"strings"

	"readout/internal/text"
	"readout/internal/ud"
)

// A UDCount counts units of two annotations of one text and how many of them
// agree.
type UDCount struct{ Gold, Reading, Correct int }

// F1 returns the harmonic mean of precision and recall, 0 to 100.
func (c UDCount) F1() float64 {
	if c.Gold+c.Reading == 0 {
		return 0
	}
	return 200 * float64(c.Correct) / float64(c.Gold+c.Reading)
}

// A UDScore compares trees as the CoNLL 2018 shared task did: words are aligned
// by their letters, a word is right if its annotation and, for UAS and LAS, its
// head are. Punctuation counts, subtypes of relations do not. Where both have
// the same words, F1 is the share of words that are right.
//
// Source: https://universaldependencies.org/conll18/evaluation.html
type UDScore struct {
	Tokens, Sentences, Words           UDCount
	UPOS, XPOS, Feats, Lemma, UAS, LAS UDCount
	LASWithSubtypes                    UDCount
	Relations                          map[string]UDCount // LAS of the words with each relation, without subtypes
}

// ScoreUD compares two annotations. Their texts must have the same letters, but
// for white space.
func ScoreUD(gold, reading *ud.Doc) (UDScore, error) {
	g, r := newUDSide(gold), newUDSide(reading)
	if g.letters != r.letters {
		return UDScore{}, fmt.Errorf("the texts differ: %d and %d letters", len(g.letters), len(r.letters))
	}
	s := UDScore{Relations: map[string]UDCount{}}
	s.Tokens, s.Sentences = countSpans(g.tokens, r.tokens), countSpans(g.sentences, r.sentences)
	s.Words = UDCount{Gold: len(gold.Words), Reading: len(reading.Words)}
	for _, c := range s.counts() {
		c.Gold, c.Reading = s.Words.Gold, s.Words.Reading
	}
	inGold := make([]int, len(reading.Words)) // the gold word of each word, -1
	at := map[udPlace]int{}
	for i, p := range g.words {
		at[p] = i
	}
	for i, p := range r.words {
		inGold[i] = -1
		if k, ok := at[p]; ok {
			inGold[i] = k
		}
	}
	for i, k := range inGold {
		if k >= 0 {
			s.Words.Correct++
			s.word(&gold.Words[k], &reading.Words[i], inGold)
		}
	}
	for i := range gold.Words {
		s.relation(gold.Words[i].Deprel, UDCount{Gold: 1})
	}
	for i := range reading.Words {
		s.relation(reading.Words[i].Deprel, UDCount{Reading: 1})
	}
	return s, nil
}

// relation adds to the counts of a relation.
func (s *UDScore) relation(rel string, c UDCount) {
	was := s.Relations[mainRelation(rel)]
	s.Relations[mainRelation(rel)] = UDCount{was.Gold + c.Gold, was.Reading + c.Reading, was.Correct + c.Correct}
}

func (s *UDScore) counts() []*UDCount {
	return []*UDCount{&s.UPOS, &s.XPOS, &s.Feats, &s.Lemma, &s.UAS, &s.LAS, &s.LASWithSubtypes}
}

// word counts one pair of aligned words.
func (s *UDScore) word(g, r *ud.Word, inGold []int) {
	head := -1
	if r.Head >= 0 {
		head = inGold[r.Head]
	}
	attached := head == g.Head && (r.Head < 0) == (g.Head < 0)
	type udTest struct {
		count *UDCount
		ok    bool
	}
	for _, t := range []udTest{
		{&s.UPOS, g.UPOS == r.UPOS}, {&s.XPOS, g.XPOS == r.XPOS}, {&s.Feats, g.Feats == r.Feats},
		{&s.Lemma, g.Lemma == r.Lemma || g.Lemma == ""}, {&s.UAS, attached},
		{&s.LAS, attached && mainRelation(g.Deprel) == mainRelation(r.Deprel)},
		{&s.LASWithSubtypes, attached && g.Deprel == r.Deprel},
	} {
		if t.ok {
			t.count.Correct++
		}
	}
	if attached && mainRelation(g.Deprel) == mainRelation(r.Deprel) {
		s.relation(g.Deprel, UDCount{Correct: 1})
	}
}

// mainRelation cuts the subtype off: "nsubj:pass" is "nsubj".
func mainRelation(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// A udPlace is a range of letters; nth tells words apart that share theirs.
type udPlace struct{ start, end, nth int }

// A udSide is one annotation with all places counted in letters, without white
// space.
type udSide struct {
	letters                  string
	words, tokens, sentences []udPlace
}

func newUDSide(d *ud.Doc) udSide {
	var s udSide
	var b strings.Builder
	before := make([]int, d.Text.Len()+1) // letters before each byte
	for i, r := range d.Text.String() {
		before[i] = b.Len()
		if !text.IsSpace(r) {
			b.WriteRune(r)
		}
	}
	// Bytes inside a letter are never the edge of a span.
	before[d.Text.Len()] = b.Len()
	s.letters = b.String()
	place := func(sp text.Span) udPlace { return udPlace{before[sp.Start], before[sp.End], 0} }
	for i := range d.Words {
		p := place(d.Words[i].Span)
		if i > 0 && p.start == s.words[i-1].start && p.end == s.words[i-1].end {
			p.nth = s.words[i-1].nth + 1
		}
		s.words = append(s.words, p)
		if d.Words[i].Joined && i > 0 {
			s.tokens[len(s.tokens)-1].end = p.end
		} else {
			s.tokens = append(s.tokens, udPlace{p.start, p.end, 0})
		}
	}
	for _, k := range d.Sentences {
		s.sentences = append(s.sentences, place(d.Span(k)))
	}
	return s
}

func countSpans(gold, reading []udPlace) UDCount {
	c := UDCount{Gold: len(gold), Reading: len(reading)}
	in := map[udPlace]bool{}
	for _, p := range gold {
		in[p] = true
	}
	for _, p := range reading {
		if in[p] {
			c.Correct++
		}
	}
	return c
}

// String returns the scores in one line.
func (s UDScore) String() string {
	return fmt.Sprintf("words %d: tokens %.2f sentences %.2f words %.2f UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f (with subtypes %.2f)",
		s.Words.Gold, s.Tokens.F1(), s.Sentences.F1(), s.Words.F1(), s.UPOS.F1(), s.XPOS.F1(), s.Feats.F1(), s.Lemma.F1(),
		s.UAS.F1(), s.LAS.F1(), s.LASWithSubtypes.F1())
}
