package depmatch

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"readout/internal/ud"
)

// tree builds a Doc of one sentence from lines "form lemma UPOS XPOS head rel".
func tree(t *testing.T, lines string) *ud.Doc {
	t.Helper()
	var b strings.Builder
	n := 0
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(line)
		if len(f) != 6 {
			t.Fatalf("%q has not six fields", line)
		}
		n++
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", n, f[0], f[1], f[2], f[3], f[4], f[5])
	}
	b.WriteString("\n")
	d, err := ud.ReadCoNLLU(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	d.Index()
	return d
}

func show(d *ud.Doc, f Frame) string {
	var out []string
	for _, a := range f.Args {
		out = append(out, string(a.Slot)+"="+d.Words[a.Word].Form)
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

// Each tree is parsed by hand; pred is the predicate's form.
var frames = []struct{ name, pred, want, tree string }{
	{"active", "struck", "agent=Jets in=dawn patient=camp", `
Jets jet NOUN NNS 2 nsubj
struck strike VERB VBD 0 root
the the DET DT 4 det
camp camp NOUN NN 2 obj
in in ADP IN 6 case
dawn dawn NOUN NN 2 obl`},
	{"passive", "struck", "agent=jets patient=camp", `
The the DET DT 2 det
camp camp NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
struck strike VERB VBN 0 root
by by ADP IN 6 case
jets jet NOUN NNS 4 obl:agent`},
	{"agentless passive, coordinated", "beaten", "patient=Men", `
Men man NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
arrested arrest VERB VBN 0 root
and and CCONJ CC 5 cc
beaten beat VERB VBN 3 conj`},
	{"relative clause", "met", "agent=minister patient=envoy", `
the the DET DT 2 det
minister minister NOUN NN 6 nsubj
who who PRON WP 4 nsubj
met meet VERB VBD 2 acl:relcl
envoy envoy NOUN NN 4 obj
left leave VERB VBD 0 root`},
	{"object moved out of a relative clause", "imposed", "agent=Chad patient=siege", `
the the DET DT 2 det
siege siege NOUN NN 6 nsubj
that that PRON WDT 5 obj
Chad Chad PROPN NNP 5 nsubj
imposed impose VERB VBD 2 acl:relcl
ended end VERB VBD 0 root`},
	{"control by the subject", "strike", "agent=Chad patient=Mali", `
Chad Chad PROPN NNP 2 nsubj
vowed vow VERB VBD 0 root
to to PART TO 4 mark
strike strike VERB VB 2 xcomp
Mali Mali PROPN NNP 4 obj`},
	{"control by the object", "withdraw", "agent=Mali", `
Chad Chad PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Mali Mali PROPN NNP 2 obj
to to PART TO 5 mark
withdraw withdraw VERB VB 2 xcomp`},
	{"participle after a comma", "killing", "agent=Chad patient=men", `
Chad Chad PROPN NNP 2 nsubj
bombed bomb VERB VBD 0 root
Mali Mali PROPN NNP 2 obj
, , PUNCT , 5 punct
killing kill VERB VBG 2 advcl
men man NOUN NNS 5 obj`},
	{"blamed for an act", "bombing", "agent=Mali patient=clinic", `
Chad Chad PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Mali Mali PROPN NNP 2 obj
of of SCONJ IN 5 mark
bombing bomb VERB VBG 2 advcl
a a DET DT 7 det
clinic clinic NOUN NN 5 obj`},
	{"possessor", "attack", "agent=Chad on=Mali", `
Chad Chad PROPN NNP 3 nmod:poss
's 's PART POS 1 case
attack attack NOUN NN 6 nsubj
on on ADP IN 5 case
Mali Mali PROPN NNP 3 nmod
failed fail VERB VBD 0 root`},
	{"light verb", "blockade", "agent=Chad on=Mali", `
Chad Chad PROPN NNP 2 nsubj
imposed impose VERB VBD 0 root
a a DET DT 4 det
blockade blockade NOUN NN 2 obj
on on ADP IN 6 case
Mali Mali PROPN NNP 2 obl`},
	{"occasion", "visit", "agent=Diallo to=Baku", `
Diallo Diallo PROPN NNP 2 nsubj
spoke speak VERB VBD 0 root
during during ADP IN 5 case
a a DET DT 5 det
visit visit NOUN NN 2 obl
to to ADP IN 7 case
Baku Baku PROPN NNP 5 nmod`},
	{"shared subject", "called", "agent=Chad for=truce", `
Chad Chad PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
it it PRON PRP 2 obj
and and CCONJ CC 5 cc
called call VERB VBD 2 conj
for for ADP IN 7 case
truce truce NOUN NN 5 obl`},
	{"subject hung from the date", "urged", "agent=Diallo on=Monday patient=restraint", `
On on ADP IN 2 case
Monday Monday PROPN NNP 5 obl
, , PUNCT , 2 punct
Diallo Diallo PROPN NNP 2 appos
urged urge VERB VBD 0 root
restraint restraint NOUN NN 5 obj`},
	{"agent hung from the date", "received", "agent=king on=Monday patient=Diallo", `
Diallo Diallo PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
received receive VERB VBN 0 root
on on ADP IN 5 case
Monday Monday PROPN NNP 3 obl
by by ADP IN 8 case
the the DET DT 8 det
king king NOUN NN 5 nmod`},
	{"coordinated objects", "sent", "agent=Chad patient=tents patient=troops to=Mali", `
Chad Chad PROPN NNP 2 nsubj
sent send VERB VBD 0 root
troops troop NOUN NNS 2 obj
and and CCONJ CC 5 cc
tents tent NOUN NNS 3 conj
to to ADP IN 7 case
Mali Mali PROPN NNP 5 nmod`},
	{"infinitive of a noun", "send", "agent=Chad patient=aid", `
Chad Chad PROPN NNP 3 nmod:poss
's 's PART POS 1 case
decision decision NOUN NN 7 nsubj
to to PART TO 5 mark
send send VERB VB 3 acl
aid aid NOUN NN 5 obj
stands stand VERB VBZ 0 root`},
}

func TestFrames(t *testing.T) {
	for _, c := range frames {
		d := tree(t, c.tree)
		for i := range d.Words {
			if d.Words[i].Form != c.pred {
				continue
			}
			if got := show(d, English().Of(d, i)); got != c.want {
				t.Errorf("%s: %s has %q, want %q", c.name, c.pred, got, c.want)
			}
		}
	}
}

func TestParsePatterns(t *testing.T) {
	src := `# comment
[x/one]
trigger: v:carry_out n:raid
need: agent=@actor patient|on=camp|village
actor: agent
+ Chad raided a camp. => ASSAULT TCD
- A raid on the fridge.
`
	ps, err := ParsePatterns("x.txt", src, []string{"actor"})
	if err != nil {
		t.Fatal(err)
	}
	p := ps[0]
	if len(p.Triggers) != 2 || p.Triggers[0].Lemma != "carry out" || len(p.Need) != 2 || len(p.Examples) != 2 || !p.Examples[1].Counter {
		t.Errorf("parsed as %+v", p)
	}
	for _, bad := range []struct{ src, want string }{
		{"trigger: v:go", "x.txt:1: \"trigger: v:go\" stands before the first [pattern]"},
		{"[a]\ntrigger: go", "x.txt:2: trigger \"go\" is not v:, n: or a: and a lemma"},
		{"[a]\nactor: agent", "x.txt:1: pattern a has no trigger"},
		{"[a]\nwho: agent", "x.txt:2: unknown field \"who\"; known are trigger, need, not, actor"},
		{"[a]\nneed: agent", "x.txt:2: condition \"agent\" is not slot=word|word"},
		{"[a]\n+ No want.", "x.txt:2: an example ends with => and what must be read off it"},
		{"[a]\ntrigger: v:go\n[a]", "x.txt:3: a pattern called a stands above; give this one another name"},
	} {
		if _, err := ParsePatterns("x.txt", bad.src, []string{"actor"}); err == nil || err.Error() != bad.want {
			t.Errorf("%q: error %v, want %s", bad.src, err, bad.want)
		}
	}
}

func TestFitsTellsWhichConditionFails(t *testing.T) {
	d := tree(t, frames[0].tree)
	f := English().Of(d, 1)
	ps, err := ParsePatterns("x.txt", "[a]\ntrigger: v:strike\nneed: agent=jet\nnot: patient=camp\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	ok, why := ps[0].Fits(d, &f, nil, func(int, string) bool { return false })
	if ok || why != "not patient=camp" {
		t.Errorf("fits %v because %q, want the not-condition to refuse", ok, why)
	}
}
