package english_test

import (
	_ "embed"
	"strings"
	"testing"

	"readout/internal/ud"
)

//go:embed testdata/news.tsv
var news string

// TestNews counts the roots, subjects and objects that are found in sentences
// as news write them.
func TestNews(t *testing.T) {
	p := pipeline(t)
	right, all := 0, 0
	for line := range strings.Lines(news) {
		if line[0] == '#' {
			continue
		}
		c := strings.Split(strings.TrimSpace(line), "\t")
		d := split(t, c[0])
		p.Analyze(d)
		root, subject, object := core(d)
		for i, got := range []string{root, subject, object} {
			if all++; got == c[i+1] {
				right++
			} else {
				t.Logf("%s: %s %q, want %q", c[0], [...]string{"root", "subject", "object"}[i], got, c[i+1])
			}
		}
	}
	t.Logf("%d of %d right", right, all)
	if right < all*88/100 {
		t.Errorf("%d of %d right", right, all)
	}
}

// core returns the root of d and its subject and object, "-" for none.
func core(d *ud.Doc) (root, subject, object string) {
	root, subject, object = "-", "-", "-"
	at := -1
	for i := range d.Words {
		if d.Words[i].Head < 0 && at < 0 {
			at, root = i, d.Words[i].Form
		}
	}
	for i := range d.Words {
		switch w := &d.Words[i]; {
		case w.Head != at:
		case strings.HasPrefix(w.Deprel, "nsubj"):
			subject = w.Form
		case w.Deprel == "obj":
			object = w.Form
		}
	}
	return root, subject, object
}
