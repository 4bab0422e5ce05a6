package english

import (
	"strings"

	"readout/internal/ud"
)

// mendTags puts right what the tagger is known to get wrong in the words of a
// sentence, where the words around leave no doubt.
func mendTags(words []ud.Word) {
	for i := range words {
		switch {
		case isAcronym(words, i):
			words[i].UPOS, words[i].XPOS = "PROPN", "NNP"
		case onlyVerb(words[i].Form):
			words[i].UPOS, words[i].XPOS = "VERB", "VBZ"
		case isShotDead(words, i):
			setVerb(&words[i], afterBe(words, i))
		case isNamedDeed(words, i):
			words[i].UPOS, words[i].XPOS = "NOUN", "NN"
		case isWritten(words, i):
			words[i].UPOS, words[i].XPOS = "VERB", "VBG"
		case isDoers(words, i):
			words[i].UPOS, words[i].XPOS = "NOUN", "NNS"
			setVerb(&words[i+1], false)
		case isJoinedPast(words, i):
			setVerb(&words[i], false)
			words[i-2].UPOS, words[i-2].XPOS = "NOUN", "NN"
		}
	}
}

func setVerb(w *ud.Word, participle bool) {
	w.UPOS, w.XPOS = "VERB", "VBD"
	if participle {
		w.XPOS = "VBN"
	}
}

// isAcronym reports whether a word in capitals before a past tense is taken for
// anything but the name it must be.
//
//	"ECOWAS threatened to use force"
func isAcronym(words []ud.Word, i int) bool {
	if len(words[i].Form) < 3 || !isShout(words[i].Form) || i+1 == len(words) || isShout(words[i+1].Form) {
		return false
	}
	switch words[i].UPOS {
	case "VERB", "AUX", "ADP", "ADJ", "INTJ":
	default:
		return false
	}
	return words[i+1].XPOS == "VBD" || words[i+1].XPOS == "VBN"
}

// isShout reports whether a form is in capitals throughout.
func isShout(form string) bool {
	for i := range len(form) {
		if form[i] < 'A' || form[i] > 'Z' {
			return false
		}
	}
	return form != ""
}

// isShotDead reports whether "shot" is the verb that "dead" completes.
//
//	"Police shot dead two protesters" · "was shot dead"
func isShotDead(words []ud.Word, i int) bool {
	return words[i].Form == "shot" && i+1 < len(words) && words[i+1].Form == "dead"
}

// afterBe reports whether an auxiliary that asks for a participle stands before
// a word.
func afterBe(words []ud.Word, i int) bool {
	if i > 0 && words[i-1].UPOS == "ADV" {
		i--
	}
	if i == 0 {
		return true
	}
	switch strings.ToLower(words[i-1].Form) {
	case "be", "is", "are", "was", "were", "been", "being", "has", "have", "had", "having", "'s", "'ve", "'re":
		return true
	}
	return words[i-1].UPOS == "PUNCT"
}

// isNamedDeed reports whether a participle behind "the" stands before no noun, and
// so is one.
//
//	"called the shelling a crime"
func isNamedDeed(words []ud.Word, i int) bool {
	if i == 0 || i+1 >= len(words) || words[i].XPOS != "VBG" || words[i].Form == "following" || words[i-1].Form != "the" && words[i-1].Form != "The" {
		return false
	}
	switch words[i+1].UPOS {
	case "ADP", "VERB", "AUX", "PUNCT", "DET", "CCONJ":
		return true
	}
	return false
}

// isWritten reports whether a word says what the paper before it does.
//
//	"signed an order cutting aid to Chad"
func isWritten(words []ud.Word, i int) bool {
	if i == 0 || i+1 >= len(words) || words[i].XPOS != "NN" && words[i].XPOS != "JJ" || !strings.HasSuffix(words[i].Form, "ing") {
		return false
	}
	switch words[i-1].Form {
	case "order", "decree", "bill", "law", "resolution", "agreement", "deal", "statement", "letter", "motion", "ruling", "decision":
	default:
		return false
	}
	switch words[i+1].UPOS {
	case "NOUN", "PROPN", "DET", "ADJ":
		return true
	}
	return false
}

// isDoers reports whether a word taken for a verb in the present stands between
// the adjective of a nationality and a past: it is who did it.
//
//	"Chadian rebels fired rockets"
func isDoers(words []ud.Word, i int) bool {
	if i == 0 || i+1 >= len(words) || words[i].XPOS != "VBZ" || words[i-1].UPOS != "ADJ" || !isCapital(words[i-1].Form) {
		return false
	}
	return (words[i+1].XPOS == "VBN" || words[i+1].XPOS == "VBD") && strings.HasSuffix(words[i].Form, "s")
}

func isCapital(form string) bool { return form[0] >= 'A' && form[0] <= 'Z' }

// isJoinedPast reports whether a participle joined to the word before it has an
// object behind it, and so is a verb.
//
//	"Chad test-fired a missile" · not "a state-owned firm"
func isJoinedPast(words []ud.Word, i int) bool {
	if i < 3 || i+1 >= len(words) || words[i-1].Form != "-" || words[i-2].UPOS != "NOUN" && words[i-2].UPOS != "VERB" {
		return false
	}
	if !joined(words, i) || !joined(words, i-1) || !strings.HasSuffix(words[i].Form, "ed") {
		return false
	}
	switch words[i-3].UPOS {
	case "NOUN", "PROPN", "PRON", "AUX", "PART":
	default:
		return false
	}
	return words[i+1].UPOS == "DET" || words[i+1].UPOS == "NUM"
}

func joined(words []ud.Word, i int) bool { return words[i-1].Span.End == words[i].Span.Start }
