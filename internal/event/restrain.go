package event

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"readout/internal/depmatch"
	"readout/internal/ud"
)

//go:embed domains.txt
var domainWords string

//go:embed frames.txt
var frameWords string

// A domainWord says to which field a word belongs and how surely.
type domainWord struct {
	field  string
	weight int
}

var domains = sync.OnceValue(func() map[string][]domainWord {
	m := map[string][]domainWord{}
	for line := range strings.SplitSeq(domainWords, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || line[0] == '#' {
			continue
		}
		for _, w := range f[1:] {
			lemma, sure := strings.CutPrefix(w, "!")
			d := domainWord{f[0], 1}
			if sure {
				d.weight = 2
			}
			m[lemma] = append(m[lemma], d)
		}
	}
	return m
})

// framing maps words to how they frame what is told beside them.
var framing = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(frameWords, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || line[0] == '#' {
			continue
		}
		for _, w := range f[1:] {
			m[w] = f[0]
		}
	}
	return m
})

// silence says why nothing that a frame tells counts as an event, "" if it may.
func (r *reader) silence(f *depmatch.Frame) string {
	s := r.doc.SentenceOf(f.Pred)
	if r.quiet[s] == nil {
		why := r.offPolitics(r.doc.Sentences[s])
		r.quiet[s] = &why
	}
	if why := *r.quiet[s]; why != "" {
		return why
	}
	if w := r.framed(f); w != "" {
		return w
	}
	if y := r.longAgo(r.doc.Sentences[s], f); y != "" {
		return y + " is long ago"
	}
	return ""
}

// offPolitics names the field other than politics that a sentence speaks of,
// "" if it speaks of none.
func (r *reader) offPolitics(s ud.Sentence) string {
	counts, politics := map[string]int{}, 0
	for i := s.First; i < s.Last; i++ {
		w := &r.doc.Words[i]
		if w.UPOS != "NOUN" && w.UPOS != "VERB" && w.UPOS != "PROPN" {
			continue
		}
		for _, d := range domains()[strings.ToLower(w.Lemma)] {
			counts[d.field] += d.weight
		}
		if isPolitical(r.peopleNoun(i)) {
			politics += 2
		} else if m := r.table.At(i); m != nil && m.First == i && m.Actors[0].Office != "" {
			politics += 2
		}
	}
	best, most := "", max(1, politics)
	for _, field := range []string{"sport", "arts", "business", "crime", "science", "weather"} {
		if counts[field] > most {
			best, most = field, counts[field]
		}
	}
	if best != "" {
		return "the sentence is about " + best
	}
	return ""
}

// framed says what puts a frame's act into a memory or a work, "" if nothing
// does.
//
//	"the anniversary of the bombing" · "In the play, the prince kills his uncle"
func (r *reader) framed(f *depmatch.Frame) string {
	for i, k := f.Pred, 0; i >= 0 && k < 16; i, k = r.doc.Words[i].Head, k+1 {
		if w := r.framingWord(i); w != "" {
			return "under " + w
		}
		for c := range r.doc.Children(i) {
			if r.doc.Is(c, "nsubj", "obj") || r.doc.Is(c, "obl") && framing()[strings.ToLower(r.doc.Words[c].Lemma)] == "work" && depmatch.Preposition(r.doc, c) == "in" {
				if w := r.framingWord(c); w != "" {
					return "beside " + w
				}
			}
		}
	}
	return ""
}

func (r *reader) framingWord(i int) string {
	w := &r.doc.Words[i]
	lemma := strings.ToLower(w.Lemma)
	if lemma == "series" && r.doc.Child(i, "nmod") > i { // "a series of meetings" is no film
		return ""
	}
	if kind := framing()[lemma]; kind != "" && (w.UPOS == "NOUN" || w.UPOS == "VERB" && kind == "memory") {
		return lemma
	}
	return ""
}

// longAgo returns the year that puts an act into history: one fifteen years or
// more before the article that hangs from the act's own clause.
//
//	"In 1956 Soviet tanks rolled into Budapest."
func (r *reader) longAgo(s ud.Sentence, f *depmatch.Frame) string {
	now := r.year()
	if now == 0 {
		return ""
	}
	for i := s.First + 1; i < s.Last; i++ {
		w := &r.doc.Words[i]
		if len(w.Form) < 3 || len(w.Form) > 4 || w.XPOS != "CD" || r.counts(i) || !isYearWord(r.doc.Words[i-1].Form) || !r.belongs(i, f) {
			continue
		}
		if y, err := strconv.Atoi(w.Form); err == nil && y > 99 && y <= now-15 {
			return w.Form
		}
	}
	return ""
}

// counts reports whether a number counts what follows it: "the deportation of 300
// migrants", "of 300 million dollars", but not "in May 1956".
func (r *reader) counts(i int) bool {
	h := r.doc.Words[i].Head
	return h > i && r.doc.Is(i, "nummod", "compound")
}

func isYearWord(form string) bool {
	switch strings.ToLower(form) {
	case "in", "of", "until", "january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december", "by", "late", "early":
		return true
	}
	return false
}

// year returns the year in which the article was published, 0 if it is not
// known.
func (r *reader) year() int {
	p := string(r.pass.Article.Published)
	if len(p) < 4 {
		return 0
	}
	y, _ := strconv.Atoi(p[:4])
	return y
}
