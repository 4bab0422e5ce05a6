package train

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/english"
	"readout/internal/learn"
	"readout/internal/tag"
	"readout/internal/ud"
)

// doc reads CoNLL-U with spaces between the columns.
func doc(t *testing.T, s string) *ud.Doc {
	t.Helper()
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), "\t")
	}
	d, err := ud.ReadCoNLLU(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const arrival = `1 Turkish Turkish ADJ JJ _ 2 amod _ _
2 envoys envoy NOUN NNS _ 5 nsubj _ _
3 Ahmet Ahmet PROPN NNP _ 2 appos _ Name=B-PER
4 Demir Demir PROPN NNP _ 3 flat _ Name=I-PER
5 left leave VERB VBD _ 0 root _ _
6 Qatar Qatar PROPN NNP _ 5 obj _ Name=B-LOC
7 . . PUNCT . _ 5 punct _ _
`

func forms(ws []ud.Word) string {
	var b []string
	for _, w := range ws {
		b = append(b, w.Form)
	}
	return strings.Join(b, " ")
}

func TestAugment(t *testing.T) {
	var ones []tag.Sample
	for range changeEvery {
		ones = append(ones, tag.Samples(doc(t, arrival))...)
	}
	all, origin := augment(ones)
	got := map[string]bool{}
	for i, s := range all[len(ones):] {
		got[forms(s.Words)] = true
		if origin[len(ones)+i] >= len(ones) || len(s.Forms) != len(s.Words) {
			t.Errorf("copy %d comes from %d", i, origin[len(ones)+i])
		}
	}
	for _, want := range []string{
		"TURKISH ENVOYS AHMET DEMIR LEFT QATAR .", "turkish envoys ahmet demir left qatar .",
		"Turkish Envoys Ahmet Demir Left Qatar", "Turkish envoys Ahmet Demir left Qatar",
	} {
		if !got[want] {
			t.Errorf("no copy %q in %v", want, got)
		}
	}
	if forms(ones[0].Words) != "Turkish envoys Ahmet Demir left Qatar ." {
		t.Error("the sample itself was changed")
	}
}

func TestSwapped(t *testing.T) {
	d := doc(t, arrival)
	samples := tag.Samples(d)
	all, origin := swapped(samples, []int{0}, d, 1)
	if len(all) != 2 || origin[1] != 0 {
		t.Fatalf("%d samples from %v", len(all), origin)
	}
	s := newSwapper(1)
	for i, kind := range map[int]string{0: "adjective", 2: "given", 3: "family", 5: "country"} {
		if w := all[1].Words[i].Form; !strings.Contains(" "+strings.Join(s.words[kind], " ")+" ", " "+w+" ") {
			t.Errorf("word %d is %q, want a word of kind %s", i, w, kind)
		}
	}
	if all[1].Words[4].Form != "left" || d.Words[0].Form != "Turkish" {
		t.Error("other words were changed")
	}
}

func TestSwappedNames(t *testing.T) {
	out := swappedNames([]*ud.Doc{doc(t, arrival)}, 3)
	if len(out) != 1 || len(out[0].Words) != 7 {
		t.Fatalf("%d copies", len(out))
	}
	if ws := out[0].Words; ws[3].Form == "Demir" && ws[5].Form == "Qatar" || ws[3].Name != (ud.Name{Kind: ud.Person}) {
		t.Errorf("nothing was changed: %s", forms(ws))
	}
}

// TestRun trains everything for one epoch on a corpus of one sentence, twice.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	lines := strings.Split(strings.Repeat(arrival+"\n", 12), "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), "\t")
	}
	for _, name := range append(slices.Clone(banks), testBanks...) {
		write(t, filepath.Join(dir, name), strings.Join(lines, "\n"))
	}
	for _, f := range append(slices.Clone(nameFiles), testNames...) {
		mark := strings.Repeat("x\t", f.form) + "Doha\tB-LOC\n" + strings.Repeat("x\t", f.form) + "waits\tO\n\n"
		write(t, filepath.Join(dir, f.path), mark)
	}
	run := func(threads int, trees string) string {
		out := filepath.Join(dir, "out.model")
		var said []string
		o := Options{DataDir: dir, Out: out, Seed: 1, Threads: threads, Date: "2026-11-20", Trees: trees, Quick: true}
		if err := Run(context.Background(), o, func(s string) { said = append(said, s) }); err != nil {
			t.Fatal(err)
		}
		if len(said) < 3 {
			t.Errorf("progress: %q", said)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	one := run(1, "")
	if run(2, "") != one {
		t.Error("two threads make another file")
	}
	kept := run(1, filepath.Join(dir, "out.model"))
	if run(1, filepath.Join(dir, "out.model")) != kept {
		t.Error("names learnt for the trees of a model change when they are learnt for them again")
	}
	a, err := english.Parts([]byte(one))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := english.Parts([]byte(kept)); err != nil || !bytes.Equal(a.Tagger, b.Tagger) || !bytes.Equal(a.Parser, b.Parser) {
		t.Errorf("tags and trees are not kept, error %v", err)
	}
	_, err = Build(context.Background(), Options{DataDir: dir, Tags: "a.model"}, func(string) {})
	if err == nil || !strings.Contains(err.Error(), "--trees") {
		t.Errorf("tags without trees: error %v", err)
	}
	if f, err := learn.DecodeFile([]byte(one)); err != nil || !strings.Contains(f.Head, "CC BY-SA 4.0") || !strings.Contains(f.Head, "LAS") {
		t.Errorf("head %q, error %v", f.Head, err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestRunNamesTheFile(t *testing.T) {
	_, err := Build(context.Background(), Options{DataDir: t.TempDir()}, func(string) {})
	if err == nil || !strings.Contains(err.Error(), "en_ewt-ud-train.conllu") {
		t.Errorf("error %v does not name the file", err)
	}
}

func TestTitled(t *testing.T) {
	d := doc(t, `1 Yesterday yesterday NOUN NN _ 3 obl _ _
2 he he PRON PRP _ 3 nsubj _ _
3 called call VERB VBD _ 0 root _ _
4 for for ADP IN _ 5 case _ _
5 calm calm NOUN NN _ 3 obl _ _
`)
	d.Sentences[0] = ud.Sentence{First: 0, Last: 5}
	w := newTitler(1)
	for range 20 {
		ws := w.entitle(slices.Clone(d.Words), 0, pronoun(d.Words, d.Sentences[0]))
		n := len(ws)
		verb, name := n-3, n-5
		if ws[verb].Form != "called" || ws[verb].Head != -1 || ws[0].Head != verb || ws[n-1].Head != verb || ws[n-2].Head != n-1 {
			t.Errorf("%s: wrong heads %v", forms(ws), ws)
		}
		if ws[name].Deprel != "nsubj" || ws[name].Head != verb || ws[name+1].Head != name || ws[name-1].Head != name || ws[name-1].Deprel != "nmod:desc" {
			t.Errorf("%s: wrong name %v", forms(ws), ws)
		}
		for i := 1; i < name-1; i++ {
			if ws[i].Head != name-1 {
				t.Errorf("%s: %s hangs from %d", forms(ws), ws[i].Form, ws[i].Head)
			}
		}
	}
}
