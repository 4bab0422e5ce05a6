package mention

import (
	"cmp"

	"readout/internal/record"
	"readout/internal/text"
)

// addOffices keeps the offices that the title beside a name gives its bearer:
// what the article says, whatever the office table knows.
//
//	"Gabonese Foreign Minister Aristide Mboumba"
func (r *reader) addOffices(c *naming) {
	t := &c.title
	for _, name := range append([]string{t.office}, t.also...) {
		if name == "" {
			continue
		}
		first, last, rule := t.first, c.first, "office/before"
		switch {
		case t.first >= c.last:
			first, last, rule = c.last, t.last, "office/after"
		case t.first == c.first:
			last, rule = t.last, "office/name"
		}
		words := r.doc.Cover(first, last)
		o := record.OfficeMention{
			Provenance: record.Provenance{
				Article: r.pass.Article.ID, Span: words.Cover(r.doc.Cover(c.first, c.last)), Trigger: []text.Span{words}, Rule: rule,
			},
			Holder: r.actorOf(c.who, c.first, c.last), Office: name, Standing: t.manner, Country: t.country,
		}
		if o.Country == "" {
			o.Country = c.who.country
		}
		o.ID = o.Hash()
		r.table.Offices = append(r.table.Offices, o)
	}
}

// ruled returns the country that the last of those called so has ruled, "" if
// several do to this day.
//
//	"the Maduro government": VEN, though Honduras had a president of that name
func (r *reader) ruled(name string) string {
	country, last := "", ""
	for _, t := range r.kb.Named(name) {
		end := cmp.Or(string(t.To), "9999") // still
		switch {
		case !rules(t.Office) || r.pass.Article.Published != "" && t.From > r.pass.Article.Published || end < last:
		case end == last && t.Country != country:
			return ""
		default:
			country, last = t.Country, end
		}
	}
	return country
}

func rules(office string) bool {
	return office == "President" || office == "Prime Minister" || office == "Chancellor"
}
