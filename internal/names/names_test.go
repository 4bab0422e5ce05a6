package names

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/learn"
	"readout/internal/ud"
)

func TestClassesComeBack(t *testing.T) {
	for c := range classes {
		if got := class(name(c)); got != c {
			t.Errorf("class %d comes back as %d", c, got)
		}
	}
}

// TestPath gives the last word to a name although its first word is doubtful.
func TestPath(t *testing.T) {
	scores := make([]int32, 2*classes)
	scores[0], scores[1] = 10, 8 // outside a little better than B-PER
	scores[classes+2] = 20       // I-PER
	scores[classes+4] = 21       // I-LOC, but nothing for B-LOC
	var p path
	after := make([]int32, classes*classes)
	if got := p.best(scores, after); !slices.Equal(got, []uint8{1, 2}) {
		t.Errorf("classes %v, want B-PER I-PER", got)
	}
	if got := p.best(scores[classes:], after); follows(0, int(got[0])) == false {
		t.Errorf("a name begins with class %d", got[0])
	}
	after[0*classes+1] = -9 // names hardly begin a text
	if got := p.best(scores[:classes], after); got[0] != 0 {
		t.Errorf("class %d, want none", got[0])
	}
	if p.best(nil, after) != nil {
		t.Error("no words have classes")
	}
}

func TestVotes(t *testing.T) {
	var f learn.Former
	fidan, talks := f.Form("Fidan"), f.Form("talks")
	var v votes
	v.reset()
	for _, k := range []ud.NameKind{ud.Person, ud.Person, ud.NotName} {
		v.add(&fidan, k)
	}
	v.add(&talks, ud.Place)
	if got := v.row(&fidan, ud.NotName); got != 1+int32(ud.Person) {
		t.Errorf("row %d, want that of people", got)
	}
	if got := v.row(&talks, ud.NotName); got != 0 {
		t.Errorf("a small word has row %d", got)
	}
	v.reset()
	v.add(&fidan, ud.Person)
	if got := v.row(&fidan, ud.Person); got != 0 {
		t.Errorf("a word votes for itself: row %d", got)
	}
}

func TestReadIOB(t *testing.T) {
	in := "# newdoc id = a\n1\tHakan\tB-PER\n2\tFidan\tI-PER\n3\tspoke\tO\n\n# newdoc id = b\n1\tDoha\tB-LOC\n2\tsoon\tB-XYZ\n"
	docs, err := ReadIOB(strings.NewReader(in), 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || len(docs[0].Words) != 3 || len(docs[1].Sentences) != 1 {
		t.Fatalf("%d texts", len(docs))
	}
	if w := docs[0].Words[1]; w.Name != (ud.Name{Kind: ud.Person}) || docs[0].Text.Slice(w.Span) != "Fidan" {
		t.Errorf("%+v", w)
	}
	if docs[1].Words[1].Name != (ud.Name{}) {
		t.Error("an unknown kind is a name")
	}
	if _, err := ReadIOB(strings.NewReader("a\tO\nb\n"), 0, 1); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v", err)
	}
}

func TestLists(t *testing.T) {
	l := newLists(Lists{
		Places: []string{"london", "Palo Alto", "Alto"}, Given: []string{"Hakan", "London"},
		Organisations: []string{"Al-Shabaab", "Palo Alto Research Center"},
	})
	w := &learn.Writer{}
	l.encode(w)
	l = decodeLists(learn.NewReader(w.Done()))
	const small, capital = 0, listRows / 2
	for _, c := range []struct {
		words string
		want  []int32
	}{
		{"London calls", []int32{capital + listedPlace + listedGiven, small}},
		{"in london", []int32{small, small + listedPlace + listedGiven}},
		{"Palo Alto", []int32{capital + listedPlace + listedLong, capital + listedPlace + listedLong}},
		{"Palo Verde", []int32{capital, capital}},
		{"al - shabaab", []int32{listedOrganisation + listedLong, listedOrganisation + listedLong, listedOrganisation + listedLong}},
	} {
		var f learn.Former
		var forms []learn.Form
		for _, word := range strings.Fields(c.words) {
			forms = append(forms, f.Form(word))
		}
		if got := l.rows(nil, forms); !slices.Equal(got, c.want) {
			t.Errorf("%s: rows %v, want %v", c.words, got, c.want)
		}
	}
}
