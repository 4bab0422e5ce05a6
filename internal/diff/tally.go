package diff

import (
	"cmp"
	"slices"
	"strings"
)

// A Tally counts over many articles.
type Tally struct {
	Articles, Changed int // compared; with a change
	OnlyOld           int // articles that the newer store does not have
	Same              int // mentions
	counts            map[count]*Count
}

type count struct{ kind, typ string }

// A Count tells of one kind and type of mentions; of a changed one the newer
// type counts.
type Count struct {
	Kind, Type           string
	Added, Gone, Changed int
}

// Add counts an article.
func (t *Tally) Add(a *Article) {
	if a.New == "" {
		t.OnlyOld++
		return
	}
	t.Articles++
	t.Same += a.Same
	if len(a.Changes) > 0 {
		t.Changed++
	}
	for i := range a.Changes {
		c := &a.Changes[i]
		n := t.count(c.Mention().Kind, c.Mention().Type)
		switch c.What {
		case Added:
			n.Added++
		case Gone:
			n.Gone++
		case Changed:
			n.Changed++
		}
	}
}

func (t *Tally) count(kind, typ string) *Count {
	if t.counts == nil {
		t.counts = map[count]*Count{}
	}
	k := count{kind, typ}
	if t.counts[k] == nil {
		t.counts[k] = &Count{Kind: kind, Type: typ}
	}
	return t.counts[k]
}

// Counts returns the counts by kind and type.
func (t *Tally) Counts() (out []Count) {
	for _, c := range t.counts {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Type, b.Type)) })
	return out
}
