package report

import (
	"fmt"

	"readout/internal/naming"
	"readout/internal/query"
)

// Wording writes how outlets name somebody: for each outlet the wordings that
// set it off most from the others, at most n of them.
func (p Page) Wording(all []naming.Outlet, n int) {
	for _, o := range all {
		p.line(bold, "%s", clean(o.By))
		p.line(faint, "  %s in %s", count(o.Uses, "naming"), count(o.Articles, "article"))
		for i, w := range o.Wordings {
			if n > 0 && i == n {
				p.line(faint, "  and %s more", number(float64(len(o.Wordings)-n)))
				break
			}
			p.wording(&w)
		}
		p.line("", "")
	}
}

func (p Page) wording(w *naming.Wording) {
	compared := "too rare to compare"
	if w.Compared {
		compared = fmt.Sprintf("log-odds %+.2f, z %+.1f", w.LogOdds, w.Z)
	}
	words := cut(quoted(w.Exact), 30)
	p.line("", "  %s%*s  %4s   others %4s   %s", words, 30-wide(words), "", number(float64(w.Uses)), number(float64(w.Others)), compared)
}

// Scares writes who is named in scare quotes, by whom.
func (p Page) Scares(all []query.Scare) {
	if len(all) == 0 {
		return
	}
	p.line(bold, "In quotation marks that are nobody's statement")
	for _, s := range all {
		at := s.Article.Text.RuneOffset(s.Span.Start)
		p.line("", "  %s  %s", quoted(s.Article.Text.Slice(s.Span)), p.style(faint, fmt.Sprintf("%s, %s:%d", clean(s.By), clean(s.Article.Path), at)))
	}
	p.line("", "")
}
