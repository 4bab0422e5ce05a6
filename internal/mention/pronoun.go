package mention

import (
	"strings"

	"readout/internal/depmatch"
	"readout/internal/record"
	"readout/internal/ud"
)

func isPronoun(w *ud.Word) bool {
	return w.XPOS == "PRP" || w.XPOS == "PRP$"
}

// addPronoun adds what a personal pronoun of the third person stands for.
func (r *reader) addPronoun(i int, s ud.Sentence) {
	who := r.pronounActors(i, s)
	r.add(Mention{First: i, Last: i + 1, Class: Pronoun, Plural: len(who) > 1, Actors: r.spanned(who, i, i+1)})
}

// pronounActors returns the actors of a pronoun, with "pronoun" as the reason.
func (r *reader) pronounActors(i int, s ud.Sentence) []record.Actor {
	var fits func(candidate) bool
	switch form := strings.ToLower(r.forms[i]); form {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		fits = func(c candidate) bool { return c.person }
	case "it", "its", "itself":
		fits = func(c candidate) bool { return c.state }
	case "they", "them", "their", "theirs", "themselves":
		fits = func(c candidate) bool { return c.plural || c.first >= 0 }
	default:
		return nil
	}
	if r.isEmptyIt(i) {
		return nil
	}
	k := r.bestBefore(i, r.doc.SentenceOf(i), fits)
	if k < 0 {
		return nil
	}
	out := append([]record.Actor(nil), r.table.Mentions[r.seen[k].mention].Actors...)
	if c := r.seen[k]; c.first >= 0 && isThey(r.forms[i]) {
		out = r.table.Actors(c.first)
	}
	return because(out, "pronoun")
}

func isThey(form string) bool {
	switch strings.ToLower(form) {
	case "they", "them", "their", "theirs", "themselves":
		return true
	}
	return false
}

// bestBefore returns the candidate a pronoun most likely stands for: a near
// one, the subject of its clause before others. It returns -1 if none fits.
//
//	"Fidan met Lavrov on Monday. He said …": Fidan
func (r *reader) bestBefore(i, sentence int, fits func(candidate) bool) int {
	best, top := -1, 0
	told := r.toldTo(i)
	for k := len(r.seen) - 1; k >= 0; k-- {
		c := r.seen[k]
		far := sentence - c.sentence
		if far > 5 {
			break
		}
		if c.word >= i || !fits(c) || r.coArgument(i, c) || r.retaliates(i, c) || r.isBlamer(i, c) {
			continue
		}
		score := 100 - 10*far
		switch {
		case c.main && far > 0:
			score += 14 // "The minister said Raisi had left. He added …": the minister
		case c.subject:
			score += 12
		}
		if m := &r.table.Mentions[c.mention]; told >= m.First && told < m.Last {
			score += 20
		}
		if far == 0 && !r.doc.Is(i, "nsubj") {
			score += 10 // "pressed the regime to end its war": the regime's; "spoke with Aliyev and urged him": Aliyev
		}
		if far == 0 && r.doc.Words[i].Deprel == "nsubj" && !c.subject {
			if score -= 8; r.isBelow(i, c) { // "during a call with Fidan, he said"
				score += 14 // "refused to admit Chad, saying it helped rebels"
			}
		}
		if score > top {
			best, top = k, score
		}
	}
	return best
}

// isBelow reports whether a pronoun stands in a clause that hangs from the one
// of a candidate.
func (r *reader) isBelow(i int, c candidate) bool {
	v := r.doc.Words[c.word].Head
	for v >= 0 && r.doc.Is(v, "xcomp") {
		v = r.doc.Words[v].Head
	}
	for h, n := r.doc.Words[i].Head, 0; h >= 0 && n < 6; h, n = r.doc.Words[h].Head, n+1 {
		if up := r.doc.Words[h].Head; n > 0 && (h == v || up == v) && v >= 0 {
			return true
		}
	}
	return false
}

// coArgument reports whether a candidate is the subject of the verb whose
// object the pronoun is, told there or shared with another verb: "Fidan landed
// and received him" is not Fidan receiving Fidan.
func (r *reader) coArgument(i int, c candidate) bool {
	if r.doc.Words[i].XPOS == "PRP$" || strings.HasSuffix(r.forms[i], "self") || r.doc.Is(i, "nsubj") {
		return false
	}
	h := r.doc.Words[i].Head
	if h < 0 {
		return false
	}
	who, _ := depmatch.English().Subject(r.doc, h)
	if who < 0 {
		return false
	}
	m := &r.table.Mentions[c.mention]
	if who >= m.First && who < m.Last {
		return true
	}
	for _, a := range r.table.Actors(who) { // "the minister, Israel Katz, barred him"
		if a.ID == m.Actors[0].ID {
			return true
		}
	}
	return false
}

// toldTo returns the one who is to do what a possessive's noun is the object
// of, -1 if nobody is: "Kenya urged Sudan to end its war" is Sudan's war.
func (r *reader) toldTo(i int) int {
	if r.doc.Words[i].XPOS != "PRP$" || r.doc.Words[i].Head < 0 {
		return -1
	}
	v := r.doc.Words[r.doc.Words[i].Head].Head
	if v < 0 || r.doc.Words[v].UPOS != "VERB" {
		return -1
	}
	if m := r.doc.Child(v, "mark"); m < 0 || !strings.EqualFold(r.forms[m], "to") {
		return -1
	}
	who, _ := depmatch.English().Subject(r.doc, v)
	return who
}

// retaliates reports whether a candidate is the one who pays somebody back for
// what the pronoun's owner did: "Hamas struck the army in retaliation for its
// raids" are the army's raids.
func (r *reader) retaliates(i int, c candidate) bool {
	if r.doc.Words[i].XPOS != "PRP$" || !c.subject || c.sentence != r.doc.SentenceOf(i) {
		return false
	}
	deed := r.doc.Words[i].Head
	if deed < 0 || r.doc.Words[deed].Head < 0 {
		return false
	}
	switch r.doc.Words[r.doc.Words[deed].Head].Lemma {
	case "retaliation", "response", "revenge", "reprisal", "vengeance", "reaction", "punishment", "answer":
		p := depmatch.Preposition(r.doc, deed)
		return p == "for" || p == "to"
	}
	return false
}

// isEmptyIt reports whether "it" stands for nothing: "it is expected that …".
func (r *reader) isEmptyIt(i int) bool {
	if !strings.EqualFold(r.forms[i], "it") {
		return false
	}
	if r.doc.Is(i, "expl") {
		return true
	}
	h := r.doc.Words[i].Head
	return h >= 0 && r.doc.Is(i, "nsubj") && r.doc.Child(h, "cop") >= 0 && r.doc.Words[h].UPOS == "ADJ"
}

// isBlamer reports whether a candidate is the subject that blames, thanks or
// strikes another one for what the possessive's owner did or does: the other's.
//
//	"Denmark condemned Chad for its raid": Chad's · "helped Chad in its war"
func (r *reader) isBlamer(i int, c candidate) bool {
	if r.doc.Words[i].XPOS != "PRP$" || !c.subject || c.sentence != r.doc.SentenceOf(i) {
		return false
	}
	deed := r.doc.Words[i].Head
	if deed < i {
		return false
	}
	v := deed
	for n := 0; n < 4 && v >= 0 && r.doc.Words[v].UPOS != "VERB"; n++ {
		v = r.doc.Words[v].Head
	}
	if v < 0 || v > i || v < c.word || r.doc.Words[v].UPOS != "VERB" {
		return false
	}
	switch depmatch.Preposition(r.doc, deed) {
	case "for", "over":
	case "in":
		if !isHelp(r.doc.Words[v].Lemma) {
			return false
		}
	default:
		return false
	}
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].word > c.word; k-- {
		if o := r.seen[k]; o.word > v && o.word < i && (o.state || o.person) {
			return true
		}
	}
	return false
}

func isHelp(lemma string) bool {
	switch lemma {
	case "help", "assist", "support", "back", "aid", "join", "arm", "supply", "finance":
		return true
	}
	return false
}
