package report

import (
	"fmt"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

const (
	idWide   = 8  // letters of a mention's hash that a list shows
	typeWide = 10 // the longest type or measure, and a space
	leastOf  = 24 // columns of a quotation that is worth showing
)

// Found writes one mention as one line, cut to the width: id, day, what, who and
// whom, where, who tells it, and its letters.
func (p Page) Found(f *store.Found) {
	id, kind, words, quote := summary(f)
	head := fmt.Sprintf("%-*s  %-10s  %-*s ", idWide, ShortID(id), or(f.Day, "no day"), typeWide, kind)
	rest := p.width() - wide(head)
	teller := clean(f.Article.By())
	words = cut(words+"  "+teller, rest)
	line := p.style(faint, head[:idWide]) + head[idWide:] + words
	if left := rest - wide(words) - 2; left >= min(leastOf, wide(quote)+2) {
		line += "  " + p.style(faint, "“"+cut(quote, left-2)+"”")
	}
	fmt.Fprintln(p.W, strings.TrimRight(line, " "))
}

// ShortID returns the first letters of the hash in an id: enough to name a
// mention to the commands that show one.
func ShortID(id record.ID) string {
	hash := string(id)
	for _, kind := range []string{store.KindEvent, store.KindStatement, store.KindFigure, store.KindOffice} {
		rest, ok := strings.CutPrefix(hash, kind)
		if ok && rest != "" && (rest[0] == ':' || rest[0] == '/') { // a mention's, or a cluster's
			hash = rest[1:]
			break
		}
	}
	return hash[:min(idWide, len(hash))]
}

// summary tells a mention in a few words; quote are its letters.
func summary(f *store.Found) (id record.ID, kind, words, quote string) {
	a := f.Article
	switch {
	case f.Event != nil:
		e := f.Event
		words = sides(e.Actors, e.Recipients)
		if e.Status != record.Actual {
			words = strings.ToUpper(string(e.Status)) + " " + words
		}
		return e.ID, string(e.Type), words + in(e.Place) + marked(e.Corrected), clean(a.Text.Slice(e.Span))
	case f.Statement != nil:
		s := f.Statement
		words = sides(s.Speakers, s.Addressees)
		if about := names(s.About); about != "" {
			words += ", about " + about
		}
		rests := s.Content
		if rests.Empty() {
			rests = s.Span
		}
		return s.ID, string(s.Kind), words + marked(s.Corrected), unquoted(a.Text.Slice(rests))
	case f.Figure != nil:
		n := f.Figure
		words = strings.TrimSpace(amount(a, n) + " " + clean(n.Population.Text))
		if n.Status != "" {
			words += ", " + clean(n.Status)
		}
		return n.ID, string(n.Measure), words + in(n.Place) + according(n.Attributed) + marked(n.Corrected), clean(a.Text.Slice(n.Span))
	default:
		o := f.Office
		return o.ID, "office", names([]record.Actor{o.Holder}) + ", " + strings.TrimSpace(o.Standing+" "+o.Office), clean(a.Text.Slice(o.Span))
	}
}

// marked tells that a person looked into a mention.
func marked(list []record.Correction) string {
	if len(list) == 0 {
		return ""
	}
	return " (" + CorrectedBy(list[len(list)-1:]) + ")"
}

// sides writes "A and B", "A → C".
func sides(from, to []record.Actor) string {
	who, whom := names(from), names(to)
	if who == "" {
		who = "somebody"
	}
	if whom == "" {
		return who
	}
	return who + " → " + whom
}

func in(p *record.Place) string {
	if p == nil || p.Name == "" {
		return ""
	}
	return ", in " + clean(p.Name)
}

// unquoted returns letters without quotation marks around them.
func unquoted(s string) string { return strings.Trim(clean(s), "“”\"") }

// cut shortens s to a width; "…" stands for what is left out.
func cut(s string, width int) string {
	if wide(s) <= width {
		return s
	}
	used := 0
	for i, r := range s {
		if used += wide(string(r)); used >= width {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// Listed writes how many mentions a list has, and whether there are more.
func (p Page) Listed(n int, what string, more bool) {
	words := count(n, what)
	if more {
		words += "; there are more, --limit 0 shows all"
	}
	p.line(faint, "%s.", words)
}

// Seen writes one actor of the record as one line.
func (p Page) Seen(s *store.Seen) {
	days := or(s.First, "no day")
	if s.Last != s.First {
		days += " to " + string(s.Last)
	}
	what := clean(s.Name)
	if s.Office != "" {
		what += ", " + clean(s.Office)
	}
	tells := fmt.Sprintf("%s, %s, %s in %s", count(s.Events, "event"), count(s.Statements, "statement"), count(s.Figures, "figure"), count(s.Articles, "article"))
	p.line("", "%s", cut(fmt.Sprintf("%-4s %-44s  %-24s  %s", s.Country, cut(what, 44), days, tells), p.width()-wide(s.ID)-4)+"  "+p.style(faint, clean(s.ID)))
}
