package mention

import (
	"readout/internal/record"
)

// memory is how many mentions back a description may look: no reader goes
// further, and no article makes reading slow.
const memory = 400

// A candidate is a mention that later words may refer to.
type candidate struct {
	mention  int // index into the table
	word     int // its first word
	sentence int
	subject  bool
	main     bool // the subject of a main clause
	person   bool // one person
	plural   bool
	first    int  // the head of the first of several who are the subject together, else -1
	state    bool // a state, body or group that "it" may be
}

func (r *reader) remember(m Mention) {
	if m.Class == Adjective {
		// "Turkish jets": the country is at hand for "the two countries" only
		r.seen = append(r.seen, candidate{mention: len(r.table.Mentions) - 1, word: m.First, sentence: r.doc.SentenceOf(m.First), first: -1})
		return
	}
	k := m.Actors[0].Kind
	one := len(m.Actors) == 1 && !m.Plural
	r.seen = append(r.seen, candidate{
		mention: len(r.table.Mentions) - 1, word: m.First, sentence: r.doc.SentenceOf(m.First),
		subject: r.isSubject(m), main: r.isMainSubject(m),
		person: one && k == record.KindPerson,
		plural: !one,
		first:  r.firstOfSeveral(m),
		state:  one && (k == record.KindState || k == record.KindOrganisation || k == record.KindGroup),
	})
}

func (r *reader) isSubject(m Mention) bool { return r.subjectOf(m) >= 0 }

// subjectOf returns the word of a mention that is the subject of a clause, or
// the one before it of which it is the name, else -1.
//
//	"Foreign Secretary Jane Doe wrote", "the foreign minister, Jane Doe, wrote": secretary, minister
func (r *reader) subjectOf(m Mention) int {
	for i := m.First; i < m.Last; i++ {
		h := i
		if o := r.doc.Words[i].Head; r.doc.Is(i, "appos") && (!r.apart(o, i) || r.entitled(o, i)) {
			h = o
		}
		if r.doc.Is(h, "nsubj") {
			return h
		}
	}
	return -1
}

// entitled reports whether word h belongs to the title of the name at word i.
func (r *reader) entitled(h, i int) bool {
	if r.namingAt[i] == 0 {
		return false
	}
	t := &r.namings[r.namingAt[i]-1].title
	return t.office != "" && t.first <= h && h < i
}

// firstOfSeveral returns the head of a mention that is the subject together with
// those coordinated with it, else -1.
//
//	"Kenya and Uganda signed a treaty. They …": Kenya
func (r *reader) firstOfSeveral(m Mention) int {
	for i := m.First; i < m.Last; i++ {
		if r.doc.Is(i, "nsubj") {
			for _, c := range conjuncts(r.doc, i) {
				if c >= m.Last && isCapital(r.forms[c]) {
					return i
				}
			}
		}
	}
	return -1
}

// apart reports whether a mark stands between two words.
func (r *reader) apart(i, k int) bool {
	for ; i < k; i++ {
		if r.doc.Words[i].UPOS == "PUNCT" {
			return true
		}
	}
	return false
}

// isMainSubject reports whether a mention is the subject of a main clause, not
// of what is said or told in it.
func (r *reader) isMainSubject(m Mention) bool {
	i := r.subjectOf(m)
	if i < 0 {
		return false
	}
	v := r.doc.Words[i].Head
	return v >= 0 && r.doc.Child(v, "mark") < 0 &&
		(r.doc.Words[v].Head < 0 || r.doc.Is(v, "conj", "parataxis") && r.doc.Words[r.doc.Words[v].Head].Head < 0)
}

// lastTwo returns the two actors of distinct countries mentioned last before
// word i, of those that ok admits, the earlier first; nil if there are not two.
func (r *reader) lastTwo(i int, ok func(record.Actor) bool) []record.Actor {
	var out []record.Actor
	for k := len(r.seen) - 1; k >= max(0, len(r.seen)-memory) && len(out) < 2; k-- {
		c := r.seen[k]
		if c.word >= i {
			continue
		}
		as := r.table.Mentions[c.mention].Actors
		for j := len(as) - 1; j >= 0 && len(out) < 2; j-- {
			if a := as[j]; a.Country != "" && ok(a) && (len(out) == 0 || out[0].Country != a.Country) {
				out = append(out, a)
			}
		}
	}
	if len(out) < 2 {
		return nil
	}
	return []record.Actor{out[1], out[0]}
}

// lastOf returns the actor mentioned last before word i that ok admits.
func (r *reader) lastOf(i int, ok func(candidate, record.Actor) bool) (record.Actor, bool) {
	for k := len(r.seen) - 1; k >= max(0, len(r.seen)-memory); k-- {
		c := r.seen[k]
		if c.word >= i {
			continue
		}
		for _, a := range r.table.Mentions[c.mention].Actors {
			if ok(c, a) {
				return a, true
			}
		}
	}
	return record.Actor{}, false
}
