// Package naming counts how each outlet names the same actor or the same act,
// and sets an outlet's words beside those of the others.
//
// What is compared is known to mean the same: mentions of one actor's id,
// mentions of one event. Which words stand out is a matter of counts. The
// package has no list of loaded words, gives no outlet a score, and must never
// know what a word is worth or how a mention was read.
package naming

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"readout/internal/record"
)

// A Use is one place in which an article names somebody or an act.
type Use struct {
	By      string // who published the article
	Article record.ID
	Words   string // the letters
}

// An Outlet is how one outlet names somebody.
type Outlet struct {
	By       string
	Uses     int
	Articles int
	Wordings []Wording // the most telling first
}

// A Wording is one way of naming, of one outlet.
type Wording struct {
	Words    string // folded, see Fold
	Exact    string // as it is written most often
	Uses     int
	Articles int
	Others   int // uses by all other outlets
	Compared bool
	LogOdds  float64 // see logOdds; 0 unless Compared
	Z        float64 // LogOdds in standard deviations
}

// Options say what is compared.
type Options struct {
	Least int  // uses in all that a wording must have to be compared
	Heads bool // count by the head of a phrase: "regime" for "Zionist regime"
}

// Compare counts the uses by outlet, and tells for each wording how much more
// or less likely it is with one outlet than with the others.
func Compare(uses []Use, o Options) []Outlet {
	c := count(uses, o)
	var out []Outlet
	for by, words := range c.by {
		x := Outlet{By: by, Uses: c.uses[by], Articles: len(c.articles[by])}
		for w, t := range words {
			v := Wording{Words: w, Exact: t.most(), Uses: t.uses, Articles: len(t.articles), Others: c.all[w] - t.uses}
			if v.Compared = c.all[w] >= o.Least && len(c.by) > 1; v.Compared {
				v.LogOdds, v.Z = logOdds(v.Uses, x.Uses, v.Others, c.total-x.Uses, c.all[w], c.total)
			}
			x.Wordings = append(x.Wordings, v)
		}
		slices.SortFunc(x.Wordings, func(a, b Wording) int {
			return cmp.Or(comparedFirst(&a, &b), cmp.Compare(b.Z, a.Z), cmp.Compare(b.Uses, a.Uses), strings.Compare(a.Words, b.Words))
		})
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b Outlet) int { return cmp.Or(cmp.Compare(b.Uses, a.Uses), strings.Compare(a.By, b.By)) })
	return out
}

func comparedFirst(a, b *Wording) int {
	switch {
	case a.Compared == b.Compared:
		return 0
	case a.Compared:
		return -1
	}
	return 1
}

// A tally counts the uses of one wording by one outlet.
type tally struct {
	uses     int
	articles map[record.ID]bool
	exact    map[string]int
}

// most returns the letters that are used most.
func (t *tally) most() (best string) {
	for w, n := range t.exact {
		if n > t.exact[best] || n == t.exact[best] && w < best {
			best = w
		}
	}
	return best
}

type counts struct {
	total    int
	all      map[string]int // by wording
	uses     map[string]int // by outlet
	articles map[string]map[record.ID]bool
	by       map[string]map[string]*tally
}

func count(uses []Use, o Options) *counts {
	c := &counts{all: map[string]int{}, uses: map[string]int{}, articles: map[string]map[record.ID]bool{}, by: map[string]map[string]*tally{}}
	for _, u := range uses {
		w := Fold(u.Words)
		if o.Heads {
			w = Head(w)
		}
		if w == "" {
			continue
		}
		if c.by[u.By] == nil {
			c.by[u.By], c.articles[u.By] = map[string]*tally{}, map[record.ID]bool{}
		}
		t := c.by[u.By][w]
		if t == nil {
			t = &tally{articles: map[record.ID]bool{}, exact: map[string]int{}}
			c.by[u.By][w] = t
		}
		t.uses++
		t.articles[u.Article] = true
		t.exact[strings.Join(strings.Fields(u.Words), " ")]++
		c.articles[u.By][u.Article] = true
		c.total++
		c.all[w]++
		c.uses[u.By]++
	}
	return c
}
