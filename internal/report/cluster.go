package report

import (
	"fmt"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// Cluster writes articles of the same wording: the earliest, and below it what
// each of the others added, dropped or changed.
func (p Page) Cluster(c *store.Cluster) {
	p.head(c.Canonical, false)
	for i := range c.Copies {
		p.copied(c.Canonical, &c.Copies[i])
	}
	p.line("", "")
}

// copied writes one of the others.
func (p Page) copied(first *record.Article, c *store.Copy) {
	line := ""
	for _, s := range []string{clean(c.Outlet), clean(c.Path), clean(c.Record), dated(c.Article), updated(c)} {
		if s != "" && line != "" {
			line += " · "
		}
		line += s
	}
	p.line("", "")
	p.block(2, "", "", line, "")
	if len(c.Added)+len(c.Dropped)+len(c.Changed) == 0 {
		p.block(2, "", "", "word for word", faint)
		return
	}
	p.paragraphs("  added", c.Article, c.Added)
	p.paragraphs("  dropped", first, c.Dropped)
	for _, s := range c.Changed {
		p.block(column, "  changed", "", quoted(first.Text.Slice(s.Was)), faint)
		p.block(column, "  into", "", quoted(c.Text.Slice(s.Now)), faint)
	}
}

func (p Page) paragraphs(label string, a *record.Article, spans []text.Span) {
	for _, s := range spans {
		p.block(column, label, "", quoted(a.Text.Slice(s)), faint)
	}
}

func updated(c *store.Copy) string {
	if c.Updates != "" {
		return "an update"
	}
	return ""
}

// Clusters writes how many there were.
func (p Page) Clusters(clusters, copies, articles int) {
	p.line("", "%s", fmt.Sprintf("%s with the wording of others, in %s; %s kept.",
		count(copies, "article"), count(clusters, "cluster"), number(float64(articles))))
}
