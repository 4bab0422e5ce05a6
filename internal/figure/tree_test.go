package figure

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/analysis"
	"readout/internal/mention"
	"readout/internal/record"
	"readout/internal/ud"
)

// tree builds a Doc from lines of form, lemma, UPOS, XPOS, head, relation.
func tree(t *testing.T, lines string) *ud.Doc {
	t.Helper()
	var b strings.Builder
	for i, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(l)
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", i+1, f[0], f[1], f[2], f[3], f[4], f[5])
	}
	d, err := ud.ReadCoNLLU(strings.NewReader(b.String() + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func readTree(d *ud.Doc) []record.FigureMention {
	p := &analysis.Pass{Article: &record.Article{ID: "test", Text: d.Text}, Doc: d, ResultOf: map[*analysis.Analyzer]any{}}
	return Read(p, mention.Read(p)).Figures
}

var treeTests = []struct {
	name, tree, want string
}{
	{"the object far from its verb", `
The the DET DT 2 det
quake quake NOUN NN 3 nsubj
killed kill VERB VBD 0 root
in in ADP IN 6 case
one one NUM CD 6 nummod
night night NOUN NN 3 obl
nearly nearly ADV RB 8 advmod
3,000 3000 NUM CD 9 nummod
villagers villager NOUN NNS 3 obj
`, `killed 3000 nearly "killed in one night nearly 3,000 villagers" figure/active`},
	{"a relative clause", `
The the DET DT 3 det
26 26 NUM CD 3 nummod
tourists tourist NOUN NNS 8 nsubj
who who PRON WP 6 nsubj:pass
were be AUX VBD 6 aux:pass
killed kill VERB VBN 3 acl:relcl
were be AUX VBD 8 aux:pass
buried bury VERB VBN 0 root
`, `killed 26 exact "26 tourists who were killed" figure/relative`},
	{"a participle behind a name", `
At at ADP IN 2 case
least least ADJ JJS 3 nmod
12 12 NUM CD 4 nummod
people people NOUN NNS 5 nsubj:pass
killed kill VERB VBN 0 root
`, `killed 12 at least "At least 12 people killed" figure/passive`},
	{"coordinated patients", `
Raiders raider NOUN NNS 2 nsubj
shot shoot VERB VBD 0 root
dead dead ADJ JJ 2 xcomp
two two NUM CD 5 nummod
guards guard NOUN NNS 2 obj
and and CCONJ CC 8 cc
six six NUM CD 8 nummod
drivers driver NOUN NNS 5 conj
`, `killed 2 exact "shot dead two guards" figure/active
killed 6 exact "shot dead two guards and six drivers" figure/active`},
	{"a modal that makes it only possible", `
Flooding flooding NOUN NN 3 nsubj
could could AUX MD 3 aux
kill kill VERB VB 0 root
3,000 3000 NUM CD 5 nummod
people people NOUN NNS 3 obj
`, ``},
	{"a threat", `
He he PRON PRP 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
kill kill VERB VB 2 xcomp
12 12 NUM CD 6 nummod
hostages hostage NOUN NNS 4 obj
`, ``},
	{"a belief that is none", `
Twelve twelve NUM CD 2 nummod
people people NOUN NNS 4 nsubj:pass
are be AUX VBP 4 aux:pass
believed believe VERB VBN 0 root
to to PART TO 7 mark
have have AUX VB 7 aux
died die VERB VBN 4 xcomp
`, `killed 12 exact "Twelve people are believed to have died" figure/intransitive`},
	{"negation", `
The the DET DT 2 det
storm storm NOUN NN 5 nsubj
did do AUX VBD 5 aux
not not PART RB 5 advmod
kill kill VERB VB 0 root
40 40 NUM CD 7 nummod
people people NOUN NNS 5 obj
`, ``},
	{"those who kill are not counted", `
Twelve twelve NUM CD 2 nummod
gunmen gunman NOUN NNS 3 nsubj
killed kill VERB VBD 0 root
two two NUM CD 5 nummod
guards guard NOUN NNS 3 obj
`, `killed 2 exact "killed two guards" figure/active`},
}

func TestTrees(t *testing.T) {
	for _, tt := range treeTests {
		d := tree(t, tt.tree)
		var got []string
		for _, f := range readTree(d) {
			got = append(got, fmt.Sprintf("%s %s %s %q %s", f.Measure, amount(f.Low), f.Qualifier, d.Text.Slice(f.Span), f.Rule))
		}
		if g := strings.Join(got, "\n"); g != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, g, tt.want)
		}
	}
}

// TestAttributionByTree: what a reporter adds in a relative clause is not the
// speaker's.
func TestAttributionByTree(t *testing.T) {
	said := tree(t, `
Doctors doctor NOUN NNS 2 nsubj
said say VERB VBD 0 root
12 12 NUM CD 4 nummod
people people NOUN NNS 5 nsubj
died die VERB VBD 2 ccomp
`)
	if f := readTree(said); len(f) != 1 || len(f[0].Attributed) != 1 || f[0].Attributed[0].Name != "Doctors" {
		t.Errorf("want 12 by Doctors, got %+v", f)
	}
	added := tree(t, `
Doctors doctor NOUN NNS 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
raid raid NOUN NN 2 obj
that that PRON WDT 6 nsubj
killed kill VERB VBD 4 acl:relcl
12 12 NUM CD 8 nummod
people people NOUN NNS 6 obj
`)
	if f := readTree(added); len(f) != 1 || len(f[0].Attributed) != 0 {
		t.Errorf("want 12 by the outlet, got %+v", f)
	}
}
