package correct

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"readout/internal/plover"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// named returns the names under which fields of a kind can be given.
func named(kind string) (out []string) {
	for _, f := range fieldsOf[kind] {
		switch f {
		case "low":
			out = append(out, "number")
		case "high":
		default:
			out = append(out, f)
		}
	}
	return out
}

// A valuer reads values for the fields of one mention, into a copy of it.
type valuer struct {
	*Desk
	m *meant
}

// changes reads values, and returns what they change.
func (d *Desk) changes(m *meant, values []Value) ([]record.Change, error) {
	was, said, err := m.fields()
	if err != nil {
		return nil, err
	}
	if err := (&valuer{d, m}).set(values); err != nil {
		return nil, err
	}
	now, says, err := m.fields()
	var out []record.Change
	for i, f := range fieldsOf[m.kind] {
		if err == nil && said[i] != says[i] {
			out = append(out, record.Change{Field: f, Was: was[i], Now: now[i]})
		}
	}
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("%s says so already; --right says that it is right", m.id)
	}
	return out, err
}

// fields returns what the mention's fields hold, as JSON, and what that says.
func (m *meant) fields() (all []json.RawMessage, says []string, err error) {
	for _, f := range fieldsOf[m.kind] {
		field := m.mention.Field(f)
		b, err := json.Marshal(field)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", m.id, err)
		}
		all, says = append(all, b), append(says, store.Means(reflect.ValueOf(field).Elem().Interface()))
	}
	return all, says, nil
}

// set writes the values into the mention, the number last, as it hangs on the
// qualifier. Modes that a new type does not have go with the old one.
func (v *valuer) set(values []Value) error {
	lists := map[string][]string{}
	for _, x := range values {
		if !slices.Contains(named(v.m.kind), x.Field) {
			return fmt.Errorf("a %s has no field %q; there are %s", v.m.kind, x.Field, strings.Join(named(v.m.kind), ", "))
		}
		if x.Words != "" {
			lists[x.Field] = append(lists[x.Field], x.Words)
		} else if lists[x.Field] == nil {
			lists[x.Field] = []string{}
		}
	}
	order := append(named(v.m.kind), "number")
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(late(a), late(b)) })
	for _, f := range slices.Compact(order) {
		if list, ok := lists[f]; ok {
			if err := v.one(f, list); err != nil {
				return fmt.Errorf("%s: %w", f, err)
			}
		}
	}
	if e, ok := v.m.mention.(*record.EventMention); ok && lists["type"] != nil && lists["mode"] == nil {
		e.Modes = slices.DeleteFunc(e.Modes, func(mode string) bool { return !plover.ValidMode(e.Type, mode) })
	}
	return v.fits()
}

func late(field string) int {
	if field == "number" {
		return 1
	}
	return 0
}

// one reads the values of one field.
func (v *valuer) one(name string, list []string) (err error) {
	field := v.m.mention.Field(name)
	if name == "number" {
		return v.number(list)
	}
	if to, ok := field.(*[]record.Actor); ok {
		*to, err = v.actors(list)
		return err
	}
	if to, ok := field.(*[]string); ok {
		*to = slices.Clip(list) // see fits
		return nil
	}
	if len(list) > 1 {
		return fmt.Errorf("takes one value, not %s", strings.Join(list, " and "))
	}
	words := strings.Join(list, "")
	switch to := field.(type) {
	case **record.Place:
		*to, err = v.place(words)
	case *timex.Date:
		*to = timex.Date(words)
		if words != "" && !to.Valid() {
			err = fmt.Errorf("%q is no date; write a year, a month or a day as in 2023, 2023-11, 2023-11-25", words)
		}
	case *plover.Type:
		*to, err = chosen[plover.Type](words, query.Types(v.m.kind))
	case *record.StatementKind:
		*to, err = chosen[record.StatementKind](words, query.Types(v.m.kind))
	case *record.Measure:
		*to, err = chosen[record.Measure](words, query.Types(v.m.kind))
	case *record.Status:
		*to, err = chosen[record.Status](words, query.Statuses())
	case *record.Qualifier:
		*to, err = chosen[record.Qualifier](words, qualifiers)
	}
	return err
}

var qualifiers = []string{string(record.Exact), string(record.Nearly), string(record.About), string(record.MoreThan),
	string(record.AtLeast), string(record.UpTo), string(record.Between)}

// chosen returns the word of a list that is meant, in any case.
func chosen[T ~string](words string, list []string) (T, error) {
	i := slices.IndexFunc(list, func(w string) bool { return strings.EqualFold(w, words) })
	if i < 0 {
		return "", fmt.Errorf("%q is none of them; there are %s", words, strings.Join(list, ", "))
	}
	return T(list[i]), nil
}

// number reads "8800", "8,800" or "200-250" into the bounds; empty: the article
// gives none. A range is between its bounds; "up to" has an upper one only.
func (v *valuer) number(list []string) error {
	f := v.m.mention.(*record.FigureMention)
	words := strings.ReplaceAll(strings.Join(list, " "), ",", "")
	f.Low, f.High = nil, nil
	if words == "" {
		return nil
	}
	low, high, isRange := strings.Cut(words, "-")
	var err error
	if f.Low, err = amount(low); err != nil {
		return err
	}
	switch {
	case isRange:
		if f.High, err = amount(high); err == nil && *f.High <= *f.Low {
			err = fmt.Errorf("a range goes from less to more, as in 200-250")
		}
		f.Qualifier = record.Between
	case f.Qualifier == record.Between:
		f.Qualifier = record.Exact
	case f.Qualifier == record.UpTo:
		f.Low, f.High = nil, f.Low
	}
	return err
}

func amount(words string) (*float64, error) {
	n, err := strconv.ParseFloat(strings.TrimSpace(words), 64)
	if err != nil || n < 0 || n > 1e15 {
		return nil, fmt.Errorf("%q is no number, as in 8800 or 200-250", words)
	}
	return &n, nil
}

// fits checks what hangs together.
func (v *valuer) fits() error {
	switch m := v.m.mention.(type) {
	case *record.EventMention:
		for _, mode := range m.Modes {
			if !plover.ValidMode(m.Type, mode) {
				return fmt.Errorf("mode: %s has no mode %q; %s", m.Type, mode, modesOf(m.Type))
			}
		}
		if m.When.End != "" && (m.When.Date == "" || m.When.End < m.When.Date) {
			return fmt.Errorf("end: %s does not come after the date", m.When.End)
		}
	case *record.FigureMention:
		if (m.Qualifier == record.Between) != (m.Low != nil && m.High != nil) {
			return fmt.Errorf("qualifier: \"between\" is for a range, and a range is between: give number=200-250")
		}
		if m.Qualifier == record.UpTo && m.Low != nil {
			m.Low, m.High = nil, m.Low
		}
	}
	return nil
}

func modesOf(t plover.Type) string {
	list := plover.Modes(t)
	if len(list) == 0 {
		return "it has none: give mode= to take it away"
	}
	return "there are " + strings.Join(list, ", ")
}
