package figure

import (
	"strings"

	"readout/internal/analysis"
	"readout/internal/depmatch"
	"readout/internal/mention"
	"readout/internal/record"
	"readout/internal/timex"
	"readout/internal/ud"
)

// A reader works through one article, sentence by sentence.
type reader struct {
	pass     *analysis.Pass
	mentions *mention.Table
	d        *ud.Doc
	x        *lexicon
	s        ud.Sentence
	index    int                    // of the sentence
	counts   []count                // of the sentence
	held     []int32                // by word of the sentence: index into counts plus one
	fillers  []filler               // harmed words of the sentence
	fills    map[int]int            // by word: index into fillers
	cites    []citing               // where the sentence cites with a preposition
	sinces   []int                  // where the sentence says "since"
	dayOf    timex.Date             // as of which the sentence counts
	claims   []claim                // of the article so far
	figures  []record.FigureMention // one for each claim
	others   []record.FigureMention // that count no harm
	othersAt []Place
	first    int                   // the first claim of the sentence
	animals  int                   // the last sentence that counts animals
	cited    []record.Actor        // by the last figure
	citedIn  int                   // its sentence
	days     map[int]timex.Date    // by sentence: when something began, once asked
	starts   map[string]timex.Date // by noun: when a war began; nil until asked
}

// A filler is a word that fills the counted part of a harm verb.
type filler struct {
	word int // head of the phrase of those who were harmed
	verb int
	harm *harm
	via  depmatch.Via
	rule string
}

// run reads all claims of the article.
func (r *reader) run() {
	for k, s := range r.d.Sentences {
		r.s, r.index, r.first = s, k, len(r.claims)
		qs := quantities(r.d, s)
		if len(qs) == 0 {
			continue
		}
		r.counts = r.counts[:0]
		for _, q := range qs {
			r.counts = append(r.counts, countOf(r.d, q, s))
		}
		r.holdCounts()
		r.findHarm()
		r.findTimes()
		r.findCites()
		open := -1 // the count before that no construction fits
		for i := range r.counts {
			told := r.read(&r.counts[i])
			if told && open == i-1 && open >= 0 {
				r.backwards(&r.counts[open], &r.counts[i])
			}
			if open = i; told {
				open = -1
			}
		}
	}
}

// holdCounts notes by which count each word of the sentence is held.
func (r *reader) holdCounts() {
	r.held = append(r.held[:0], make([]int32, r.s.Last-r.s.First)...)
	for i := range r.counts {
		for k := r.counts[i].first; k < r.counts[i].stop; k++ {
			if r.held[k-r.s.First] == 0 {
				r.held[k-r.s.First] = int32(i + 1)
			}
		}
	}
}

// read reads one count, and reports whether it is a figure.
func (r *reader) read(c *count) bool {
	why := refuse(r.d, c, r.s)
	switch {
	case why == "animal":
		r.animals = r.index
	case why == "" && c.noun < 0 && r.animals == r.index:
		why = "of the animals before"
	}
	if why != "" {
		r.pass.Trace(c.num, "figure: %s", why)
		if otherReasons[why] {
			r.other(c)
		}
		return false
	}
	cl, ok := r.license(c)
	if ok {
		r.keep(cl)
	} else {
		r.other(c)
	}
	return ok
}

func (r *reader) keep(cl claim) {
	cl.superseded = cl.superseded || r.earlier(&cl)
	r.claims = append(r.claims, cl)
	r.figures = append(r.figures, r.mention(&cl))
}

// findHarm lists the words of the sentence that fill the counted part of a
// harm verb.
func (r *reader) findHarm() {
	r.fillers = r.fillers[:0]
	clear(r.fills)
	for v := r.s.First; v < r.s.Last; v++ {
		for _, h := range r.x.verbs[r.x.verb(&r.d.Words[v])] {
			if r.applies(h, v) && r.addFillers(h, v) {
				break
			}
		}
	}
}

// addFillers adds the words that fill the counted part of the verb at v, and
// reports whether there are any.
//
//	"killed 12" · "12 were killed" · "the 12 who were killed" · "12 died"
func (r *reader) addFillers(h *harm, v int) bool {
	if u := upos(&r.d.Words[v]); u != "VERB" && u != "ADJ" && u != "AUX" {
		return false
	}
	f := depmatch.English().Of(r.d, v)
	slot, rule := depmatch.Patient, "active"
	if !h.patient {
		slot, rule = depmatch.Agent, "intransitive"
	} else if f.Passive {
		rule = "passive"
	}
	found := false
	for _, a := range f.Args {
		if a.Slot != slot {
			continue
		}
		found = true
		name := rule
		if a.Via == depmatch.Gap || r.d.Words[v].Head == a.Word {
			name = "relative"
		}
		r.fill(filler{a.Word, v, h, a.Via, name})
	}
	if found || !h.patient {
		return found
	}
	// "At least 12 killed in blast": the tree takes those killed for killers
	for _, a := range f.Args {
		if a.Slot == depmatch.Agent && a.Via == depmatch.Direct && a.Word < v && f.Verb == v && r.d.Child(v, "aux") < 0 {
			r.fill(filler{a.Word, v, h, a.Via, "headline"})
			return true
		}
	}
	return false
}

// fill keeps a filler unless its word has one.
func (r *reader) fill(f filler) {
	if _, ok := r.fills[f.word]; !ok {
		r.fills[f.word] = len(r.fillers)
		r.fillers = append(r.fillers, f)
	}
}

// applies reports whether the verb at v is used in the sense of h: the second
// word of its lemma and one of the needed phrases stand near.
func (r *reader) applies(h *harm, v int) bool {
	if _, second, ok := strings.Cut(h.lemma, " "); ok && !r.near(v, 12, second) {
		return false
	}
	if len(h.needs) > 0 && !r.nearAny(v, 14, h.needs) {
		return false
	}
	return len(h.not) == 0 || !r.nearAny(v, 10, h.not)
}

func (r *reader) nearAny(v, reach int, phrases []string) bool {
	for _, p := range phrases {
		if r.near(v, reach, p) {
			return true
		}
	}
	return false
}

// near reports whether a phrase stands in the sentence after word v, at most
// reach words on.
func (r *reader) near(v, reach int, phrase string) bool { return r.find(v, reach, phrase) >= 0 }

// find returns the first word of a phrase in the sentence after word v, at most
// reach words on; -1 if it is not there. A single word may be a lemma.
func (r *reader) find(v, reach int, phrase string) int {
	n := strings.Count(phrase, " ") + 1
	for k := v + 1; k+n <= r.s.Last && k <= v+reach; k++ {
		if joined(r.d.Words, k, k+n) == phrase || n == 1 && lemma(r.d, k) == phrase {
			return k
		}
	}
	return -1
}

// lastOf returns the index of the last claim of a measure that is not a part,
// near by; -1 if there is none.
func (r *reader) lastOf(m record.Measure) int {
	for i := len(r.claims) - 1; i >= 0 && r.index-r.claims[i].sentence <= 2; i-- {
		if r.claims[i].whole == 0 && r.claims[i].measure == m {
			return i
		}
	}
	return -1
}

// last returns the index of the last claim of the article that is not a part
// of another, at most one sentence back; -1 if there is none.
func (r *reader) last() int {
	for i := len(r.claims) - 1; i >= 0; i-- {
		c := &r.claims[i]
		if r.index-c.sentence > 2 {
			return -1
		}
		if c.whole == 0 {
			return i
		}
	}
	return -1
}
