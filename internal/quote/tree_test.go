package quote

import (
	"fmt"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/ud"
)

// named gives an actor to every proper noun, a country of that name to those
// in capitals.
type named struct{ d *ud.Doc }

func (n named) Actors(i int) []record.Actor {
	w := n.d.Words[i]
	if w.UPOS != "PROPN" {
		return nil
	}
	return []record.Actor{{ID: w.Form, Name: w.Form, Country: w.Form, Kind: record.KindState}}
}

var upos = map[string]string{
	"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "PRP": "PRON", "IN": "ADP", "TO": "PART", "MD": "AUX", "DT": "DET",
	"RB": "ADV", "CC": "CCONJ", "JJ": "ADJ", "WDT": "PRON", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT",
}

// tree makes a Doc of words written form/lemma/XPOS/head/relation; heads count
// from 1 within a sentence, and an empty line parts sentences.
func tree(t testing.TB, src string) *ud.Doc {
	t.Helper()
	d := &ud.Doc{}
	var b strings.Builder
	for _, sentence := range strings.Split(strings.TrimSpace(src), "\n\n") {
		first := len(d.Words)
		for _, f := range strings.Fields(sentence) {
			c := strings.Split(f, "|")
			head, err := strconv.Atoi(c[3])
			if err != nil || len(c) != 5 {
				t.Fatalf("%q is not form|lemma|XPOS|head|relation", f)
			}
			w := ud.Word{Form: c[0], Lemma: c[1], XPOS: c[2], UPOS: upos[c[2]], Deprel: c[4], Head: first + head - 1}
			if w.UPOS == "" {
				w.UPOS = "VERB"
			}
			if head == 0 {
				w.Head = -1
			}
			if strings.HasPrefix(w.Deprel, "aux") || w.Deprel == "cop" {
				w.UPOS = "AUX"
			}
			w.Span = text.Span{Start: b.Len(), End: b.Len() + len(w.Form)}
			b.WriteString(w.Form)
			if w.UPOS != "PUNCT" || w.XPOS != "``" {
				b.WriteString(" ")
			}
			d.Words = append(d.Words, w)
		}
		d.Sentences = append(d.Sentences, ud.Sentence{First: first, Last: len(d.Words)})
	}
	x, err := text.New(b.String())
	if err != nil {
		t.Fatal(err)
	}
	d.Text = x
	d.Index()
	return d
}

// told writes the statements of a tree: speakers, kind, direct, what was said.
func told(d *ud.Doc) (out []string) {
	for _, s := range Read(nil, d, named{d}, nil).Statements {
		var who []string
		for _, a := range s.Speakers {
			who = append(who, a.Name)
		}
		line := strings.Join(who, ",") + " " + string(s.Kind) + ": " + strings.Join(strings.Fields(d.Text.Slice(s.Content)), " ")
		if s.Direct {
			line += " (direct)"
		}
		if len(s.Attributed) > 0 {
			line += " < " + s.Attributed[0].Name
		}
		out = append(out, line)
	}
	return out
}

func TestTrees(t *testing.T) {
	for _, c := range []struct {
		name, tree string
		want       []string
	}{
		{"said that", `OMAN|Oman|NNP|2|nsubj said|say|VBD|0|root that|that|IN|6|mark talks|talk|NNS|6|nsubj had|have|VBD|6|aux
			failed|fail|VBN|2|ccomp .|.|.|2|punct`, []string{"OMAN claim: talks had failed"}},
		{"inverted", `“|“|` + "``" + `|3|punct We|we|PRP|3|nsubj leave|leave|VBP|6|ccomp ,|,|,|3|punct ”|”|''|3|punct said|say|VBD|0|root OMAN|Oman|NNP|6|nsubj .|.|.|6|punct`,
			[]string{"OMAN claim: We leave , (direct)"}},
		{"inserted", `Talks|talk|NNS|6|nsubj ,|,|,|4|punct OMAN|Oman|NNP|4|nsubj added|add|VBD|6|parataxis ,|,|,|4|punct
			failed|fail|VBD|0|root .|.|.|6|punct`, []string{"OMAN claim: Talks , OMAN added , failed"}},
		{"adding", `OMAN|Oman|NNP|2|nsubj said|say|VBD|0|root talks|talk|NNS|4|nsubj failed|fail|VBD|2|ccomp ,|,|,|6|punct
			adding|add|VBG|4|advcl that|that|IN|9|mark aid|aid|NN|9|nsubj came|come|VBD|6|ccomp .|.|.|2|punct`,
			[]string{"OMAN claim: talks failed", "OMAN claim: aid came"}},
		{"two kinds", `OMAN|Oman|NNP|2|nsubj said|say|VBD|0|root talks|talk|NNS|4|nsubj failed|fail|VBD|2|ccomp and|and|CC|9|cc
			that|that|IN|9|mark raids|raid|NNS|9|nsubj must|must|MD|9|aux end|end|VB|4|conj .|.|.|2|punct`,
			[]string{"OMAN claim: talks failed", "OMAN demand: raids must end"}},
		{"one kind", `OMAN|Oman|NNP|2|nsubj said|say|VBD|0|root talks|talk|NNS|4|nsubj failed|fail|VBD|2|ccomp and|and|CC|8|cc
			that|that|IN|8|mark aid|aid|NN|8|nsubj came|come|VBD|4|conj .|.|.|2|punct`,
			[]string{"OMAN claim: talks failed and that aid came"}},
		{"passive", `CHAD|Chad|NNP|3|nsubj:pass was|be|VBD|3|aux:pass accused|accuse|VBN|0|root by|by|IN|5|case OMAN|Oman|NNP|3|obl:agent
			of|of|IN|7|mark lying|lie|VBG|3|advcl .|.|.|3|punct`, []string{"OMAN accuse: lying"}},
		{"no agent", `CHAD|Chad|NNP|3|nsubj:pass was|be|VBD|3|aux:pass accused|accuse|VBN|0|root
			of|of|IN|5|mark lying|lie|VBG|3|advcl .|.|.|3|punct`, nil},
		{"negated", `OMAN|Oman|NNP|4|nsubj did|do|VBD|4|aux not|not|RB|4|advmod condemn|condemn|VB|0|root raids|raid|NNS|4|obj`, nil},
		{"planned", `OMAN|Oman|NNP|3|nsubj will|will|MD|3|aux condemn|condemn|VB|0|root raids|raid|NNS|3|obj`, nil},
		{"nested", `OMAN|Oman|NNP|2|nsubj said|say|VBD|0|root CHAD|Chad|NNP|4|nsubj rejected|reject|VBD|2|ccomp raids|raid|NNS|4|obj .|.|.|2|punct`,
			[]string{"OMAN claim: CHAD rejected raids", "CHAD reject: raids < OMAN"}},
		{"own words", `OMAN|Oman|NNP|2|nsubj said|say|VBD|0|root OMAN|Oman|NNP|4|nsubj condemned|condemn|VBD|2|ccomp raids|raid|NNS|4|obj .|.|.|2|punct`,
			[]string{"OMAN condemn: OMAN condemned raids"}},
		{"shared subject", `OMAN|Oman|NNP|2|nsubj condemned|condemn|VBD|0|root raids|raid|NNS|2|obj and|and|CC|5|cc urged|urge|VBD|2|conj
			CHAD|Chad|NNP|5|obj to|to|TO|8|mark leave|leave|VB|5|xcomp .|.|.|2|punct`,
			[]string{"OMAN condemn: raids", "OMAN demand: CHAD to leave"}},
		{"according to", `Talks|talk|NNS|2|nsubj failed|fail|VBD|0|root ,|,|,|6|punct according|accord|VBG|6|case to|to|IN|4|fixed OMAN|Oman|NNP|2|obl .|.|.|2|punct`,
			[]string{"OMAN claim: Talks failed"}},
		{"noun", `OMAN|Oman|NNP|2|compound demand|demand|NN|7|nsubj that|that|IN|5|mark CHAD|Chad|NNP|5|nsubj leave|leave|VB|2|acl was|be|VBD|7|aux:pass
			ignored|ignore|VBN|0|root .|.|.|7|punct`, []string{"OMAN demand: CHAD leave"}},
		{"unnamed", `witnesses|witness|NNS|2|nsubj said|say|VBD|0|root talks|talk|NNS|4|nsubj failed|fail|VBD|2|ccomp .|.|.|2|punct`, nil},
		{"told twice", `OMAN|Oman|NNP|2|nsubj said|say|VBD|0|root talks|talk|NNS|4|nsubj failed|fail|VBD|2|ccomp .|.|.|2|punct

			OMAN|Oman|NNP|2|nsubj added|add|VBD|0|root talks|talk|NNS|4|nsubj failed|fail|VBD|2|ccomp .|.|.|2|punct`,
			[]string{"OMAN claim: talks failed"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(tree(t, c.tree)); !slices.Equal(got, c.want) {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestWithin(t *testing.T) {
	d := tree(t, `OMAN|Oman|NNP|2|nsubj said|say|VBD|0|root CHAD|Chad|NNP|4|nsubj rejected|reject|VBD|2|ccomp raids|raid|NNS|4|obj .|.|.|2|punct`)
	r := Read(nil, d, named{d}, nil)
	for i, want := range []string{"", "", "OMAN", "OMAN", "CHAD", ""} {
		got := ""
		if s := r.Within(i); s != nil {
			got = s.Speakers[0].Name
		}
		if got != want {
			t.Errorf("%s stands in the words of %q, want %q", d.Words[i].Form, got, want)
		}
	}
	if r.Within(-1) != nil || r.Within(99) != nil {
		t.Error("a word outside the Doc stands in somebody's words")
	}
	if r.Statements[1].Inside != 0 {
		t.Errorf("the inner statement is inside %d", r.Statements[1].Inside)
	}
}

// FuzzRead reads random trees: nothing panics, and every span lies in the text
// on edges of words.
func FuzzRead(f *testing.F) {
	for seed := range int64(20) {
		f.Add(seed, 12+int(seed)*3)
	}
	f.Fuzz(func(t *testing.T, seed int64, n int) {
		if n < 1 || n > 400 {
			return
		}
		d := randomDoc(rand.New(rand.NewSource(seed)), n)
		r := Read(nil, d, named{d}, func(int, string, ...any) {})
		for _, s := range append(r.Statements, r.Repeated...) {
			if s.ContentFirst < 0 || s.ContentLast > n || s.ContentFirst >= s.ContentLast || s.CueWord < 0 || s.CueWord >= n || len(s.Speakers) == 0 {
				t.Fatalf("%+v", s)
			}
			if !s.Span.Contains(s.Content) || !s.Span.Contains(s.Cue) {
				t.Fatalf("span %v, content %v, cue %v", s.Span, s.Content, s.Cue)
			}
		}
	})
}

// randomDoc makes a Doc of n words with random relations that form trees.
func randomDoc(rnd *rand.Rand, n int) *ud.Doc {
	vocab := strings.Fields(`said|say|VBD told|tell|VBD saying|say|VBG adding|add|VBG urged|urge|VBD condemned|condemn|VBN called|call|VBD
		for|for|IN to|to|TO that|that|IN ,|,|, .|.|. "|"|'' “|“|'' ”|”|'' and|and|CC OMAN|Oman|NNP CHAD|Chad|NNP talks|talk|NNS hope|hope|NN
		demand|demand|NN according|accord|VBG he|he|PRP must|must|MD leave|leave|VB expressed|expressed|JJ quoted|quote|VBN as|as|IN will|will|MD not|not|RB of|of|IN`)
	rels := strings.Fields("nsubj obj obl nmod ccomp xcomp advcl acl acl:relcl conj parataxis mark case aux cop punct appos nsubj:pass aux:pass amod compound fixed advmod obl:agent nmod:poss cc")
	var src strings.Builder
	for i := 0; i < n; {
		size := min(n-i, 1+rnd.Intn(25))
		order := rnd.Perm(size)
		heads := make([]int, size)
		for k := 1; k < size; k++ {
			heads[order[k]] = order[rnd.Intn(k)] + 1
		}
		for k := range size {
			rel := rels[rnd.Intn(len(rels))]
			if heads[k] == 0 {
				rel = "root"
			}
			fmt.Fprintf(&src, "%s|%d|%s ", vocab[rnd.Intn(len(vocab))], heads[k], rel)
		}
		src.WriteString("\n\n")
		i += size
	}
	return tree(&testing.T{}, src.String())
}

func TestData(t *testing.T) {
	c, err := loadCues()
	if err != nil {
		t.Fatal(err)
	}
	for lemma, rows := range c.verbs {
		for _, v := range rows {
			if !strings.Contains(v.example, "[") || v.counter == "" {
				t.Errorf("%s %s has no example, or no counter-example", lemma, v.name)
			}
		}
	}
	t.Logf("%d verbs, %d nouns, %d rules", len(c.verbs), len(c.nouns), len(c.rules))
}
