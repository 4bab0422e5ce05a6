package report

import (
	"fmt"
	"unicode/utf8"

	"readout/internal/diff"
	"readout/internal/store"
)

// Diff writes what two readings of an article do not have alike.
func (p Page) Diff(a *diff.Article) {
	name := clean(a.Entry.Article.Path)
	if r := a.Entry.Article.Record; r != "" {
		name += " (" + clean(r) + ")"
	}
	p.line(bold, "%s", name)
	for i := range a.Changes {
		p.change(a.Entry.Text, &a.Changes[i])
	}
	p.line("", "")
}

var signs = map[diff.What]string{diff.Added: "+", diff.Gone: "-", diff.Changed: "~"}

func (p Page) change(letters string, c *diff.Change) {
	m := c.Mention()
	words := fmt.Sprintf("%s %s %s", m.Kind, m.Type, quoted(m.Exact))
	p.block(4, "  "+signs[c.What], "", words+whereIn(letters, m), "")
	for _, f := range c.Fields {
		p.block(8, "", "", fmt.Sprintf("%s: %s → %s", f.Name, clean(f.Old), clean(f.New)), faint)
	}
}

// whereIn tells where a mention stands, in code points.
func whereIn(letters string, m *store.Mention) string {
	if m.Span.Start > len(letters) {
		return ""
	}
	return fmt.Sprintf(" at %d", utf8.RuneCountInString(letters[:m.Span.Start]))
}

// Differences writes what is different in all, by kind and type.
func (p Page) Differences(t *diff.Tally) {
	for _, c := range t.Counts() {
		p.line("", "  %-10s %-12s %5s added %5s gone %5s changed", c.Kind, cut(clean(c.Type), 12),
			number(float64(c.Added)), number(float64(c.Gone)), number(float64(c.Changed)))
	}
	p.line("", "%s compared, %s with changes; %s alike.", count(t.Articles, "article"), number(float64(t.Changed)), count(t.Same, "mention"))
	if t.OnlyOld > 0 {
		p.line("", "%s not in the newer store.", count(t.OnlyOld, "article"))
	}
}
