package mention

import (
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/record"
)

// institutionOf returns whose "the army" or "the ministry" is where nothing of
// that name was spoken of before: of the country that the article is about, or,
// for armies, of the state whose deed the sentence before tells.
//
//	"Israel struck Khan Younis. [The military] said it had hit a command centre."
func (r *reader) institutionOf(n *actor.Entry, p *phrase) []record.Actor {
	serves := servants[n.Name]
	if serves == nil {
		return nil
	}
	e := r.servantsCountry(p.first, serves)
	if e == nil {
		e = r.mainCountry()
	}
	if e == nil {
		e = r.doerBefore(p.first, n.Name != "military")
	}
	if e == nil {
		return nil
	}
	q := *p
	q.countries = []*actor.Entry{e}
	return because(r.groupOf(n.Name, n.Sectors, record.KindOrganisation, &q), "context")
}

// servants tell by institution who speaks for it.
var servants = map[string]func(record.Actor) bool{
	"military": func(a record.Actor) bool { return slices.Contains(a.Sectors, "MIL") },
	"police":   func(a record.Actor) bool { return slices.Contains(a.Sectors, "COP") },
	"ministry": func(a record.Actor) bool {
		return strings.HasPrefix(a.Office, "Minister of ") || strings.Contains(a.Office, "inistry")
	},
	"government": func(record.Actor) bool { return false },
}

// servantsCountry returns the country of the one who speaks for an institution
// in one of the two sentences before word i, nil if there is none.
//
//	"Israel's military spokesman, Daniel Hagari, said … [The military] later said …"
func (r *reader) servantsCountry(i int, serves func(record.Actor) bool) *actor.Entry {
	x, ok := r.lastOf(i, func(c candidate, a record.Actor) bool {
		return a.Kind == record.KindPerson && r.doc.SentenceOf(i)-c.sentence <= 2 && serves(a)
	})
	if !ok {
		return nil
	}
	return r.kb.Entry(x.Country)
}

// mainCountry returns the country that the article is about: the only one it
// names, be it by its towns or its people, or one that it names three times and
// twice as often as any other; nil if there is none.
func (r *reader) mainCountry() *actor.Entry {
	if !r.mainAsked {
		r.main, r.mainAsked = r.countMain(), true
	}
	return r.main
}

func (r *reader) countMain() *actor.Entry {
	count := map[string]int{}
	for i := range r.forms {
		if e := r.countryAt(i); e != nil {
			count[e.ID]++
		}
	}
	first, second, id := 0, 0, ""
	for k, n := range count {
		switch {
		case n > first:
			first, second, id = n, first, k
		case n > second:
			second = n
		}
	}
	if second > 0 && (first < 3 || first < 2*second) {
		return nil
	}
	return r.kb.Entry(id)
}

// countryAt returns the state or territory that the known name or the town at
// word i belongs to, nil if there is none.
func (r *reader) countryAt(i int) *actor.Entry {
	code := ""
	if a := r.atomOf(i); a != nil && a.first == i && a.country() != nil {
		code = a.country().Country
	} else if x := r.siteAt[i]; x != 0 && r.sites[x-1].first == i {
		if p := r.senseOf(&r.sites[x-1]); p != nil {
			code = p.Country
		}
	}
	e := r.kb.Entry(code)
	if e == nil || e.Kind != actor.State && e.Kind != actor.Territory {
		return nil
	}
	return e
}

// doerBefore returns the state that is the subject of the sentence before the
// one of word i, nil if it is none, or is to be alone there and is not.
//
//	"Lithuania closed its airspace. [The government] said …"
func (r *reader) doerBefore(i int, alone bool) *actor.Entry {
	sentence, other := r.doc.SentenceOf(i), ""
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].sentence >= sentence-1; k-- {
		c := r.seen[k]
		if c.sentence == sentence {
			continue
		}
		a := r.table.Mentions[c.mention].Actors[0]
		if c.main && c.state {
			if a.Kind == record.KindState && (other == "" || other == a.Country || !alone) {
				return r.kb.Entry(a.Country)
			}
			return nil
		}
		other = a.Country
	}
	return nil
}
