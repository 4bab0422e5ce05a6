package english_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/english"
	"readout/internal/learn"
	"readout/internal/segment"
	"readout/internal/text"
	"readout/internal/ud"
)

func pipeline(t testing.TB) *english.Pipeline {
	t.Helper()
	p, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func split(t testing.TB, src string) *ud.Doc {
	t.Helper()
	x, err := text.New(src)
	if err != nil {
		t.Fatal(err)
	}
	return segment.Split(x, []text.Span{{Start: 0, End: x.Len()}})
}

const report = `Turkish Foreign Minister Hakan Fidan rejected the proposal for a ceasefire in Gaza on Saturday.
He was received by his Qatari counterpart in Doha. “We don't want this war to spread,” Fidan told reporters.
At least 18 people were killed by the strikes, the Health Ministry said.`

func find(t *testing.T, d *ud.Doc, form string) int {
	t.Helper()
	for i := range d.Words {
		if d.Words[i].Form == form {
			return i
		}
	}
	t.Fatalf("no word %q", form)
	return 0
}

func TestAnalyze(t *testing.T) {
	d := split(t, report)
	pipeline(t).Analyze(d)
	for _, c := range []struct{ form, upos, lemma, rel, head string }{
		{"rejected", "VERB", "reject", "root", ""},
		{"proposal", "NOUN", "proposal", "obj", "rejected"},
		{"received", "VERB", "receive", "root", ""},
		{"He", "PRON", "he", "nsubj:pass", "received"},
		{"counterpart", "NOUN", "counterpart", "obl:agent", "received"},
		{"n't", "PART", "not", "advmod", "want"},
		{"people", "NOUN", "people", "nsubj:pass", "killed"},
		{"strikes", "NOUN", "strike", "obl:agent", "killed"},
	} {
		i := find(t, d, c.form)
		w := d.Words[i]
		head := ""
		if w.Head >= 0 {
			head = d.Words[w.Head].Form
		}
		if got := (struct{ form, upos, lemma, rel, head string }{c.form, w.UPOS, w.Lemma, w.Deprel, head}); got != c {
			t.Errorf("%v, want %v", got, c)
		}
	}
	for form, kind := range map[string]ud.NameKind{"Hakan": ud.Person, "Gaza": ud.Place, "Doha": ud.Place} {
		if got := d.Words[find(t, d, form)].Name.Kind; got != kind {
			t.Errorf("%s is %q, want %q", form, got, kind)
		}
	}
}

// TestSameOnEveryProcessor holds the assembly to plain Go.
func TestSameOnEveryProcessor(t *testing.T) {
	p := pipeline(t)
	fast, slow := split(t, report), split(t, report)
	p.Analyze(fast)
	learn.Portable(true)
	defer learn.Portable(false)
	p.Analyze(slow)
	if !slices.Equal(fast.Words, slow.Words) {
		t.Error("plain Go and assembly differ")
	}
}

func TestManyGoroutines(t *testing.T) {
	p := pipeline(t)
	want := split(t, report)
	p.Analyze(want)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				d := split(t, report)
				p.Analyze(d)
				if !slices.Equal(d.Words, want.Words) {
					t.Error("another result beside others")
				}
			}
		})
	}
	wg.Wait()
}

// TestOddTexts takes texts that nobody writes.
func TestOddTexts(t *testing.T) {
	p := pipeline(t)
	for _, src := range []string{"", " ", ".", "\u00a0\u200b", "\u0301", "((((", strings.Repeat("“", 50), strings.Repeat("a", 5000)} {
		d := split(t, src)
		p.Analyze(d)
		checkTrees(t, d)
	}
}

// TestLongSentence holds the time of a word in a sentence of 10,000 words to
// that of a word in a short one.
func TestLongSentence(t *testing.T) {
	p := pipeline(t)
	took := func(words int) time.Duration {
		d := split(t, strings.Repeat("the envoy of the minister of ", words/6)+"state")
		d.Sentences = []ud.Sentence{{First: 0, Last: len(d.Words)}}
		p.Analyze(d)
		start := time.Now()
		p.Analyze(d)
		checkTrees(t, d)
		return time.Since(start) / time.Duration(len(d.Words))
	}
	short, long := took(60), took(10000)
	t.Logf("%v a word in a short sentence, %v in one of 10,000 words", short, long)
	if long > 10*short+20*time.Microsecond {
		t.Errorf("a word takes %v in a long sentence, %v in a short one", long, short)
	}
}

// TestNoAllocationPerWord allows a few for the whole text and for words that
// the list of lemmas does not know.
func TestNoAllocationPerWord(t *testing.T) {
	p := pipeline(t)
	d := split(t, strings.Repeat(report+"\n\n", 20))
	n := testing.AllocsPerRun(20, func() { p.Analyze(d) })
	if n > float64(len(d.Words))/20 {
		t.Errorf("%.0f allocations for %d words", n, len(d.Words))
	}
}

// checkTrees reports heads outside the sentence, circles, and sentences without
// one root.
func checkTrees(t testing.TB, d *ud.Doc) {
	t.Helper()
	for _, s := range d.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			w := &d.Words[i]
			if w.Head < 0 {
				roots++
			} else if w.Head < s.First || w.Head >= s.Last {
				t.Fatalf("word %d hangs from %d, outside of its sentence", i, w.Head)
			}
			if w.UPOS == "" || w.Deprel == "" {
				t.Fatalf("word %d has no tag or relation", i)
			}
			steps := 0
			for h := w.Head; h >= 0 && s.Last-s.First < 1000; h = d.Words[h].Head {
				if steps++; steps > s.Last-s.First {
					t.Fatalf("word %d hangs from itself", i)
				}
			}
		}
		if roots != 1 && s.Last > s.First {
			t.Fatalf("%d roots in one sentence", roots)
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	f.Add(report)
	f.Add("\u00a0U.S.\u200b—“")
	p := pipeline(f)
	f.Fuzz(func(t *testing.T, src string) {
		x, err := text.New(src)
		if err != nil {
			return
		}
		d := segment.Split(x, []text.Span{{Start: 0, End: x.Len()}})
		p.Analyze(d)
		checkTrees(t, d)
	})
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "no model file"},
		{"readout model 1\ndate: x", "ends in its head"},
		{"readout model 1\ndate: x\n\nnonsense", "damaged"},
	} {
		if _, err := english.Load([]byte(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.in, err, c.want)
		}
	}
}

// A step is a part of the pipeline to measure.
type step struct {
	name string
	run  func(*ud.Doc)
}

// measure reports words per second with assembly and with plain Go.
func measure(b *testing.B, d *ud.Doc, steps []step) {
	defer learn.Portable(false)
	for _, kernel := range []string{"assembly", "plain"} {
		for _, s := range steps {
			b.Run(s.name+"/"+kernel, func(b *testing.B) {
				learn.Portable(kernel == "plain")
				for range b.N {
					s.run(d)
				}
				b.ReportMetric(float64(b.N)*float64(len(d.Words))/b.Elapsed().Seconds(), "words/s")
			})
		}
	}
}

func BenchmarkReport(b *testing.B) {
	p := pipeline(b)
	d := split(b, strings.Repeat(report+"\n\n", 20))
	measure(b, d, []step{{"all", p.Analyze}})
}
