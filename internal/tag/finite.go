package tag

import (
	"readout/internal/learn"
	"readout/internal/ud"
)

const (
	// leastWords is how long a sentence must be to be asked for a finite verb.
	leastWords = 4

	// mostLoss is how much less likely than the tag it would get otherwise the
	// verb's may be, in units of the net's scores. Up to here EWT's and PUD's
	// trees gain; twice as much costs GUM's.
	mostLoss = 4100
)

// finite gives a sentence that ends with a full stop and has no finite verb the
// likeliest one behind something that can be its subject: "Turkish jets struck
// Iraq overnight." can be read as jets that were struck, but is no sentence then.
func (t *Tagger) finite(words []ud.Word, scores []int32) {
	if len(words) < leastWords || words[len(words)-1].Form != "." {
		return
	}
	n := len(t.Tags)
	at, tag, loss := -1, 0, int32(mostLoss)
	words = words[:told(words)]
	for i := range words {
		if isFinite(words[i].XPOS) && !isInfinitive(words, i) {
			return
		}
		if i == 0 || isNumeral(words[i].Form) || !endsSubject(&words[i-1]) {
			continue
		}
		row := scores[i*n : (i+1)*n]
		best := row[learn.Best(row)]
		for k, g := range t.Tags {
			if g.UPOS == "VERB" && isFinite(g.XPOS) && g.XPOS != "VB" && best-row[k] < loss {
				at, tag, loss = i, k, best-row[k]
			}
		}
	}
	if at >= 0 {
		words[at].UPOS, words[at].XPOS = t.Tags[tag].UPOS, t.Tags[tag].XPOS
	}
}

// told returns where the clause begins that ends a sentence and only says who
// told it, the number of words if there is none.
//
//	"Russian drones hit Odesa overnight, the governor said."
func told(words []ud.Word) int {
	n := len(words)
	for i := n - 2; i > leastWords && i > n-9; i-- {
		switch words[i].Form {
		case "said", "says", "reported", "reports":
			if words[i].XPOS == "VBD" || words[i].XPOS == "VBZ" {
				return comma(words, i)
			}
		}
	}
	return n
}

// comma returns the comma before the subject of the verb at v, the number of
// words if there is another mark or verb before it.
func comma(words []ud.Word, v int) int {
	for i := v - 1; i >= leastWords; i-- {
		switch {
		case words[i].Form == ",":
			return i
		case words[i].UPOS == "PUNCT" && words[i].Form != "-" || words[i].UPOS == "VERB":
			return len(words)
		}
	}
	return len(words)
}

// isInfinitive reports whether "to" stands before a base form.
func isInfinitive(words []ud.Word, i int) bool {
	return words[i].XPOS == "VB" && i > 0 && words[i-1].XPOS == "TO"
}

// isFinite reports whether a tag is one of a verb that makes a clause: past,
// present, modal, or the base form of a command.
func isFinite(xpos string) bool {
	switch xpos {
	case "VBD", "VBZ", "VBP", "MD", "VB":
		return true
	}
	return false
}

// endsSubject reports whether a word may end the subject that stands before its
// verb: a noun, a pronoun, or a word with a capital, whatever its tag.
func endsSubject(w *ud.Word) bool {
	switch w.UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return w.Form != "" && w.Form[0] >= 'A' && w.Form[0] <= 'Z'
}
