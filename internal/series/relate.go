package series

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/internal/record"
	"readout/internal/timex"
)

// A Link says how one row stands to another.
type Link struct {
	A, B     record.ID // rows; B is the earlier, or the whole; else A < B
	Relation Relation
	Because  string
}

// A Relation is how two figures stand to each other.
type Relation string

// The relations.
const (
	SameAs      Relation = "same-as"     // of one source at one time, and their words allow the same count
	Agrees      Relation = "agrees"      // of two sources at one time, likewise
	Updates     Relation = "updates"     // of one source, at a later time
	Contradicts Relation = "contradicts" // at one time, and no count fits both
	PartOf      Relation = "part-of"
)

// dayRows is how many rows of one day are compared with each other; more stand
// side by side without links.
const dayRows = 60

// relate finds the links between the rows, and the flags of one source.
func (s *Series) relate() {
	for i := 0; i < len(s.Rows); {
		j := i + 1
		for j < len(s.Rows) && s.Rows[j].Day == s.Rows[i].Day {
			j++
		}
		s.sameDay(s.Rows[i:min(j, i+dayRows)])
		i = j
	}
	s.overTime()
}

// sameDay compares rows of one day. Rows without a day are of one time only
// where one article tells them.
func (s *Series) sameDay(rows []Row) {
	for i := range rows {
		for j := range i {
			a, b := &rows[i], &rows[j]
			if a.Earlier || b.Earlier || a.Status != b.Status || a.Day == "" && !together(a, b) {
				continue
			}
			if a.Who.ID == b.Who.ID && together(a, b) && !strings.EqualFold(a.figure.Population.Text, b.figure.Population.Text) {
				continue // one article on two groups: "25 children and 12 teenagers"
			}
			if r, because := compare(a, b); r != "" {
				x, y := record.Pair(a.ID, b.ID)
				s.Links = append(s.Links, Link{x, y, r, because})
			}
		}
	}
}

// together reports whether one article tells both rows.
func together(a, b *Row) bool {
	return slices.ContainsFunc(a.Tellings, func(t Telling) bool {
		return slices.ContainsFunc(b.Tellings, func(u Telling) bool { return u.Article == t.Article })
	})
}

// compare returns how two rows of one time stand to each other, "" if their
// words leave it open.
func compare(a, b *Row) (Relation, string) {
	x, okx := MeaningOf(a.figure)
	y, oky := MeaningOf(b.figure)
	one := a.Who.ID == b.Who.ID
	words := fmt.Sprintf("%s, %s", a.Wording, b.Wording)
	if !one {
		words = fmt.Sprintf("%s (%s), %s (%s)", a.Wording, a.Who.Name, b.Wording, b.Who.Name)
	}
	switch {
	case !okx || !oky:
		return "", ""
	case x.Likely.meets(y.Likely) && one:
		return SameAs, words
	case x.Likely.meets(y.Likely):
		return Agrees, words
	case !x.Possible.meets(y.Possible):
		return Contradicts, words
	}
	return "", ""
}

// overTime links each row with the one before of the same source and status, and
// flags a toll that sinks.
func (s *Series) overTime() {
	type voice struct{ who, status string }
	last := map[voice]*Row{}    // the latest row
	highest := map[voice]*Row{} // whose least count is the highest
	for i := range s.Rows {
		r := &s.Rows[i]
		v := voice{r.Who.ID, r.Status}
		m, ok := MeaningOf(r.figure)
		if r.Day == "" || !ok {
			continue
		}
		if before := last[v]; before != nil && timex.Compare(before.Day, r.Day) < 0 {
			s.Links = append(s.Links, Link{r.ID, before.ID, Updates, change(r, before)})
		}
		if top := highest[v]; s.Cumulative && top != nil && timex.Compare(top.Day, r.Day) < 0 {
			if t, _ := MeaningOf(top.figure); m.Possible.High < t.Possible.Low {
				r.Flags = append(r.Flags, Flag{Sinks, fmt.Sprintf("lower than %s of %s, by the same source", top.Wording, top.Day), top.ID})
			}
		}
		last[v] = r
		if top := highest[v]; top == nil || lowestOf(top) < m.Possible.Low {
			highest[v] = r
		}
	}
}

func lowestOf(r *Row) float64 {
	m, _ := MeaningOf(r.figure)
	return m.Possible.Low
}

// change says how much a row differs from the one before of the same source.
// Where the hedges differ only the words can be set side by side.
func change(r, before *Row) string {
	a, _, _ := bounds(r.figure)
	b, _, _ := bounds(before.figure)
	words := before.Wording + " → " + r.Wording
	if r.Qualifier != before.Qualifier {
		return words
	}
	sign := "+"
	if a < b {
		sign = "−"
		a, b = b, a
	}
	if a == b {
		return words + ", unchanged"
	}
	return fmt.Sprintf("%s, %s%s", words, sign, Number(a-b))
}

// Number writes 1234567.5 as 1,234,567.5.
func Number(v float64) string {
	whole, rest, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return whole
}
