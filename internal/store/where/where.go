// Package where puts a question to a store into SQL that the databases of all
// stores understand. Every value of a person's is bound, never written into
// the query.
//
// It must never know a database's driver, nor what the record's words mean.
package where

import (
	"slices"
	"strings"

	"readout/internal/store"
	"readout/internal/timex"
)

// A Search is how a database looks for words: a condition with one "?", and what
// to put there to find words one after the other, the last of them at least
// begun. The words are of store.Words.
type Search struct {
	Condition string
	Of        func(words []string) string
}

// Numbers returns the query for the numbers of mention and article, the mention's
// day and id, that w asks for, in the order of Store.Find, and the values of its
// "?".
func Numbers(w *store.Where, search Search) (string, []any) {
	condition, args := Condition(w, search)
	query := "SELECT m.nr, m.article, m.day, m.id FROM mention m WHERE " + condition + " ORDER BY "
	if w.Newest {
		query += "m.day DESC, m.article DESC, m.seq DESC"
	} else {
		query += "m.day, m.article, m.seq"
	}
	if w.Limit > 0 {
		query += " LIMIT ?"
		args = append(args, w.Limit)
	}
	return query, args
}

// Condition returns what w asks of a row m of mentions, and the values of its
// "?".
func Condition(w *store.Where, search Search) (string, []any) {
	c := &conditions{}
	c.add("m.kind = ? AND m.superseded = ''", w.Kind)
	if w.Uncorrected {
		c.add(Uncorrected)
	}
	c.in("m.type", w.Types)
	c.in("m.status", w.Statuses)
	c.days(w.Since, w.Until)
	if len(w.Outlets) > 0 {
		c.add("m.article IN (SELECT nr FROM article WHERE outlet IN ("+marks(w.Outlets)+"))", values(w.Outlets)...)
	}
	for _, p := range w.Parties {
		c.party(&p)
	}
	c.areas(w.Places)
	c.text(w.Text, search)
	c.untold(w.Untold)
	return strings.Join(c.all, " AND "), c.args
}

// Outlets is the query for all names of outlets, which jumps from one to the next
// along an index: it costs as much as there are names, not as there are rows.
const Outlets = `WITH RECURSIVE one (outlet) AS (
  SELECT min(outlet) FROM article WHERE outlet > ''
  UNION ALL SELECT (SELECT min(a.outlet) FROM article a WHERE a.outlet > one.outlet) FROM one WHERE one.outlet IS NOT NULL
) SELECT '', outlet, '', '' FROM one WHERE outlet IS NOT NULL`

// Uncorrected holds for mentions m of articles that no person has corrected.
const Uncorrected = "m.article NOT IN (SELECT a.nr FROM correction c JOIN article a ON a.id = c.article WHERE c.withdrawn = '')"

// In returns the condition that a column holds one of the values of a list, and
// these as arguments; for an empty list nothing.
func In(column string, list []string) (string, []any) {
	c := &conditions{}
	c.in(column, list)
	return strings.Join(c.all, ""), c.args
}

// conditions are joined by AND.
type conditions struct {
	all  []string
	args []any
}

func (c *conditions) add(condition string, args ...any) {
	c.all = append(c.all, condition)
	c.args = append(c.args, args...)
}

func (c *conditions) in(column string, list []string) {
	if len(list) > 0 {
		c.add(column+" IN ("+marks(list)+")", values(list)...)
	}
}

// days holds for a day that may lie in the range. Dates are compared as text:
// "2023-11" begins before every day of that month, and with "~", which comes
// after all digits, ends behind them.
func (c *conditions) days(since, until timex.Date) {
	if since != "" {
		year, month := since.Trim(timex.Year), since.Trim(timex.Month)
		c.add("m.day >= ? AND (m.day >= ? OR m.day IN (?, ?))", year, since, year, month)
	}
	if until != "" {
		c.add("m.day > '' AND m.day <= ?", until+"~")
	}
}

func (c *conditions) party(p *store.Party) {
	one := &conditions{}
	one.in("part", p.Parts)
	who := &conditions{}
	who.in("actor", p.Actors)
	who.in("country", p.Countries)
	if len(who.all) > 0 {
		one.add("("+strings.Join(who.all, " OR ")+")", who.args...)
	}
	if len(one.all) > 0 {
		c.add("m.nr IN (SELECT mention FROM participant WHERE "+strings.Join(one.all, " AND ")+")", one.args...)
	}
}

func (c *conditions) areas(list []store.Area) {
	any := &conditions{}
	for _, a := range list {
		switch {
		case a.Name == "":
			any.add("m.place_country = ?", a.Country)
		case a.Country == "":
			any.add("m.place = ?", a.Name)
		default:
			any.add("(m.place = ? AND m.place_country = ?)", a.Name, a.Country)
		}
	}
	one := "(" + strings.Join(any.all, " OR ") + ")"
	switch {
	case len(any.all) == 0:
	case slices.ContainsFunc(list, func(a store.Area) bool { return a.Name == "" }):
		c.add(one, any.args...) // of a whole country there are many: by day
	default:
		c.add("m.nr IN (SELECT m.nr FROM mention m WHERE m.place <> '' AND "+one+")", any.args...)
	}
}

// longestWord is the bytes of the longest word that every database can keep.
const longestWord = 2000

// text finds nothing for letters that have no word in them.
func (c *conditions) text(letters string, search Search) {
	if letters == "" {
		return
	}
	if words := Words(letters); len(words) > 0 {
		c.add(search.Condition, search.Of(words))
		return
	}
	c.add("1 = 0")
}

// Words returns the words that letters are searched by, none if there is one
// that no database can keep.
func Words(letters string) []string {
	words := store.Words(letters)
	if slices.ContainsFunc(words, func(w string) bool { return len(w) > longestWord }) {
		return nil
	}
	return words
}

func (c *conditions) untold(alert string) {
	if alert != "" {
		c.add(`m.article > (SELECT beyond FROM alert WHERE name = ?)
  AND NOT EXISTS (SELECT 1 FROM told t WHERE t.alert = ? AND t.mention = m.id)`, alert, alert)
	}
}

// Marks returns what follows WHERE in the query for marks of an alert, and the
// values of its "?". The newest come first if w asks for the newest.
func Marks(alert string, w *store.WhichMarks) (string, []any) {
	c := &conditions{}
	c.add("alert = ?", alert)
	if w.Waiting {
		c.add("state = ''")
	}
	if w.Told {
		c.add("state = 'told' AND kind <> 'carried'")
	}
	if w.Leading {
		c.add("kind <> 'carried'")
	}
	c.in("says", w.Says)
	c.in("leads", asStrings(w.Leads))
	query := strings.Join(c.all, " AND ")
	if w.Newest <= 0 {
		return query + " ORDER BY nr", c.args
	}
	return query + " ORDER BY nr DESC LIMIT ?", append(c.args, w.Newest)
}

func asStrings[T ~string](list []T) (out []string) {
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}

func marks(list []string) string { return strings.Repeat("?, ", len(list)-1) + "?" }

func values(list []string) (out []any) {
	for _, v := range list {
		out = append(out, v)
	}
	return out
}
