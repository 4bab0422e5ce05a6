package quote

import (
	"slices"
)

// extent returns the words of what was said: from the first to the last of the
// complements, without the preposition that goes with the verb.
func (r *reader) extent(v int, ps []part) (first, last int) {
	first, last = -1, -1
	for _, p := range ps {
		if len(ps) > 1 && (p.slot == "that" || p.last <= v) {
			continue // "told reporters [that …]", "[Georgia] was accused of hiding them"
		}
		first, last = r.widen(v, p, first, last)
	}
	for _, p := range ps {
		if p.slot == "that" {
			f, l := r.widen(v, p, -1, -1)
			return f, l
		}
	}
	return first, last
}

func (r *reader) widen(v int, p part, first, last int) (int, int) {
	pf, pl := p.first, p.last
	for pf < pl && r.isPunct(pf) && !p.direct {
		pf++
	}
	if !p.direct && p.last > v {
		p.last = r.mended(p)
		pl = r.cut(v, p)
		if p.prep >= 0 {
			pl = r.again(p.prep, pl)
		}
		pl = r.beforeVerdict(pf, r.beforeSource(pf, pl))
		if p.slot != "that" {
			pl = r.beforeOccasion(pf, pl)
			pl = r.comment(p, r.goesOn(v, pl))
		}
	}
	if p.slot == "that" && !p.direct && pf == v+1 && r.form(pf) == "on" && r.cues.words["occasion"][r.form(pf+1)] && pf+3 < pl {
		pf += 2 // "said [on Monday] it had …"
	}
	if p.prep == pf && first < 0 {
		pf++ // "called for [an end to …]"
	}
	if first < 0 || pf < first {
		first = pf
	}
	return first, max(last, pl)
}

// again returns where a phrase ends together with those behind it that begin
// with the same preposition.
//
//	"accused it of starving the town[, of shelling it and of closing the road]"
func (r *reader) again(prep, last int) int {
	end := r.d.Sentences[r.d.SentenceOf(prep)].Last
	for {
		k := last
		for k < end && (r.form(k) == "," || r.d.Is(k, "cc")) {
			k++
		}
		if k == last || k >= end || r.form(k) != r.form(prep) || r.d.Words[k].Head <= k {
			return last
		}
		if _, last = r.d.Subtree(r.d.Words[k].Head); last <= k {
			return k
		}
	}
}

// beforeSource returns where what was said ends before those by whom the outlet
// knows of it, at its end.
//
//	"spoke of more than 300 dead[, per the agency]"
func (r *reader) beforeSource(first, last int) int {
	for i := last - 2; i > first && i > last-12; i-- {
		if r.form(i) != "," {
			continue
		}
		if _, ok := r.attributes(i + 1); ok {
			return i
		}
		return last
	}
	return last
}

// beforeVerdict returns where what was said ends before a name for it that the
// outlet adds.
//
//	"said the port was mined[, a charge that Iran denies]"
func (r *reader) beforeVerdict(first, last int) int {
	for i := first + 1; i+3 < last; i++ {
		if r.form(i) != "," || r.form(i+1) != "a" && r.form(i+1) != "an" {
			continue
		}
		for n := i + 2; n < i+5 && n+1 < last; n++ {
			if verdicts[r.lemma(n)] && r.d.Words[n].UPOS == "NOUN" {
				return i
			}
		}
	}
	return last
}

var verdicts = map[string]bool{"charge": true, "claim": true, "allegation": true, "accusation": true, "assertion": true}

// beforeOccasion returns where a phrase ends before the occasion on which it
// was said, set off by a comma.
//
//	"called for help[, during a meeting with the envoy]"
func (r *reader) beforeOccasion(first, last int) int {
	for i := first + 1; i+2 < last; i++ {
		if r.form(i) != "," || !slices.Contains(onOccasion, r.form(i+1)) || !r.d.Is(i+1, "case") {
			continue
		}
		if h := r.d.Words[i+1].Head; h > i && r.cues.words["talks"][r.lemma(h)] {
			return i
		}
	}
	return last
}

var onOccasion = []string{"during", "in", "at"}

// mended returns where a complement ends if the tree has broken it off: a
// tensed verb cannot follow a whole clause, and an example belongs to what it
// is one of.
//
//	"hoped that exchanges between the two [would go on]" · "said the talks, if they began[, would fail]" ·
//	"said the duties were unjust [and would be repaid]" · "said all must help[, otherwise the war would spread]" ·
//	"the messages[, especially the one from Oslo]"
func (r *reader) mended(p part) int {
	end := r.d.Sentences[r.d.SentenceOf(p.head)].Last
	switch {
	case p.last >= end:
	case p.slot == "that" && r.finiteBetween(p.last, p.last+1):
		return end
	case p.slot == "that" && !p.direct && p.last+1 < end && r.form(p.last) == "," && r.finiteBetween(p.last+1, p.last+2):
		return end
	case p.slot == "that" && !p.direct && p.last+2 < end && r.form(p.last) == "," && r.form(p.last+1) == "otherwise":
		return r.nextCue(p.last+2, end)
	case p.slot == "that" && !p.direct && p.last+2 < end && r.d.Is(p.last, "cc") && r.d.Words[p.last+1].XPOS == "MD":
		_, last := r.d.Subtree(r.predicateAt(p.last + 1))
		return r.nextCue(p.last+2, max(last, p.last))
	case r.form(p.last) == "," && p.last+1 < end && slices.Contains(examples, r.form(p.last+1)):
		_, last := r.d.Subtree(r.d.Words[p.last+1].Head)
		if last > p.last && last <= end {
			return r.nextCue(p.last+2, last)
		}
	}
	return p.last
}

// nextCue returns where the first verb of saying in [first, last) begins with
// what joins it, or last.
func (r *reader) nextCue(first, last int) int {
	for w := first; w < last; w++ {
		if r.d.Words[w].UPOS == "VERB" && r.reports(w) {
			start, _ := r.d.Subtree(w)
			return max(start, first)
		}
	}
	return last
}

var examples = []string{"citing", "especially", "particularly", "including", "notably", "namely", "such"}

// goesOn returns where a complement ends together with what follows it under
// the verb and belongs to what is said, not to the saying.
//
//	"called for help [as the winter came]", but not "called for help [in a statement on Monday]"
func (r *reader) goesOn(v, last int) int {
	for c := range r.d.Children(v) {
		f, l := r.d.Subtree(c)
		if f != last || !r.d.Is(c, "obl", "advcl", "xcomp", "nmod", "ccomp") {
			continue
		}
		m := r.d.Child(c, "mark", "case")
		if m != f || slices.Contains(occasional, r.form(m)) || r.cues.words["occasion"][r.lemma(c)] || r.d.Words[c].UPOS == "NUM" {
			break
		}
		last = l
	}
	return last
}

// occasional are words that begin what goes with the saying.
var occasional = []string{"during", "after", "before", "when", "since", "by", "following", "amid", "via", "through", "according"}

// comment returns where a phrase ends before a relative clause set off by a
// comma, the outlet's own remark.
//
//	"mourned the minister[, who died on Sunday]"
func (r *reader) comment(p part, last int) int {
	for c := range r.d.Children(p.head) {
		if f, l := r.d.Subtree(c); r.d.Is(c, "acl:relcl") && l >= last-1 && f > p.first && (r.form(f) == "," || r.form(f-1) == ",") {
			return f
		}
	}
	return last
}

func (r *reader) isDirect(ps []part) bool {
	for _, p := range ps {
		if p.direct {
			return true
		}
	}
	return false
}
