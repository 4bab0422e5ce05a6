package english_test

import (
	"strings"
	"testing"

	"readout/internal/ud"
)

// What the models get wrong and the words around put right: the words whose
// relation is asked for, with those they hang from.
func TestMend(t *testing.T) {
	p := pipeline(t)
	for _, c := range []struct{ sentence, want string }{
		{"Police shot dead two miners in Conakry.", "Police nsubj shot"},
		{"Two miners were shot dead in Conakry.", "miners nsubj:pass shot"},
		{"Chadian rebels fired rockets at a Sudanese base on Friday.", "rebels nsubj fired"},
		{"Chad test-fired a ballistic missile on Thursday.", "missile obj fired"},
		{"North Korea test-fired a ballistic missile into the sea, the army said.", "Korea nsubj fired"},
		{"Chad test-fires a missile.", "Chad nsubj fires"},
		{"The king signed an order cutting aid to Chad.", "cutting acl order"},
		{"The army of Chad fired shells aimed at a loudspeaker in Niger.", "aimed acl shells"},
		{"A Pakistani court on Tuesday sentenced former prime minister Imran Khan to three years in jail.", "Imran obj sentenced"},
		{"SADC threatened to use force against the rebels.", "SADC nsubj threatened"},
		{"Troops loyal to the king shelled a village near Tongo.", "Troops nsubj shelled"},
		{"On Tuesday Chad accused Niger of meddling in its elections.", "Chad nsubj accused"},
		{"Hundreds of Chadians rallied outside the Libyan embassy in Accra.", "embassy obl rallied"},
		{"The envoy criticised Mali's army for burning villages.", "army obj criticised"},
		{"The head of Yoon's own party, Han Dong-hoon, called the move \"tragic\" and asked that the defence minister be dismissed.", "asked conj called"},
		{"The head of Yoon's own party, Han Dong-hoon, called the move \"tragic\" and asked that the defence minister be dismissed.", "Han appos head"},
		{"Brazil, Colombia and Argentina condemned it.", "Brazil nsubj condemned"},
		{"Brazil, Colombia and Argentina condemned it.", "Argentina conj Brazil"},
		{"Ecuadorian police broke into its embassy in Quito and seized former vice-president Jorge Glas.", "seized conj broke"},
		{"Ecuadorian police broke into its embassy in Quito and seized former vice-president Jorge Glas.", "Jorge obj seized"},
		{"Stockholm tightened its terrorism laws and lifted restrictions on arms sales to Ankara.", "lifted conj tightened"},
		{"President Aleksandar Vucic urged the protesters to be peaceful and promised that those responsible would be punished.", "promised conj urged"},
		{"Police fired tear gas to disperse them.", "gas obj fired"},
		{"The king, who was abroad, promised severe penalties.", "king nsubj promised"},
		{"Sudan's army and the paramilitary Rapid Support Forces signed a seven-day ceasefire in Jeddah on Saturday evening, the United States and Saudi Arabia said in a joint statement.", "signed ccomp said"},
		{"Rwanda denies that it helps the rebels.", "helps ccomp denies"},
		{"The army denied that it had shelled the town and accused the rebels of lying.", "accused conj denied"},
		{"France said it did not recognise the junta and called for his release.", "called conj said"},
		{"The envoy said the king had met him and told him so.", "told conj met"},
		{"The ministry said two envoys had been seized and warned.", "warned conj seized"},
		{"The envoy said the king had fled and urged calm.", "urged conj said"},
		{"The president said in a televised speech that the riots were treason and vowed a tough answer.", "treason ccomp said"},
		{"Libyan jets hit a depot in Tibesti overnight, the governor said.", "jets nsubj hit"},
	} {
		d := split(t, c.sentence)
		p.Analyze(d)
		f := strings.Fields(c.want)
		w := &d.Words[find(t, d, f[0])]
		if w.Head < 0 || d.Words[w.Head].Form != f[2] || !ud.RelIs(w.Deprel, f[1]) {
			t.Errorf("%q: %s is %s of %s, want %s", c.sentence, f[0], w.Deprel, head(d, w), c.want)
		}
	}
}

func head(d *ud.Doc, w *ud.Word) string {
	if w.Head < 0 {
		return "the sentence"
	}
	return d.Words[w.Head].Form
}
