package reconcile

import (
	"cmp"

	"readout/internal/record"
)

// An article is what is known of an article here.
type article struct {
	id       record.ID
	outlet   string
	copyOf   record.ID
	told     days // when it was published
	topic    bag
	mentions []handle
}

func (x *Index) newArticle(a *record.Article, copyOf record.ID, about []string) *article {
	out := &article{id: a.ID, outlet: a.Outlet, copyOf: copyOf, told: daysOf(a.Published, ""), topic: newBag(wordsOf(about))}
	out.topic.list = x.words.of(out.topic.list)
	return out
}

// name tells tellings apart.
func (a *article) name() string { return cmp.Or(a.outlet, string(a.id)) }
