package quote

import (
	"sort"

	"readout/internal/depmatch"
)

// maxGap is how many words may stand between a verb of saying and the
// quotation it reports: "said in a statement carried by the agency on Monday:".
const maxGap = 24

// quotedAfter returns the quotation that follows a verb of saying, or nil.
//
//	"Lavrov said, “…" · "told reporters in Oslo: “…" · "said that “…"
func (r *reader) quotedAfter(v int) *mark {
	m := r.quotedNext(v)
	if m == nil || m.taken {
		return nil
	}
	return m
}

func (r *reader) quotedNext(v int) *mark {
	k := sort.Search(len(r.marks), func(k int) bool { return r.marks[k].first > v })
	if k == len(r.marks) {
		return nil
	}
	m := &r.marks[k]
	if m.first-v > maxGap || r.d.SentenceOf(m.first) != r.d.SentenceOf(v) || r.markAt(v) != nil {
		return nil
	}
	before := m.first - 1
	for before > v && r.isPunct(before) && r.form(before) != "," && r.form(before) != ":" {
		before--
	}
	lead := before == v || r.isPunct(before) || r.form(before) == "that" || r.d.Is(before, "compound:prt")
	if !lead || r.finiteBetween(v+1, before) || !r.utterance(m) {
		return nil
	}
	return m
}

// quotedBefore returns the quotation that a verb of saying follows, or nil.
//
//	"“…,” he stated" · "“…”, said the ministry" · "“… .” Lavrov said."
func (r *reader) quotedBefore(v int) *mark {
	k := sort.Search(len(r.marks), func(k int) bool { return r.marks[k].last > v }) - 1
	if k < 0 || r.marks[k].taken {
		return nil
	}
	m := &r.marks[k]
	cue := v
	if r.quoted(v) >= 0 { // "“…,” he was quoted as saying"
		cue = r.d.Words[v].Head
	}
	if v-m.last > maxGap || r.d.SentenceOf(v)-r.d.SentenceOf(m.last-1) > 1 || cue == v && r.finiteBetween(m.last, cue) {
		return nil
	}
	if s := r.subject(v); s >= m.first && s < m.last || s >= 0 && s < m.first {
		return nil
	}
	if r.d.SentenceOf(v) != r.d.SentenceOf(m.last-1) && r.ccomp(v) > v {
		return nil
	}
	if !r.startsClause(m) || !r.utterance(m) && !r.startsSentence(m) {
		return nil
	}
	return m
}

// close reports whether nothing but a speaker stands between a quotation and
// the cue behind it.
func (r *reader) close(m *mark, v int) bool {
	return v-m.last <= 12 && r.startsSentence(m) && r.d.SentenceOf(v) == r.d.SentenceOf(m.last-1) && !r.anotherCue(m.last, v)
}

// broken takes the quotation before a cue, and the one after it in the same
// sentence if the cue only breaks it.
//
//	"“We shall wait,” he said, “but not for long.”"
func (r *reader) broken(v int, m *mark, c int) part {
	m.taken = true
	p := part{head: r.headOf(m, c), first: m.first, last: m.last, prep: -1, direct: true}
	if n := r.quotedNext(v); n != nil && !n.taken && r.form(n.first-2) == "," && !r.anotherCue(v+1, n.first) && !r.has(";", v, n.first) {
		n.taken = true
		p.last = n.last
	}
	return p
}

// has reports whether a form stands in words [first, last).
func (r *reader) has(form string, first, last int) bool {
	for i := first; i < last; i++ {
		if r.form(i) == form {
			return true
		}
	}
	return false
}

func (r *reader) anotherCue(first, last int) bool {
	for i := first; i < last; i++ {
		if r.d.Words[i].UPOS == "VERB" && r.cues.verbs[r.lemma(i)] != nil {
			return true
		}
	}
	return false
}

// finiteBetween reports whether a tensed verb stands in [first, last).
func (r *reader) finiteBetween(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.d.Words[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// utterance reports whether a quotation is something said, not a few words
// borrowed: it has a tensed verb, is a command, or runs to the end of its
// sentence.
func (r *reader) utterance(m *mark) bool {
	if r.finiteBetween(m.first, m.last) || r.d.Words[m.first].XPOS == "VB" {
		return true
	}
	end := r.d.Sentences[r.d.SentenceOf(m.last-1)].Last
	return r.onlyPunct(m.last, end)
}

func (r *reader) startsSentence(m *mark) bool {
	return r.onlyPunct(r.d.Sentences[r.d.SentenceOf(m.first)].First, m.first)
}

func (r *reader) startsClause(m *mark) bool {
	if r.startsSentence(m) {
		return true
	}
	b := m.first - 2
	switch r.form(b) {
	case ",", ":", ";", "that", "and", "but", "—", "–":
		return true
	}
	return false
}

// headOf returns the main predicate of a quotation: c if it lies inside, else
// the word of its first sentence with a tense that hangs from outside.
func (r *reader) headOf(m *mark, c int) int {
	if c >= m.first && c < m.last {
		return c
	}
	return r.topOf(m.first, m.last)
}

// topOf returns the word of [first, last) that the most of it hangs from: the
// first predicate whose head lies outside.
func (r *reader) topOf(first, last int) int {
	top := -1
	for i := first; i < last; i++ {
		h := r.d.Words[i].Head
		if (h < first || h >= last) && !r.isPunct(i) {
			if depmatch.Finite(r.d, i) || r.d.Child(i, "cop") >= 0 {
				return i
			}
			if top < 0 {
				top = i
			}
		}
	}
	return max(top, first)
}
