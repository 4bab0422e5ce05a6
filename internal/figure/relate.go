package figure

import (
	"slices"
	"strconv"
	"strings"

	"readout/internal/record"
)

// relate gives the mentions their ids and says which is a part of which, and
// which were told before.
func (r *reader) relate(fs []record.FigureMention) {
	r.inherit(fs)
	for i := range fs {
		f := &fs[i]
		f.ID = record.MentionID(f.Article, "figure", f.Span, string(f.Measure), number2(f.Low), number2(f.High), strconv.Itoa(f.Words.Start))
		f.Repeat = r.pass.Article.ZoneAt(f.Span.Start) == record.ZoneRepeat || slices.ContainsFunc(fs[:i], func(g record.FigureMention) bool { return sameFigure(&g, f) })
	}
	for i := range fs {
		if p := r.claims[i].partOf; p >= 0 {
			fs[i].PartOf = fs[p].ID
		}
	}
}

// inherit gives parts and further numbers what the number before them has:
// whose people they are, since when, where.
//
//	"killed 40 Palestinians, including 12 children, and wounded 200 others"
func (r *reader) inherit(fs []record.FigureMention) {
	for i := 1; i < len(fs); i++ {
		c, f := &r.claims[i], &fs[i]
		from := c.partOf
		if from < 0 && r.claims[i-1].sentence == c.sentence {
			from = i - 1
		}
		if from < 0 {
			continue
		}
		g := &fs[from]
		if f.Population.Country == "" && (c.partOf >= 0 || c.more || c.noun < 0) {
			f.Population.Country = g.Population.Country
		}
		if f.Since == "" && r.claims[from].sentence == c.sentence {
			f.Since, f.Cumulative = g.Since, f.Cumulative || g.Cumulative
		}
		if f.Place == nil {
			f.Place = g.Place
		}
		if len(f.Attributed) == 0 && c.partOf >= 0 {
			f.Attributed = g.Attributed
		}
	}
}

// sameFigure reports whether b tells again what a told.
func sameFigure(a, b *record.FigureMention) bool {
	return a.Measure == b.Measure && equal(a.Low, b.Low) && equal(a.High, b.High) &&
		(a.Low != nil || a.High != nil || a.Qualifier == b.Qualifier) &&
		generic(a.Population.Text) == generic(b.Population.Text) &&
		(a.Place == nil || b.Place == nil || a.Place.Country == b.Place.Country)
}

// generic makes one of the words that only say "people".
func generic(w string) string {
	switch w = strings.ToLower(w); w {
	case "people", "persons", "individuals", "lives", "bodies", "dead", "others", "deaths", "victims", "souls":
		return ""
	}
	return w
}

func equal(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func number2(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}
