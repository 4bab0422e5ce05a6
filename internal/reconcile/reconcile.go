// Package reconcile finds which mentions of different articles tell of the same
// event, statement or figure.
//
// Four steps: block (who can be the same: cheap keys of family of types,
// parties, days and rare words), compare (features for and against, with the
// weights of weights.tsv), judge (their sum: same, different or unsure), cluster
// (best pairs first; two mentions that are judged different never come
// together, whatever chain leads from one to the other). What a person has
// judged wins over all of it.
//
// An Index takes articles one at a time and compares each with its neighbours
// only; the clusters are a function of the set of articles and judgements, not
// of the order in which they came.
//
// The package works on mentions, whoever read them. It must never know trees,
// how a mention was read, or where anything is kept.
package reconcile

import (
	"slices"

	"readout/internal/record"
)

// An Index holds what mentions are compared by, their links and their clusters.
// It is for one goroutine at a time.
type Index struct {
	articles map[record.ID]*article
	facts    map[record.ID]handle
	roll     roll
	blocks   blocks
	names    names
	actors   map[actorFacts]*actorFacts
	spots    map[spotKey]*spot
	keys     keep[uint64]
	words    keep[uint32]
	said     persons
	fresh    []arrival // who is to be compared yet
	near     []*facts  // with whom one is about to be compared, see gather
	stale    []*facts  // whose cluster has to be made again, see touch
	weight   [features]int

	// Compared counts the pairs that were compared; for measuring.
	Compared int
}

// New returns an index of nothing.
func New() *Index {
	x := &Index{
		articles: map[record.ID]*article{}, facts: map[record.ID]handle{}, blocks: newBlocks(),
		names: newNames(), actors: map[actorFacts]*actorFacts{}, spots: map[spotKey]*spot{}, said: newPersons(nil),
	}
	for i, w := range weights() {
		x.weight[i] = w.Points
	}
	return x
}

// Len returns the number of mentions in the index.
func (x *Index) Len() int { return len(x.facts) }

// mention returns the mention of an id; nil if there is none.
func (x *Index) mention(id record.ID) *facts {
	if h, ok := x.facts[id]; ok {
		return x.roll.at(h)
	}
	return nil
}

// Add adds what was read off an article; a reading of the same article takes
// the place of the one before. copyOf is the article whose wording it carries,
// empty for most.
func (x *Index) Add(r *record.Reading, copyOf record.ID) { x.AddAbout(r, copyOf, About(r.Article)) }

// AddAbout is Add for an article of whose letters no more need be there than
// those of its mentions; about is what About told when all were.
func (x *Index) AddAbout(r *record.Reading, copyOf record.ID, about []string) {
	x.Remove(r.Article.ID)
	a := x.newArticle(r.Article, copyOf, about)
	x.articles[a.id] = a
	x.take(a, r, about)
}

// Extend is AddAbout for some mentions of an article, which come to those that
// are there. The figures that belong to an event must come with it.
func (x *Index) Extend(r *record.Reading, about []string) {
	a := x.articles[r.Article.ID]
	if a == nil {
		a = x.newArticle(r.Article, "", about)
		x.articles[a.id] = a
	}
	x.take(a, r, about)
}

func (x *Index) take(a *article, r *record.Reading, about []string) {
	for _, f := range x.factsOf(a, r, about) {
		if x.mention(f.id) != nil {
			continue // an id twice: the first stands
		}
		f = x.roll.put(f)
		f.keys, f.words.list = x.keys.of(f.keys), x.words.of(f.words.list)
		a.mentions = append(a.mentions, f.at)
		x.facts[f.id] = f.at
		x.said.link(x, f)
		x.enter(f)
	}
}

// Forget takes mentions out of the index, and articles of which none is left.
func (x *Index) Forget(ids ...record.ID) {
	for _, id := range ids {
		f := x.mention(id)
		if f == nil {
			continue
		}
		a, h := f.article, f.at
		a.mentions = slices.DeleteFunc(a.mentions, func(g handle) bool { return g == h })
		x.drop(f)
		if len(a.mentions) == 0 {
			delete(x.articles, a.id)
		}
	}
}

// Remove takes an article and its mentions out of the index.
func (x *Index) Remove(id record.ID) {
	a := x.articles[id]
	if a == nil {
		return
	}
	delete(x.articles, id)
	for _, h := range a.mentions {
		x.drop(x.roll.at(h))
	}
}

func (x *Index) drop(f *facts) {
	x.leave(f)
	delete(x.facts, f.id)
	x.roll.drop(f)
}

// CopyOf sets the article whose wording an article carries, empty for none. It
// changes who is named as a carrier, not what is the same.
func (x *Index) CopyOf(id, of record.ID) {
	if a := x.articles[id]; a != nil {
		a.copyOf = of
	}
}
