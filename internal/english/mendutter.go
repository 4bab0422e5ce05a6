package english

import (
	"readout/internal/ud"
)

// mendUtterance gives a verb of speaking that was taken for a part of what is
// said back to the one who speaks: he did both.
//
//	"Chad denied that it had fired and accused Niger of lying"
//	"France said it does not know the junta and called for his release"
//	not "The envoy said he met the king and told him so"
func mendUtterance(d *ud.Doc, s ud.Sentence, x int) {
	said := d.Words[x].Head
	if said < s.First || x < said || d.Words[x].Deprel != "conj" || !d.Is(said, "ccomp") || !verbs()["utter"][d.Words[x].Lemma] || has(d, s, x, "nsubj", "mark", "aux") {
		return
	}
	speaks := d.Words[said].Head
	if speaks < s.First || speaks > said || !isUtterance(d, speaks) || !isFormOf(d, x, speaks) || sharesAuxiliary(d, s, x, said) {
		return
	}
	if d.Words[speaks].Lemma == "deny" || tense(d, s, said) != tense(d, s, x) {
		d.Words[x].Head = speaks
	}
}

// isFormOf reports whether a verb has the form of another, or one that looks
// like it.
func isFormOf(d *ud.Doc, x, other int) bool {
	a, b := d.Words[x].XPOS, d.Words[other].XPOS
	return a == b || a == "VBN" && b == "VBD"
}

// sharesAuxiliary reports whether a verb is likely the second participle of what
// is said: not after "did", and not what rather the speaker does than others.
//
//	"two envoys had been seized and warned" · "the king had fled and told nobody" ·
//	not "the king had fled and urged calm"
func sharesAuxiliary(d *ud.Doc, s ud.Sentence, x, said int) bool {
	return d.Words[said].XPOS == "VBN" && (has(d, s, said, "aux:pass") || !verbs()["strong"][d.Words[x].Lemma]) &&
		d.Words[d.Words[said].Head].Lemma != "deny"
}

// mendInfinitive gives a verb with a tense that was coordinated with an infinitive
// back to the verb above: the two cannot go together.
//
//	"The king urged them to be calm and promised that he would come"
func mendInfinitive(d *ud.Doc, s ud.Sentence, x int) {
	inf := d.Words[x].Head
	w := &d.Words[x]
	if w.Deprel != "conj" || w.XPOS != "VBD" && w.XPOS != "VBZ" && w.XPOS != "VBN" || inf < s.First || x < inf || !d.Is(inf, "xcomp", "ccomp", "advcl") {
		return
	}
	to := child(d, s, inf, "mark")
	if to < 0 || d.Words[to].XPOS != "TO" || has(d, s, x, "nsubj", "mark", "aux", "cop") {
		return
	}
	v := d.Words[inf].Head
	if v < s.First || v > inf || !isFormOf(d, x, v) || w.XPOS == "VBN" && d.Words[inf].XPOS == "VBN" {
		return
	}
	if w.Head = v; w.XPOS == "VBN" && d.Words[v].XPOS == "VBD" {
		w.XPOS, w.Feats = "VBD", d.Words[v].Feats
	}
}

// mendSaid hangs what is said from the verb of saying, where it was taken for a
// part of what it was said in.
//
//	"said in a televised speech that the riots were treason"
func mendSaid(d *ud.Doc, s ud.Sentence, x int) {
	in := d.Words[x].Head
	if in < s.First || !d.Is(x, "acl") || d.Is(x, "acl:relcl") || !d.Is(in, "obl") || !has(d, s, x, "mark") || !has(d, s, x, "nsubj") {
		return
	}
	speaks := d.Words[in].Head
	if speaks < s.First || speaks > in || !isUtterance(d, speaks) || has(d, s, speaks, "ccomp") {
		return
	}
	d.Words[x].Head, d.Words[x].Deprel = speaks, "ccomp"
}

// isUtterance reports whether a word is the finite verb of somebody who speaks.
func isUtterance(d *ud.Doc, i int) bool {
	w := &d.Words[i]
	return w.UPOS == "VERB" && (w.XPOS == "VBD" || w.XPOS == "VBZ" || w.XPOS == "VBP") && verbs()["utter"][w.Lemma]
}

// has reports whether a word has a dependent of one of the relations.
func has(d *ud.Doc, s ud.Sentence, v int, relations ...string) bool {
	return child(d, s, v, relations...) >= 0
}

// tense returns what a clause has for its time: the tag of its verb, or of the
// first auxiliary or copula, with "+" behind it.
func tense(d *ud.Doc, s ud.Sentence, v int) string {
	for i := max(s.First, v-reach); i < v; i++ {
		if w := &d.Words[i]; w.Head == v && d.Is(i, "aux", "cop") {
			return w.XPOS + "+"
		}
	}
	return d.Words[v].XPOS
}
