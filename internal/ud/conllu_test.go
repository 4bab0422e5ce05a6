package ud

import (
	"os"
	"strings"
	"testing"

	"readout/internal/beside"
)

// tab lets tests write CoNLL-U with spaces between the columns.
func tab(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if l != "" && l[0] != '#' {
			lines[i] = strings.Join(strings.Fields(l), "\t")
		}
	}
	return strings.Join(lines, "\n")
}

const ministers = `# text = The ministers don't agree.
1 The the DET DT Definite=Def|PronType=Art 2 det _ _
2 ministers minister NOUN NNS Number=Plur 5 nsubj _ _
3-4 don't _ _ _ _ _ _ _ _
3 do do AUX VBP _ 5 aux _ _
4 n't not PART RB _ 5 advmod _ _
5 agree agree VERB VB _ 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct _ _

# newpar
1 Ankara Ankara PROPN NNP _ 2 nsubj _ Name=B-LOC
2 waits wait VERB VBZ _ 0 root _ _
2.1 waits wait VERB VBZ _ _ _ _ _
`

func TestReadCoNLLU(t *testing.T) {
	d, err := ReadCoNLLU(strings.NewReader(tab(ministers)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.Text.String(), "The ministers don't agree.\n\nAnkara waits"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	for i, w := range d.Words {
		if got := d.Text.Slice(w.Span); got != w.Form {
			t.Errorf("word %d: span %q, form %q", i, got, w.Form)
		}
		if w.Joined != (i == 3) {
			t.Errorf("word %d: Joined %v", i, w.Joined)
		}
	}
	if len(d.Sentences) != 2 || d.Words[7].Head != -1 || d.Words[6].Head != 7 || d.Words[1].Head != 4 {
		t.Errorf("sentences %v, heads %v", d.Sentences, d.Words)
	}
	if d.Words[6].Name != (Name{Place, true}) {
		t.Errorf("name %v", d.Words[6].Name)
	}
}

func TestWriteCoNLLUComesBack(t *testing.T) {
	d, err := ReadCoNLLU(strings.NewReader(tab(ministers)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := WriteCoNLLU(&b, d); err != nil {
		t.Fatal(err)
	}
	again, err := ReadCoNLLU(strings.NewReader(b.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	same(t, d, again)
	for _, want := range []string{"3-4\tdon't\t", "TokenRange=14:19", "SpaceAfter=No|TokenRange=20:25", "Name=B-LOC"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}

// same compares all that CoNLL-U keeps of two Docs; spans may lie apart.
func same(t *testing.T, a, b *Doc) {
	t.Helper()
	if len(a.Words) != len(b.Words) || len(a.Sentences) != len(b.Sentences) {
		t.Fatalf("%d words in %d sentences, want %d in %d", len(b.Words), len(b.Sentences), len(a.Words), len(a.Sentences))
	}
	for i := range a.Words {
		x, y := a.Words[i], b.Words[i]
		x.Span, y.Span = y.Span, x.Span
		if x.Span.Len() != y.Span.Len() {
			t.Fatalf("word %d: %v, want %v", i, y, x)
		}
		x.Span = y.Span
		if x != y {
			t.Fatalf("word %d: %v, want %v", i, y, x)
		}
	}
}

func TestReadCoNLLUErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1 a b", "line 1: 3 columns"},
		{"1 a _ _ _ _ 0 root _ _\n3 b _ _ _ _ 1 dep _ _", "line 2: word \"3\" where word 2 is due"},
		{"1 a _ _ _ _ 4 root _ _\n", "head 4 of word 1 is past the end"},
		{"1 a _ _ _ _ x root _ _", "head \"x\""},
		{"1 a _ _ _ _ 1 dep _ _", "its own head"},
		{"1 a _ _ _ _ 2 dep _ _\n2 b _ _ _ _ 1 dep _ _\n", "hangs from itself"},
		{"2-3 ab _ _ _ _ _ _ _ _", "does not follow"},
		{"1-2 ab _ _ _ _ _ _ _ _\n1 a _ _ _ _ 0 root _ _\n\n", "ends inside a multiword token"},
	} {
		_, err := ReadCoNLLU(strings.NewReader(tab(c.in)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.in, err, c.want)
		}
	}
}

// TestTreebankComesBack reads, writes and reads a whole treebank.
func TestTreebankComesBack(t *testing.T) {
	f, err := os.Open(beside.Path(t, "data/ud/UD_English-EWT/en_ewt-ud-dev.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := ReadCoNLLU(f)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sentences) != 2001 {
		t.Errorf("%d sentences, want 2001", len(d.Sentences))
	}
	var b strings.Builder
	if err := WriteCoNLLU(&b, d); err != nil {
		t.Fatal(err)
	}
	again, err := ReadCoNLLU(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	same(t, d, again)
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(tab(ministers))
	f.Add("1-2\ta\u00a0b\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n2\tb\t_\t_\t_\t_\t1\tdep\t_\t_\n")
	f.Fuzz(func(t *testing.T, in string) {
		d, err := ReadCoNLLU(strings.NewReader(in))
		if err != nil {
			return
		}
		for i, w := range d.Words {
			if w.Span.Start < 0 || w.Span.End > d.Text.Len() || w.Span.Empty() {
				t.Fatalf("word %d: span %v of %d bytes", i, w.Span, d.Text.Len())
			}
			d.Subtree(i)
		}
		var b strings.Builder
		if err := WriteCoNLLU(&b, d); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadCoNLLU(strings.NewReader(b.String())); err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, b.String())
		}
	})
}
