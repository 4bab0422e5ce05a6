package mention

import "readout/internal/ud"

// scanAgain finds the places of the article where they are named again with
// nothing beside them that says so.
//
//	"… in Melbourne. … Melbourne was hit": no person the second time
func (r *reader) scanAgain(s ud.Sentence) {
	for i := s.First; i < s.Last; {
		x := r.namedBefore(i, s)
		if x == nil {
			i++
			continue
		}
		n := x.last - x.first
		for k := i; k < i+n; k++ {
			r.namingAt[k] = 0
		}
		r.addPlace(site{first: i, last: i + n, senses: x.senses, inside: r.insideOf(i+n, s), holds: r.townBefore(i, s)})
		i += n
	}
}

// namedBefore returns the site whose name stands at word i, where no site has
// been found yet, nil if there is none.
func (r *reader) namedBefore(i int, s ud.Sentence) *site {
	if r.siteAt[i] != 0 || !isCapital(r.forms[i]) {
		return nil
	}
	for _, k := range r.siteNames[r.forms[i]] {
		x := &r.sites[k]
		n := x.last - x.first
		if i+n <= s.Last && len(x.senses) > 0 && r.sameForms(x.first, i, n) && r.standsAlone(i, n, s) {
			return x
		}
	}
	return nil
}

func (r *reader) sameForms(i, j, n int) bool {
	for k := range n {
		if r.forms[i+k] != r.forms[j+k] {
			return false
		}
	}
	return true
}

// standsAlone reports whether words [i, i+n) are a name of their own: no part
// of a person's or of a longer name, and of no known actor.
func (r *reader) standsAlone(i, n int, s ud.Sentence) bool {
	for k := i; k < i+n; k++ {
		if r.atomOf(k) != nil || r.siteAt[k] != 0 {
			return false
		}
		if c := r.namingAt[k]; c != 0 {
			p := &r.namings[c-1]
			if p.first != i || p.last != i+n || p.title.office != "" || r.afterTitle(i, s) || r.inLongName(r.forms[i]) {
				return false
			}
		}
	}
	return !r.goesOn(i, n, s)
}

// inLongName reports whether the word is a part of a person's name of several
// words somewhere in the article.
func (r *reader) inLongName(form string) bool {
	if r.longNames == nil {
		r.longNames = map[string]bool{}
		for k := range r.namings {
			c := &r.namings[k]
			for i := c.first; i < c.last && c.last-c.first > 1; i++ {
				r.longNames[r.forms[i]] = true
			}
		}
	}
	return r.longNames[form]
}
