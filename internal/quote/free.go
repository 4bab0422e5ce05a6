package quote

// freeQuotations gives the quotations that stand for themselves to whoever
// spoke last.
//
//	"Lavrov praised the accord. “It ends a long war.”"
func (r *reader) freeQuotations() {
	for k := range r.marks {
		m := &r.marks[k]
		if m.taken || !r.startsClause(m) || !r.utterance(m) || m.last-m.first < 4 {
			continue
		}
		if end := r.d.Sentences[r.d.SentenceOf(m.last-1)].Last; !r.onlyPunct(m.last, end) {
			continue
		}
		if prev := r.lastBefore(m.first); prev != nil {
			m.taken = true
			r.free(m, prev)
		} else {
			r.Trace(m.first, "quote/free: nobody spoke just before")
		}
	}
}

// lastBefore returns the last statement before a word, if it ends in the
// sentence before or in the same sentence.
func (r *reader) lastBefore(word int) *Statement {
	best, at := (*Statement)(nil), -1
	for i := range r.found {
		s := &r.found[i]
		if end := max(s.CueWord, s.ContentLast-1); end < word && end > at && s.CueWord > at {
			best, at = s, max(s.CueWord, at)
		}
	}
	if best == nil || r.d.SentenceOf(word)-r.d.SentenceOf(max(best.CueWord, best.ContentLast-1)) > 1 {
		return nil
	}
	return best
}

func (r *reader) free(m *mark, prev *Statement) {
	s := Statement{CueWord: m.first, SpeakerWord: -1, AboutWord: -1, ContentFirst: m.first, ContentLast: m.last}
	s.Rule, s.Direct, s.Speakers = "quote/free", true, prev.Speakers
	s.HeadWord = r.topOf(m.first, m.last)
	s.Cue = r.d.Words[m.first].Span
	s.Kind = r.kindOf(&s, "", "")
	r.add(s)
}
