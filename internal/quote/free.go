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
	best := (*Statement)(nil)
	sentence := r.d.SentenceOf(word)
	for _, k := range []int{sentence - 1, sentence} {
		for _, i := range r.ends[k] {
			s := &r.found[i]
			if s.end() < word && (best == nil || s.CueWord > best.CueWord) {
				best = s
			}
		}
	}
	return best
}

// end returns the last word of a statement, be it of the cue or of what was
// said.
func (s *Statement) end() int { return max(s.CueWord, s.ContentLast-1) }

func (r *reader) free(m *mark, prev *Statement) {
	s := Statement{CueWord: m.first, SpeakerWord: -1, AboutWord: -1, ContentFirst: m.first, ContentLast: m.last}
	s.Rule, s.Direct, s.Speakers = "quote/free", true, prev.Speakers
	s.HeadWord = r.topOf(m.first, m.last)
	s.Cue = r.d.Words[m.first].Span
	s.Kind = r.kindOf(&s, "", "")
	r.add(s)
}
