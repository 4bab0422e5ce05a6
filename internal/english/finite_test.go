package english_test

import "testing"

// A sentence that ends with a full stop has a verb, though each of these could
// be jets that were struck.
func TestFinite(t *testing.T) {
	p := pipeline(t)
	for sentence, verb := range map[string]string{
		"Turkish jets struck Iraq overnight.":             "struck",
		"The Houthis fired two missiles at Saudi Arabia.": "fired",
		"Chadian rebels recruited fighters in the camps.": "recruited",
		"The shelling sent 12,000 people fleeing.":        "sent",
	} {
		d := split(t, sentence)
		p.Analyze(d)
		if w := &d.Words[find(t, d, verb)]; w.XPOS != "VBD" || w.Head >= 0 {
			t.Errorf("%q: %s is %s, head %d; want a past at the root", sentence, verb, w.XPOS, w.Head)
		}
	}
}
