package readtest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/text"
)

// A Change alters the letters of an article and not what it says.
type Change struct {
	Name  string
	edits func(Case) []edit // nil: the case cannot be changed so
}

// Changes are all of them. A case must yield the same record under each.
var Changes = []Change{
	{"curly quotes", curly},
	{"straight quotes", straight},
	{"no-break spaces", noBreak},
	{"CRLF", crlf},
	{"date header", dateHeader},
	{"paragraph repeated", repeated},
}

// An edit replaces the letters of a span; edits are sorted and apart.
type edit struct {
	at   text.Span
	with string
}

// Apply returns the case changed, its anchors moved along. ok is false if the
// change does not touch this case.
func (ch Change) Apply(c Case) (changed Case, ok bool) {
	edits := ch.edits(c)
	if len(edits) == 0 {
		return c, false
	}
	var b strings.Builder
	from := 0
	for _, e := range edits {
		b.WriteString(c.Text[from:e.at.Start])
		b.WriteString(e.with)
		from = e.at.End
	}
	b.WriteString(c.Text[from:])
	changed = c
	changed.Text = b.String()
	changed.Wants = append([]Want(nil), c.Wants...)
	for i := range changed.Wants {
		s := &changed.Wants[i].Span
		*s = text.Span{Start: moved(edits, s.Start), End: moved(edits, s.End)}
	}
	if ch.Name == "date header" {
		changed.Published = "" // the header tells it now
	}
	return changed, true
}

func moved(edits []edit, offset int) int {
	by := 0
	for _, e := range edits {
		if e.at.End > offset || e.at.Empty() && e.at.Start == offset && offset > 0 {
			break
		}
		by += len(e.with) - e.at.Len()
	}
	return offset + by
}

// curly turns "…" and '…' into “…” and ‘…’; an apostrophe into ’.
func curly(c Case) (out []edit) {
	before := ' '
	for i, r := range c.Text {
		open := unicode.IsSpace(before) || strings.ContainsRune("([—–\"'“‘", before)
		switch {
		case r == '"' && open:
			out = append(out, edit{text.Span{Start: i, End: i + 1}, "“"})
		case r == '"':
			out = append(out, edit{text.Span{Start: i, End: i + 1}, "”"})
		case r == '\'' && open:
			out = append(out, edit{text.Span{Start: i, End: i + 1}, "‘"})
		case r == '\'':
			out = append(out, edit{text.Span{Start: i, End: i + 1}, "’"})
		}
		before = r
	}
	return out
}

func straight(c Case) (out []edit) {
	plain := map[rune]string{'“': `"`, '”': `"`, '‘': "'", '’': "'"}
	for i, r := range c.Text {
		if p, ok := plain[r]; ok {
			out = append(out, edit{text.Span{Start: i, End: i + utf8.RuneLen(r)}, p})
		}
	}
	return out
}

// noBreak turns every space after a digit and every seventh other one into a
// no-break space, as editing systems do.
func noBreak(c Case) (out []edit) {
	before, n := ' ', 0
	for i, r := range c.Text {
		if r == ' ' {
			n++
			if unicode.IsDigit(before) || n%7 == 0 {
				out = append(out, edit{text.Span{Start: i, End: i + 1}, "\u00a0"})
			}
		}
		before = r
	}
	return out
}

func crlf(c Case) (out []edit) {
	for i, r := range c.Text {
		if r == '\n' {
			out = append(out, edit{text.Span{Start: i, End: i + 1}, "\r\n"})
		}
	}
	return out
}

// dateHeader writes the date of the metadata into the text instead.
func dateHeader(c Case) []edit {
	if c.Published == "" {
		return nil
	}
	return []edit{{text.Span{}, " date " + string(c.Published) + " "}}
}

// repeated tells the longest paragraph a second time at the end.
func repeated(c Case) []edit {
	longest := ""
	for p := range strings.SplitSeq(c.Text, "\n\n") {
		if len(p) > len(longest) {
			longest = p
		}
	}
	if len(longest) < 120 {
		return nil
	}
	end := len(c.Text)
	return []edit{{text.Span{Start: end, End: end}, "\n" + strings.TrimSpace(longest) + "\n"}}
}
