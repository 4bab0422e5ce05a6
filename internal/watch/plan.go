package watch

import (
	"slices"
	"time"
)

// A plan says which feed is to be asked when.
type plan struct {
	order []string
	due   map[string]time.Time // a feed that is not in it is not asked again
	depth map[string]int       // in how many lists of lists it was found
}

// deepestList is how many lists of feeds may name each other.
const deepestList = 4

func newPlan(feeds []string) plan {
	p := plan{due: map[string]time.Time{}, depth: map[string]int{}}
	p.add(0, feeds...)
	return p
}

// add plans feeds that are not planned yet, to be asked at once.
func (p *plan) add(depth int, feeds ...string) {
	for _, f := range feeds {
		if _, ok := p.depth[f]; ok {
			continue
		}
		p.order = append(p.order, f)
		p.depth[f], p.due[f] = depth, time.Time{}
	}
}

// at returns the feeds that are due.
func (p *plan) at(now time.Time) []string {
	return slices.DeleteFunc(slices.Clone(p.order), func(f string) bool {
		due, ok := p.due[f]
		return !ok || due.After(now)
	})
}

// next returns when the next feed is due, zero if none ever is.
func (p *plan) next() (next time.Time) {
	for _, due := range p.due {
		if next.IsZero() || due.Before(next) {
			next = due
		}
	}
	return next
}
