package tag

import (
	"fmt"
	"strconv"
	"strings"

	"readout/internal/learn"
	"readout/internal/ud"
)

// A Lexicon gives tagged words their lemmas and features: by a list of words,
// else by the longest ending that has a rule. It is safe for many goroutines.
type Lexicon struct {
	lines  []string // as it is kept: see parse
	lemmas map[uint64]string
	rules  map[uint64]rule
	feats  map[uint64]string
}

// A rule makes a lemma of a form: "making" less "ing" and with "e" is "make".
type rule struct {
	keep bool // capitals stay
	cut  int  // bytes off the end
	add  string
}

// longest is the number of bytes of the longest ending with a rule.
const longest = 6

// LexScratch holds the buffers of one call of Describe.
type LexScratch struct {
	norm, lower []byte
}

// Describe sets Lemma and Feats of tagged words.
func (l *Lexicon) Describe(words []ud.Word, sc *LexScratch) {
	for i := range words {
		w := &words[i]
		sc.norm = learn.AppendNorm(sc.norm[:0], w.Form)
		sc.lower = learn.AppendLower(sc.lower[:0], sc.norm)
		tag := tagHash(w.UPOS, w.XPOS)
		w.Lemma = l.lemma(w.Form, tag, sc)
		f, ok := l.feats[key('f', tag, sc.lower)]
		if !ok {
			f = l.feats[key('f', tag, nil)]
		}
		w.Feats = f
	}
}

func (l *Lexicon) lemma(form string, tag uint64, sc *LexScratch) string {
	if lemma, ok := l.lemmas[key('l', tag, sc.norm)]; ok {
		return lemma
	}
	if lemma, ok := l.lemmas[key('l', tag, sc.lower)]; ok {
		return lemma
	}
	for n := min(longest, len(sc.lower)); n >= 0; n-- {
		if r, ok := l.rules[key('r', tag, sc.lower[len(sc.lower)-n:])]; ok {
			return r.apply(form, sc.lower)
		}
	}
	return form
}

// apply makes the lemma of form; lower is form in small letters.
func (r rule) apply(form string, lower []byte) string {
	if r.cut >= len(lower) || r.cut >= len(form) {
		return form
	}
	if r.add == "" && (r.keep || string(lower) == form) {
		return form[:len(form)-r.cut]
	}
	if r.keep {
		return form[:len(form)-r.cut] + r.add
	}
	return string(lower[:len(lower)-r.cut]) + r.add
}

func tagHash(upos, xpos string) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range [...]string{upos, xpos} {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		h = (h ^ '/') * 1099511628211
	}
	return h
}

// key is the place of a word or ending with a tag in one of the three tables.
func key(table byte, tag uint64, word []byte) uint64 {
	return learn.Mix(learn.Hash(word)^learn.Mix(tag+uint64(table))) + uint64(len(word))
}

// Encode writes the lexicon into a section.
func (l *Lexicon) Encode(w *learn.Writer) { w.Lines(l.lines) }

// DecodeLexicon reads what Encode wrote.
func DecodeLexicon(r *learn.Reader) (*Lexicon, error) {
	l := &Lexicon{lines: r.Lines()}
	if r.Err() != nil {
		return nil, r.Err()
	}
	return l, l.index()
}

// index reads the lines into the tables. A line is
//
//	l form   UPOS XPOS lemma       a word with its lemma
//	r ending UPOS XPOS keep cut add a rule; keep is 0 or 1
//	f form   UPOS XPOS feats       features; an empty form stands for all others
//
// with tabs between the fields.
func (l *Lexicon) index() error {
	n := len(l.lines)
	l.lemmas, l.rules, l.feats = make(map[uint64]string, n/2), make(map[uint64]rule, n/4), make(map[uint64]string, n/8)
	for i, line := range l.lines {
		if err := l.parse(line); err != nil {
			return fmt.Errorf("the model file is damaged: lexicon line %d: %w", i+1, err)
		}
	}
	return nil
}

func (l *Lexicon) parse(line string) error {
	var c [7]string
	n := 0
	for f := range strings.SplitSeq(line, "\t") {
		if n == len(c) {
			return fmt.Errorf("more than %d fields", n)
		}
		c[n] = f
		n++
	}
	tag := tagHash(c[2], c[3])
	switch {
	case c[0] == "l" && n == 5:
		l.lemmas[key('l', tag, []byte(c[1]))] = c[4]
	case c[0] == "f" && n == 5:
		l.feats[key('f', tag, []byte(c[1]))] = c[4]
	case c[0] == "r" && n == 7:
		cut, err := strconv.Atoi(c[5])
		if err != nil || cut < 0 {
			return fmt.Errorf("cut %q is no number", c[5])
		}
		l.rules[key('r', tag, []byte(c[1]))] = rule{c[4] == "1", cut, c[6]}
	default:
		return fmt.Errorf("%q with %d fields", c[0], n)
	}
	return nil
}
