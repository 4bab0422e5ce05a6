package train

import (
	"testing"

	"readout/internal/tag"
	"readout/internal/ud"
)

func TestHyphened(t *testing.T) {
	d := doc(t, arrival)
	var samples []tag.Sample
	var origin []int
	for range hyphenEvery {
		samples, origin = append(samples, tag.Samples(d)...), append(origin, 0)
	}
	all, from := hyphened(samples, origin, d, 1)
	if len(all) != hyphenEvery+1 || from[hyphenEvery] != 0 {
		t.Fatalf("%d samples from %v, want one copy", len(all), from)
	}
	ws := all[hyphenEvery].Words
	if len(ws) != 9 || ws[4].Form != "-" || ws[5].Form != "Demir" || ws[3].Deprel != "flat" || ws[3].Head != 2 || ws[5].Head != 2 {
		t.Fatalf("got %q: %+v", forms(ws), ws)
	}
	if ws[6].Form != "left" || ws[6].Head != -1 || ws[1].Head != 6 || ws[7].Head != 6 || ws[2].Head != 1 {
		t.Errorf("heads are wrong: %+v", ws)
	}
	if ws[3].Name != (ud.Name{Kind: ud.Person}) || ws[4].Name.Kind != ud.Person || ws[5].Name.First {
		t.Errorf("names are wrong: %+v", ws[2:6])
	}
	if forms(samples[0].Words) != "Turkish envoys Ahmet Demir left Qatar ." {
		t.Error("the sample itself was changed")
	}
}

func TestHyphenedNames(t *testing.T) {
	var docs []*ud.Doc
	for range hyphenEvery {
		docs = append(docs, doc(t, arrival))
	}
	out := hyphenedNames(docs, 1)
	if len(out) != 1 || len(out[0].Words) != 9 || out[0].Words[5].Name != (ud.Name{Kind: ud.Person}) {
		t.Fatalf("%d copies", len(out))
	}
}
