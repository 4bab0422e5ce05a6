package quote

import "readout/internal/depmatch"

// flat finds a reported clause where a parser has missed it, by the order of
// words alone: after "that", or where a noun behind the verb is followed by a
// tensed verb with nothing between that would make a relative clause of it.
//
//	"warned [the war could spread]" read as warning a war
func (r *reader) flat(v int) (part, bool) {
	if depmatch.Passive(r.d, v) && r.d.Is(v, "acl", "acl:relcl", "amod") {
		return part{}, false // "the plan proposed by the envoy meets resistance"
	}
	end := r.d.Sentences[r.d.SentenceOf(v)].Last
	start := r.afterThat(v, end)
	for i := start; i < end; i++ {
		if r.finiteBetween(i, i+1) {
			if o := r.d.Child(v, "obj", "iobj"); o > v && start == v+1 { // "told reporters [the talks had failed]"
				if _, l := r.d.Subtree(o); l < i {
					start = l
				}
			}
			p := part{head: r.predicateAt(i), first: start, last: end, prep: -1}
			joined := r.d.Is(i-1, "cc") || r.d.Is(p.head, "conj") && r.d.Words[p.head].Head == v
			return p, i > start && !joined // not "declared the zone closed and said …"
		}
		if r.interrupts(i) && start == v+1 && !(i > start && r.isQuote(i)) || r.form(i) == "," && i-start > maxGap {
			return part{}, false
		}
	}
	return r.untensed(v, start, end)
}

// untensed returns the clause behind "that" if its verb has no tense, or was
// taken for some other word; what was said needs no more than "that".
//
//	"demanded that [the junta step down]"
func (r *reader) untensed(v, start, end int) (part, bool) {
	if r.form(start-1) != "that" || r.d.Words[start-1].UPOS != "SCONJ" || end-start < 3 {
		return part{}, false
	}
	return part{head: r.topOf(start, end), first: start, last: end, prep: -1}, true
}

// afterThat returns the word after the "that" that opens a reported clause
// behind v, or the word after v.
func (r *reader) afterThat(v, end int) int {
	for i := v + 1; i < min(end, v+maxGap); i++ {
		if r.form(i) == "," {
			return r.pastAside(v, i, end)
		}
		if r.d.Is(i, "conj") && r.finiteBetween(i, i+1) {
			break // "repeated his call and stressed that …"
		}
		if r.form(i) == "that" && (r.d.Words[i].UPOS != "DET" || r.addsThat(v)) && (r.d.Is(i, "mark") || i == v+1 || r.xpos(i+1) == "VBG" || r.d.Words[i].Head > i && r.reportedBy(r.d.Words[i].Head)) {
			return i + 1
		}
	}
	return v + 1
}

// pastAside returns the word after a "that" which follows what is set off by
// the comma at i and the next one, else the word after v.
//
//	"said, citing the coast guard, that [the boat had sunk]"
func (r *reader) pastAside(v, i, end int) int {
	for k := i + 1; k+1 < min(end, v+maxGap) && !r.finiteBetween(k, k+1); k++ {
		if r.form(k) == "," && r.form(k+1) == "that" {
			return k + 2
		}
	}
	return v + 1
}

// isQuote reports whether a word is a quotation mark: "said it “hurts” everyone".
func (r *reader) isQuote(i int) bool { return r.xpos(i) == "``" || r.xpos(i) == "''" }

// interrupts reports whether no clause without "that" goes on across a word.
func (r *reader) interrupts(i int) bool {
	switch r.d.Words[i].XPOS {
	case "WDT", "WP", "WRB", "IN", ",", ":", "(", ")", "``", "''", "TO":
		return r.d.Words[i].XPOS != "IN" || r.d.Words[i].UPOS == "SCONJ"
	}
	return false
}

// predicateAt returns the predicate of a tensed verb or auxiliary.
func (r *reader) predicateAt(i int) int {
	if h := r.d.Words[i].Head; h > i && r.d.Is(i, "aux", "aux:pass", "cop") && r.d.SentenceOf(h) == r.d.SentenceOf(i) {
		return h
	}
	return i
}
