package english

import "readout/internal/ud"

// mendVerbless gives a clause its verb back where a past tense was taken for a
// participle that stands before a noun, which then has a subject and no copula.
//
//	"Police fired tear gas": not fired gas that is police
//	"The king, who was abroad, promised severe penalties"
func mendVerbless(d *ud.Doc, s ud.Sentence, noun int) {
	if w := &d.Words[noun]; w.UPOS != "NOUN" && w.UPOS != "PROPN" || has(d, s, noun, "cop", "case") {
		return
	}
	verb := child(d, s, noun, "amod")
	if verb < 0 || verb > noun || !isPast(&d.Words[verb]) {
		return
	}
	subject := child(d, s, noun, "nsubj")
	if subject < 0 {
		subject = child(d, s, verb, "nsubj")
	}
	n := &d.Words[noun]
	explains := subject < 0 && d.Is(noun, "appos") && d.Words[verb-1].Form == "," && has(d, s, n.Head, "acl:relcl")
	if explains {
		subject = n.Head
	}
	if subject < 0 || subject > verb || determined(d, s, noun, subject, verb) {
		return
	}
	if explains {
		n.Head, n.Deprel = d.Words[subject].Head, d.Words[subject].Deprel
		d.Words[subject].Head, d.Words[subject].Deprel = noun, "nsubj"
	}
	tell(&d.Words[verb], "VBD", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin")
	d.Words[verb].Head, d.Words[verb].Deprel = n.Head, n.Deprel
	n.Head, n.Deprel = verb, "obj"
	for i := s.First; i < s.Last; i++ {
		if w := &d.Words[i]; w.Head == noun && (i < verb || d.Is(i, "obl", "advcl", "conj", "parataxis", "ccomp") && i > noun || d.Is(i, "acl") && w.XPOS == "VB" || i == s.Last-1) {
			w.Head = verb
			if d.Is(i, "acl") && w.XPOS == "VB" {
				w.Deprel = "advcl" // "fired tear gas to disperse them"
			}
		}
	}
}

// isPast reports whether a word is a past tense or a participle that looks like one.
func isPast(w *ud.Word) bool { return w.XPOS == "VBD" || w.XPOS == "VBN" }

// tell makes a word the finite verb of a clause.
func tell(w *ud.Word, xpos, feats string) { w.UPOS, w.XPOS, w.Feats = "VERB", xpos, feats }

// determined reports whether a determiner of the noun stands between its
// subject and the participle: "the governor a wounded man".
func determined(d *ud.Doc, s ud.Sentence, noun, subject, verb int) bool {
	for i := subject + 1; i < verb; i++ {
		if d.Words[i].Head == noun && d.Is(i, "det", "nmod:poss", "nummod") {
			return true
		}
	}
	return false
}

// mendJoint gives the second of two verbs back what was taken for a participle
// before its object.
//
//	"Police broke into the embassy and seized former minister Jorge Glas"
func mendJoint(d *ud.Doc, s ud.Sentence, noun int) {
	n := &d.Words[noun]
	if n.Deprel != "conj" || n.Head < s.First || n.Head > noun || n.UPOS != "NOUN" && n.UPOS != "PROPN" {
		return
	}
	verb := child(d, s, noun, "amod")
	first := n.Head
	if verb >= 0 && d.Is(first, "obj") && d.Words[first].Head >= s.First && verbs()["act"][d.Words[verb].Lemma] {
		first = d.Words[first].Head // "tightened its laws and lifted restrictions"
	}
	if d.Words[first].UPOS != "VERB" || d.Words[first].XPOS != "VBD" || verb < n.Head || verb > noun || !isPast(&d.Words[verb]) {
		return
	}
	if cc := child(d, s, verb, "cc"); (cc < 0 || cc > verb) && d.Words[verb-1].UPOS != "CCONJ" {
		return
	}
	tell(&d.Words[verb], "VBD", d.Words[first].Feats)
	d.Words[verb].Head, d.Words[verb].Deprel = first, "conj"
	n.Head, n.Deprel = verb, "obj"
	if cc := verb - 1; d.Words[cc].UPOS == "CCONJ" {
		d.Words[cc].Head = verb
	}
}

// mendVocative makes a name at the head of a report its subject, or the first of
// them: reports speak to nobody.
//
//	"Brazil, Colombia and Argentina condemned it" · "Nicaragua, too, condemned it"
func mendVocative(d *ud.Doc, s ud.Sentence, name int) {
	w := &d.Words[name]
	v := w.Head
	if w.Deprel != "vocative" || w.UPOS != "PROPN" || v < name || d.Words[s.Last-1].Form != "." || d.Words[v].UPOS != "VERB" || d.Words[v].XPOS != "VBD" && d.Words[v].XPOS != "VBZ" && d.Words[v].XPOS != "VBP" {
		return
	}
	next := child(d, s, v, "nsubj")
	switch {
	case next < 0 && !has(d, s, v, "nsubj:pass"):
		w.Deprel = "nsubj"
	case next > name && next < v && d.Words[next].UPOS == "PROPN" && has(d, s, next, "conj") && d.Words[name+1].Form == ",":
		w.Deprel = "nsubj"
		for i := next; i < v; i++ {
			if d.Words[i].Head == next && d.Is(i, "conj") {
				d.Words[i].Head = name
			}
		}
		d.Words[next].Head, d.Words[next].Deprel = name, "conj"
	}
}

// mendTold makes the clause that ends a sentence and only says who told it, what
// the sentence hangs from, where it was taken for a relative clause without a
// pronoun.
//
//	"The two armies signed a truce in Jeddah on Saturday, the hosts said in a statement."
func mendTold(d *ud.Doc, s ud.Sentence, said int) {
	w := &d.Words[said]
	if w.Head < 0 || w.XPOS != "VBD" && w.XPOS != "VBZ" || !verbs()["tell"][w.Lemma] || !d.Is(said, "acl:relcl", "appos", "dep") {
		return
	}
	who := child(d, s, said, "nsubj")
	if who < 0 || who > said || w.Head > who || d.Words[who].UPOS == "PRON" && d.Words[who].XPOS != "PRP" || has(d, s, said, "obj", "ccomp", "mark") {
		return
	}
	comma := beforePhrase(d, s, who)
	root := rootOf(d, s)
	if comma < 0 || root < 0 || root > comma {
		return
	}
	w.Head, w.Deprel = d.Words[root].Head, d.Words[root].Deprel
	d.Words[root].Head, d.Words[root].Deprel = said, "ccomp"
	d.Words[comma].Head = said
	if last := s.Last - 1; d.Words[last].Head == root && d.Words[last].UPOS == "PUNCT" {
		d.Words[last].Head = said
	}
}

// mendShared makes the first of two verbs that share a subject the first again,
// where it was taken for a part of the subject: nothing but "and" is left before
// the second then.
//
//	"The head of the party, Ama Owusu, called it tragic and asked for calm"
func mendShared(d *ud.Doc, s ud.Sentence, second int) {
	cc := child(d, s, second, "cc")
	who := child(d, s, second, "nsubj")
	if cc < 0 || who < 0 || cc < who || cc > second || d.Words[second].XPOS != "VBD" && d.Words[second].XPOS != "VBZ" {
		return
	}
	first := child(d, s, who, "acl")
	if first < 0 || first > cc || has(d, s, first, "nsubj") || !isPast(&d.Words[first]) {
		return
	}
	tell(&d.Words[first], d.Words[second].XPOS, d.Words[second].Feats)
	d.Words[first].Head, d.Words[first].Deprel = d.Words[second].Head, d.Words[second].Deprel
	d.Words[second].Head, d.Words[second].Deprel = first, "conj"
	for i := s.First; i < s.Last; i++ {
		if d.Words[i].Head == second && (i < first || i == s.Last-1) {
			d.Words[i].Head = first
		}
	}
}

// mendApposition makes a name between commas behind a noun with a title the
// apposition that it is, where it was taken for one of a list without "and".
//
//	"The head of the party, Ama Owusu, called it tragic"
func mendApposition(d *ud.Doc, s ud.Sentence, name int) {
	w := &d.Words[name]
	if w.Head < s.First || w.Head > name || w.Deprel != "conj" || w.UPOS != "PROPN" || d.Words[w.Head].UPOS != "NOUN" || d.Words[w.Head].XPOS != "NN" || beforePhrase(d, s, name) < 0 {
		return
	}
	for i := max(s.First, name-reach); i < min(s.Last, name+reach); i++ {
		if d.Words[i].Head == w.Head && i != name && d.Is(i, "conj", "cc") || d.Words[i].Head == name && d.Is(i, "cc", "conj") {
			return
		}
	}
	w.Deprel = "appos"
}

// beforePhrase returns the comma right before the phrase that a word heads, -1
// if there is another word.
func beforePhrase(d *ud.Doc, s ud.Sentence, head int) int {
	first := head
	for i := head - 1; i >= s.First; i-- {
		if d.Words[i].Form == "," && i == first-1 {
			return i
		}
		if !under(d, i, head) {
			return -1
		}
		first = i
	}
	return -1
}

// under reports whether a word hangs from another, at any depth.
func under(d *ud.Doc, i, head int) bool {
	for n := 0; i >= 0 && n < 20; n++ {
		if i == head {
			return true
		}
		i = d.Words[i].Head
	}
	return false
}

func rootOf(d *ud.Doc, s ud.Sentence) int {
	for i := s.First; i < s.Last; i++ {
		if d.Words[i].Head < 0 {
			return i
		}
	}
	return -1
}

// reach is how many words away a dependent is looked for: no clause of news is as
// long, and no sentence makes reading slow.
const reach = 100

// child returns the first dependent of a word with one of the relations, -1 if
// there is none.
func child(d *ud.Doc, s ud.Sentence, v int, relations ...string) int {
	for i := max(s.First, v-reach); i < min(s.Last, v+reach); i++ {
		if d.Words[i].Head == v && d.Is(i, relations...) {
			return i
		}
	}
	return -1
}
