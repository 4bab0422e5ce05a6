package quote

import (
	"slices"
	"sort"
	"strings"

	"readout/internal/analysis"
	"readout/internal/depmatch"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
	"readout/internal/ud"
)

// A reader finds the statements of one article.
type reader struct {
	*analysis.Pass
	d       *ud.Doc
	who     Actors
	cues    *cues
	lex     *depmatch.Lexicon
	marks   []mark
	host    map[int]int // a cue that shares the speaker of another: "said A, adding B"
	found   []Statement
	at      map[int]int   // by cue word: index into found
	ends    map[int][]int // by sentence: the statements that end in it
	timed   int           // the sentence of timesOf plus one
	timesOf []timex.Expr
}

// A mark is a quotation and its words [first, last).
type mark struct {
	Quotation
	first, last int
	taken       bool // some cue reports it
}

func read(p *analysis.Pass, who Actors) *Result {
	r := &reader{
		Pass: p, d: p.Doc, who: who, cues: tables(), lex: depmatch.English(),
		host: map[int]int{}, at: map[int]int{}, ends: map[int][]int{},
	}
	r.findMarks()
	for s := range r.d.Sentences {
		r.sentence(s)
	}
	r.freeQuotations()
	return r.result()
}

// sentence finds the statements whose cues stand in a sentence.
func (r *reader) sentence(s int) {
	for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
		switch w := &r.d.Words[i]; {
		case w.UPOS == "VERB" || w.UPOS == "NOUN" && r.isVerb(i) || w.UPOS == "ADJ" && r.misread(i):
			r.verb(i)
		case w.UPOS == "NOUN":
			r.noun(i)
		}
		r.attribution(i)
		r.inWords(i)
	}
	r.colon(s)
}

// isVerb reports whether a word tagged as a noun stands where a verb does: it
// has a subject and a clause, or it stands between an actor and the beginning
// of a clause.
//
//	"Officials [stress] the talks go on" · "Kenya [denies] that …" · "Kenya [announces] it will …"
func (r *reader) isVerb(i int) bool {
	rows := r.cues.verbs[r.lemma(i)]
	if rows == nil {
		return false
	}
	if r.d.Child(i, "nsubj") >= 0 && r.d.Child(i, "ccomp") >= 0 && r.d.Child(i, "cop") < 0 {
		return true
	}
	if i == 0 || len(r.cues.nouns[r.lemma(i)]) > 0 || !slices.ContainsFunc(rows, (*verbCue).takesClause) {
		return false
	}
	switch r.form(i + 1) {
	case "that", "it", "they", "he", "she", "we":
		return len(r.who.Actors(i-1)) > 0
	}
	return false
}

// findMarks pairs the quotations of the text with their words.
func (r *reader) findMarks() {
	var within []text.Span
	if r.Article != nil {
		within = r.Article.Readable()
	} else {
		within = []text.Span{{Start: 0, End: r.d.Text.Len()}}
	}
	ws := r.d.Words
	for _, q := range Quotations(r.d.Text.String(), within) {
		first := sort.Search(len(ws), func(i int) bool { return ws[i].Span.Start >= q.Inner.Start })
		last := sort.Search(len(ws), func(i int) bool { return ws[i].Span.End > q.Inner.End })
		if first < last {
			r.marks = append(r.marks, mark{Quotation: q, first: first, last: last})
		}
	}
}

// markAt returns the quotation that holds the word, or nil.
func (r *reader) markAt(i int) *mark {
	k := sort.Search(len(r.marks), func(k int) bool { return r.marks[k].last > i })
	if k < len(r.marks) && r.marks[k].first <= i {
		return &r.marks[k]
	}
	return nil
}

// add keeps a statement unless its cue already has one.
func (r *reader) add(s Statement) {
	if s.ContentFirst >= s.ContentLast {
		return
	}
	if _, ok := r.at[s.CueWord]; ok {
		return
	}
	s.Sentence = r.d.SentenceOf(s.CueWord)
	s.Inside = -1
	s.Content = r.d.Cover(s.ContentFirst, s.ContentLast)
	s.Span = s.Cue.Cover(s.Content)
	s.Trigger = []text.Span{s.Cue}
	r.at[s.CueWord] = len(r.found)
	last := r.d.SentenceOf(s.end())
	r.ends[last] = append(r.ends[last], len(r.found))
	r.found = append(r.found, s)
	r.Trace(s.CueWord, "%s: %s", s.Rule, s.Kind)
}

// addSecond keeps the second of two statements under one cue.
func (r *reader) addSecond(s Statement) {
	k, had := r.at[s.CueWord]
	delete(r.at, s.CueWord)
	r.add(s)
	delete(r.at, s.CueWord)
	if had {
		r.at[s.CueWord] = k
	}
}

// isPunct reports whether word i is punctuation, quotation marks among it.
func (r *reader) isPunct(i int) bool { return r.d.Words[i].UPOS == "PUNCT" }

func (r *reader) form(i int) string {
	if i < 0 || i >= len(r.d.Words) {
		return ""
	}
	return strings.ToLower(r.d.Words[i].Form)
}

// lemma returns the lemma of a word in lower case; of a verb taken for an
// adjective, "voiced", that of the verb.
func (r *reader) lemma(i int) string {
	l := strings.ToLower(r.d.Words[i].Lemma)
	if stem, ok := strings.CutSuffix(l, "d"); ok && r.d.Words[i].UPOS == "ADJ" {
		if r.cues.verbs[stem] != nil {
			return stem
		}
		if stem, ok = strings.CutSuffix(stem, "e"); ok && r.cues.verbs[stem] != nil {
			return stem
		}
	}
	return l
}

// trimmed returns [first, last) without punctuation and conjunctions at its
// ends. A bracket or quotation mark stays if its partner does.
func (r *reader) trimmed(first, last int) (int, int) {
	for first < last && (r.isPunct(first) && !r.opensInside(first, last) || r.d.Is(first, "cc") || r.form(first) == "that" && r.d.Is(first, "mark")) {
		first++
	}
	for first < last && (r.isPunct(last-1) && !r.closesInside(first, last) || r.d.Is(last-1, "cc")) {
		last--
	}
	return first, last
}

// opensInside reports whether the mark at first opens a quotation that ends
// before last.
func (r *reader) opensInside(first, last int) bool {
	m := r.markAt(first + 1)
	return m != nil && m.first == first+1 && m.last < last-1
}

// closesInside reports whether the mark before last closes a bracket or a
// quotation that begins after first.
func (r *reader) closesInside(first, last int) bool {
	if f := r.form(last - 1); f == ")" || f == "]" {
		return true
	}
	m := r.markAt(last - 2)
	return m != nil && m.last == last-1 && m.first > first+1
}

// zone returns the kind of zone that a word stands in.
func (r *reader) zone(word int) record.ZoneKind {
	if r.Article == nil {
		return ""
	}
	return r.Article.ZoneAt(r.d.Words[word].Span.Start)
}
