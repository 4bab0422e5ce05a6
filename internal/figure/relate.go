package figure

import (
	"strings"

	"readout/internal/record"
)

// relate gives the mentions their ids and says which is a part of which, and
// which were told before.
func (r *reader) relate(fs []record.FigureMention) {
	r.inherit(fs)
	told := map[likeness][]int{}
	for i := range fs {
		fs[i].ID = fs[i].Hash()
		r.markRepeat(fs, i, told)
	}
	for i := range fs {
		if w := r.claims[i].whole; w > 0 {
			fs[i].PartOf = fs[w-1].ID
		}
	}
}

// markRepeat marks a figure that was told before, or the headline's that the
// body tells in full. told holds those that were not told before, by what they
// share; their places keep those of one likeness apart.
func (r *reader) markRepeat(fs []record.FigureMention, i int, told map[likeness][]int) {
	zone := func(f *record.FigureMention) record.ZoneKind { return r.pass.Article.ZoneAt(f.Span.Start) }
	fs[i].Repeat = zone(&fs[i]) == record.ZoneRepeat
	key := likenessOf(&fs[i])
	left := told[key][:0]
	for _, j := range told[key] {
		switch {
		case !samePlace(&fs[j], &fs[i]):
		case zone(&fs[j]) == record.ZoneTitle && zone(&fs[i]) == "":
			fs[j].Repeat = true
			continue
		default:
			fs[i].Repeat = true
		}
		left = append(left, j)
	}
	if !fs[i].Repeat {
		left = append(left, i)
	}
	told[key] = left
}

// inherit gives parts and further numbers what the number before them has:
// whose people they are, since when, where.
//
//	"killed 40 Palestinians, including 12 children, and wounded 200 others"
func (r *reader) inherit(fs []record.FigureMention) {
	for i := 1; i < len(fs); i++ {
		c, f := &r.claims[i], &fs[i]
		from := c.whole - 1
		if from < 0 && r.claims[i-1].sentence == c.sentence {
			from = i - 1
		}
		if from < 0 {
			continue
		}
		g := &fs[from]
		if f.Population.Country == "" && (c.whole > 0 || c.more || c.noun < 0) {
			f.Population.Country = g.Population.Country
		}
		if f.Since == "" && r.claims[from].sentence == c.sentence {
			f.Since, f.Cumulative = g.Since, f.Cumulative || g.Cumulative
		}
		if f.Place == nil {
			f.Place = g.Place
		}
		if len(f.Attributed) == 0 && (c.whole > 0 || r.joined(&r.claims[from], c)) {
			f.Attributed = g.Attributed
		}
	}
}

// joined reports whether b is told in one breath with a: nothing but a
// conjunction between them.
//
//	"471 were killed and more than 314 wounded"
func (r *reader) joined(a, b *claim) bool {
	for k := max(a.stop, a.pred+1); k < b.first; k++ {
		switch u := upos(&r.d.Words[k]); {
		case u == "CCONJ" && lower(r.d.Words[k].Form) != "but", u == "PUNCT", u == "DET", u == "ADV":
		default:
			if len(b.trigger) == 0 || k != b.trigger[0] { // "and wounding 40"
				return false
			}
		}
	}
	return a.sentence == b.sentence
}

// A likeness is what two tellings of one figure share, but for the place.
type likeness struct {
	measure    record.Measure
	low, high  float64 // -1 for none
	qualifier  record.Qualifier
	population string
}

func likenessOf(f *record.FigureMention) likeness {
	k := likeness{f.Measure, -1, -1, "", generic(f.Population.Text)}
	if f.Low != nil {
		k.low = *f.Low
	}
	if f.High != nil {
		k.high = *f.High
	}
	if f.Low == nil && f.High == nil {
		k.qualifier = f.Qualifier
	}
	return k
}

// samePlace reports whether two figures can be of one place.
func samePlace(a, b *record.FigureMention) bool {
	return a.Place == nil || b.Place == nil || a.Place.Country == b.Place.Country
}

// generic makes one of the words that only say "people".
func generic(w string) string {
	switch w = strings.ToLower(w); w {
	case "people", "persons", "individuals", "lives", "bodies", "dead", "others", "deaths", "victims", "souls":
		return ""
	}
	return w
}
