package english

import (
	"testing"

	"readout/internal/ud"
)

func TestMendLemma(t *testing.T) {
	for _, c := range []struct{ form, tag, made, want string }{
		{"bombed", "VBD", "bombe", "bomb"},
		{"shelled", "VBN", "shel", "shell"},
		{"postponed", "VBD", "postpon", "postpone"},
		{"Raiding", "VBG", "raide", "raid"},
		{"boycotting", "VBG", "boycot", "boycott"},
		{"rebutted", "VBD", "rebutt", "rebut"},
		{"convenes", "VBZ", "conven", "convene"},
		{"defies", "VBZ", "defie", "defy"},
		{"bombed", "VBD", "bomb", "bomb"},
		{"spoke", "VBD", "speak", "speak"},
		{"grokked", "VBD", "grokk", "grokk"}, // no verb of news
	} {
		w := ud.Word{Form: c.form, UPOS: "VERB", XPOS: c.tag, Lemma: c.made}
		if mendLemma(&w); w.Lemma != c.want {
			t.Errorf("%s %s: %s of %s, want %s", c.form, c.tag, w.Lemma, c.made, c.want)
		}
	}
}

// No verb of the list is a form of another: it would keep the other's lemma wrong.
func TestLemmasAreNoForms(t *testing.T) {
	for v := range regular() {
		for tag := range endings {
			w := ud.Word{Form: v, UPOS: "VERB", XPOS: tag, Lemma: "-"}
			if mendLemma(&w); w.Lemma != "-" {
				t.Errorf("%s is a form of %s", v, w.Lemma)
			}
		}
	}
}
