package tag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/learn"
	"readout/internal/ud"
)

// A counter counts how often a key came with each value.
type counter map[string]map[string]int

func (c counter) add(key, value string) {
	if c[key] == nil {
		c[key] = map[string]int{}
	}
	c[key][value]++
}

// best returns the most frequent value of a key, the first in the alphabet of
// equals, and its count.
func (c counter) best(key string) (value string, n int) {
	for v, k := range c[key] {
		if k > n || k == n && v < value {
			value, n = v, k
		}
	}
	return value, n
}

func (c counter) keys() []string {
	out := make([]string, 0, len(c))
	for k := range c {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(a, b) })
	return out
}

// TrainLexicon learns lemmas and features from tagged words.
func TrainLexicon(words []ud.Word) *Lexicon {
	lemmas, rules, feats := counter{}, counter{}, counter{}
	var norm, lower []byte
	for i := range words {
		w := &words[i]
		if strings.ContainsAny(w.Form+w.Lemma, "\t\n") || w.Lemma == "" || w.Deprel == "goeswith" {
			continue
		}
		norm = learn.AppendNorm(norm[:0], w.Form)
		lower = learn.AppendLower(lower[:0], norm)
		tag := "\t" + w.UPOS + "\t" + w.XPOS
		feats.add(string(lower)+tag, w.Feats)
		feats.add(tag, w.Feats)
		lemma := string(learn.AppendNorm(nil, w.Lemma))
		lemmas.add(string(norm)+tag, lemma)
		r := findRule(string(norm), string(lower), lemma)
		for n := 0; n <= min(longest, len(lower)); n++ {
			rules.add(string(lower[len(lower)-n:])+tag, r)
		}
	}
	l := &Lexicon{}
	l.addRules(rules)
	l.addFeats(feats)
	if err := l.index(); err != nil {
		panic(err)
	}
	l.addLemmas(lemmas)
	if err := l.index(); err != nil {
		panic(err)
	}
	return l
}

// findRule returns the rule that makes lemma of a form, as its line has it.
func findRule(norm, lower, lemma string) string {
	k, l := common(norm, lemma), common(lower, lemma)
	if k > l {
		return fmt.Sprintf("1\t%d\t%s", len(norm)-k, lemma[k:])
	}
	return fmt.Sprintf("0\t%d\t%s", len(lower)-l, lemma[l:])
}

// common returns the length of the longest common beginning.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// addRules keeps an ending's rule where the next shorter ending has another.
func (l *Lexicon) addRules(rules counter) {
	for _, k := range rules.keys() {
		r, n := rules.best(k)
		ending, tag, _ := strings.Cut(k, "\t")
		if ending != "" {
			shorter, _ := rules.best(ending[1:] + "\t" + tag)
			if n < 2 || r == shorter && sameUp(rules, ending, tag, r) {
				continue
			}
		}
		l.lines = append(l.lines, "r\t"+k+"\t"+r)
	}
}

// sameUp reports whether the next shorter ending that is kept has rule r.
func sameUp(rules counter, ending, tag, r string) bool {
	for i := 1; i <= len(ending); i++ {
		b, n := rules.best(ending[i:] + "\t" + tag)
		if n >= 2 || i == len(ending) {
			return b == r
		}
	}
	return false
}

// addFeats keeps a word's features where they are not those of its tag.
func (l *Lexicon) addFeats(feats counter) {
	for _, k := range feats.keys() {
		f, n := feats.best(k)
		form, tag, _ := strings.Cut(k, "\t")
		if all, _ := feats.best("\t" + tag); form != "" && (all == f || n < 2) {
			continue
		}
		l.lines = append(l.lines, "f\t"+k+"\t"+f)
	}
}

// addLemmas keeps the words whose lemma the rules get wrong, and those for
// which a rule would have to put a new word together.
func (l *Lexicon) addLemmas(lemmas counter) {
	sc := &LexScratch{}
	for _, k := range lemmas.keys() {
		lemma, n := lemmas.best(k)
		c := strings.Split(k, "\t")
		sc.norm = append(sc.norm[:0], c[0]...)
		sc.lower = learn.AppendLower(sc.lower[:0], sc.norm)
		byRule := l.lemma(c[0], tagHash(c[1], c[2]), sc)
		if byRule == lemma && (n < 3 || strings.HasPrefix(c[0], lemma)) {
			continue
		}
		l.lines = append(l.lines, "l\t"+k+"\t"+lemma)
	}
}
