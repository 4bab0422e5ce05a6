package readtest

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/eval"
	"readout/internal/record"
	"readout/internal/text"
)

// Check says in what way a reading falls short of a Want, "" if it does not.
func Check(w Want, r *record.Reading) string {
	if w.Kind == "published" {
		if got := string(r.Article.Published); got != w.Fields[0].Value {
			return fmt.Sprintf("published is %q", got)
		}
		return ""
	}
	all := see(r, w.Kind)
	n := 0
	for _, s := range all {
		if w.at(s) && w.misfit(s) == "" {
			n++
		}
	}
	switch {
	case w.Exactly >= 0 && n != w.Exactly:
		return fmt.Sprintf("there are %d such", n)
	case w.Exactly < 0 && n == 0:
		return w.nearest(all, r)
	}
	return ""
}

// at reports whether a mention stands at the anchor. A statement must hold
// nearly the words quoted; the others need only touch them.
func (w Want) at(s seen) bool {
	switch {
	case !w.Anchored:
		return true
	case w.Kind == "statement" && w.Exactly != 0:
		common := min(w.Span.End, s.span.End) - max(w.Span.Start, s.span.Start)
		return 10*common >= 6*w.Span.Cover(s.span).Len()
	}
	return w.Span.Overlaps(s.span)
}

// misfit names the first field in which a mention is not what is wanted.
func (w Want) misfit(s seen) string {
	for _, f := range w.Fields {
		if who, ok := s.parties[f.Name]; ok {
			if !sameParties(f.Value, who) {
				return f.Name + " " + tellActors(who)
			}
			continue
		}
		values, ok := s.plain[f.Name]
		if !ok {
			return fmt.Sprintf("there is no field %q of %s", f.Name, w.Kind)
		}
		oneOf := strings.Split(f.Value, "|")
		if !slices.ContainsFunc(values, func(v string) bool { return slices.Contains(oneOf, v) }) {
			return f.Name + " " + strings.Join(values, "|")
		}
	}
	return ""
}

// nearest tells of the mentions at the anchor why each is not the one.
func (w Want) nearest(all []seen, r *record.Reading) string {
	var out []string
	for _, s := range all {
		if why := w.misfit(s); w.at(s) || w.Span.Overlaps(s.span) {
			if why == "" {
				why = "stands elsewhere"
			}
			out = append(out, fmt.Sprintf("%s %q has %s", w.Kind, cut(r.Article.Text, s.span), why))
		}
	}
	if len(out) == 0 {
		return fmt.Sprintf("no %s there", w.Kind)
	}
	return strings.Join(out, "; ")
}

// sameParties compares actors with a list such as "FRA,Shoukry/EGY": each is
// met by one of its own. Three capitals are a country, anything else is a part
// of the name or the office. The empty list means nobody.
func sameParties(list string, who []record.Actor) bool {
	var wanted []string
	if list != "" {
		wanted = strings.Split(list, ",")
	}
	if len(wanted) != len(who) {
		return false
	}
	left := slices.Clone(who)
	for _, item := range wanted {
		i := slices.IndexFunc(left, func(a record.Actor) bool { return isParty(item, a) })
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

func isParty(item string, a record.Actor) bool {
	for _, part := range strings.Split(item, "/") {
		capitals := len(part) == 3 && strings.ToUpper(part) == part
		named := strings.Contains(eval.Fold(a.Name+" "+a.Office), eval.Fold(part))
		if capitals && a.Country != part || !capitals && !named {
			return false
		}
	}
	return true
}

func tellActors(who []record.Actor) string {
	var out []string
	for _, a := range who {
		out = append(out, a.Name+"/"+a.Country)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func cut(t *text.Text, s text.Span) string {
	words := strings.Join(strings.Fields(t.Slice(s)), " ")
	if r := []rune(words); len(r) > 70 {
		return string(r[:70]) + "…"
	}
	return words
}
