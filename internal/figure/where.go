package figure

import (
	"readout/internal/place"
	"readout/internal/record"
	"readout/internal/ud"
)

// place returns where those counted came to harm, from the sentence itself:
// the nearest place behind the number, else the nearest before it.
//
//	"killed 12 people in Kharkiv" · "has been pounding Gaza, killing 12"
func (r *reader) place(c *claim) *record.Place {
	for k := c.stop; k+1 < r.s.Last && k < c.stop+farthest && form(r.d, r.s, k) != "according"; k++ {
		if p := r.placeAt(k); p != nil {
			return p
		}
	}
	for k := c.first - 1; k >= r.s.First && k > c.first-farthest; k-- {
		if p := r.placeAt(k); p != nil {
			return r.within(k, p)
		}
	}
	return nil
}

// within returns the place that lies in the place at word k, if one is told of
// in one phrase: "on Tall Kalakh in Homs province".
func (r *reader) within(k int, p *record.Place) *record.Place {
	first := k
	for first > r.s.First && upos(&r.d.Words[first-1]) == "PROPN" {
		first--
	}
	if first == k {
		return p
	}
	if q := r.placeAt(first - 1); q != nil && q.Span.End < p.Span.Start {
		if q.Country == "" {
			q.Country = p.Country
		}
		return q
	}
	return p
}

var (
	placePrep  = set("in at near across on throughout outside inside over against around off")
	placeVerbs = set("pound bomb strike hit attack shell raid storm target bombard batter devastate ravage rock sweep besiege invade")
)

// placeAt returns the place that the preposition or verb at word k leads to.
func (r *reader) placeAt(k int) *record.Place {
	if k < r.s.First || !placePrep[form(r.d, r.s, k)] && !placeVerbs[lemma(r.d, k)] {
		return nil
	}
	j := k + 1
	for j < r.s.Last && (upos(&r.d.Words[j]) == "DET" || upos(&r.d.Words[j]) == "ADJ") { // "the besieged Gaza Strip"
		j++
	}
	end := r.nameEnd(j)
	if end == j || end < r.s.Last && upos(&r.d.Words[end]) == "NOUN" || form(r.d, r.s, end) == "'s" {
		return nil // "in Saudi hospitals", "on Kyiv's bridges"
	}
	around := r.countryAfter(end)
	out := &record.Place{Name: clean(r.d.Text.Slice(r.d.Cover(j, end))), Country: around, Span: r.d.Cover(j, end)}
	if p := r.gazetteer(j, end, around); p != nil {
		out.Name, out.Country, out.GeoNames = p.Name, p.Country, p.GeoNames
		out.Lat, out.Lon = p.Lat, p.Lon
		return out
	}
	if around == "" && r.d.Words[j].Name.Kind != ud.Place || placeVerbs[lemma(r.d, k)] {
		return nil
	}
	return out
}

// nameEnd returns the word after the proper nouns that start at word j.
func (r *reader) nameEnd(j int) int {
	first := j
	for ; j < r.s.Last; j++ {
		f := r.d.Words[j].Form
		inner := j > first && f == "-" && j+1 < r.s.Last && touching(r.d, r.s, j-1) && touching(r.d, r.s, j)
		inner = inner || j > first && f == "of" && j+1 < r.s.Last && upos(&r.d.Words[j-1]) == "PROPN" && (upos(&r.d.Words[j+1]) == "PROPN" || r.d.Words[j+1].Form == "the" && j+2 < r.s.Last && upos(&r.d.Words[j+2]) == "PROPN") // "the Port of Barcelona"
		if !inner && f == "the" && j > first && r.d.Words[j-1].Form == "of" {                                                                                                                                                     // "the Democratic Republic of the Congo"
			continue
		}
		if upos(&r.d.Words[j]) != "PROPN" && !inner || isTimeName(f) {
			break
		}
	}
	return j
}

// gazetteer returns the place that words [j, end) name, the one in the country if
// there are several.
func (r *reader) gazetteer(j, end int, country string) *place.Place {
	senses, n := place.Known().Longest(r.forms(j, end), 0)
	if n != end-j || len(senses) == 0 {
		return nil
	}
	for _, p := range senses {
		if p.Country == country {
			return p
		}
	}
	return senses[0]
}

func (r *reader) forms(first, last int) []string {
	out := make([]string, 0, last-first)
	for k := first; k < last; k++ {
		out = append(out, r.d.Words[k].Form)
	}
	return out
}

// countryAfter returns the state of a place that goes on: "Kryvyi Rih, Ukraine".
func (r *reader) countryAfter(k int) string {
	for range 3 {
		if form(r.d, r.s, k) != "," {
			return ""
		}
		end := r.nameEnd(k + 1)
		if end == k+1 {
			return ""
		}
		for _, p := range place.Known().Lookup(clean(r.d.Text.Slice(r.d.Cover(k+1, end)))) {
			return p.Country
		}
		k = end
	}
	return ""
}
