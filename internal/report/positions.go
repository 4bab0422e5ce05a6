package report

import (
	"fmt"
	"strings"

	"readout/internal/record"
	"readout/internal/stance"
)

// Positions writes what somebody says about somebody, by day. A step after
// which the speaker is on the other side is marked.
func (p Page) Positions(t *stance.Thread) {
	about := "nobody that is named"
	if t.About.ID != "" {
		about = names([]record.Actor{t.About})
	}
	head := fmt.Sprintf("%s about %s", names([]record.Actor{t.Speaker}), about)
	if t.Turns > 0 {
		head += ", " + count(t.Turns, "turn")
	}
	for _, l := range wrap(head, p.width()) {
		p.line(bold, "%s", l)
	}
	for i := range t.Steps {
		p.step(&t.Steps[i])
	}
	p.line("", "")
}

func (p Page) step(s *stance.Step) {
	mark, style := " ", ""
	if s.Turn {
		mark, style = "!", yellow
	}
	var kinds []string
	for _, k := range s.Kinds {
		if k == record.Say {
			k = "say"
		}
		kinds = append(kinds, string(k))
	}
	words := quoted(s.Words) + " " + strings.Join(cleanAll(s.By), ", ")
	if len(s.By) == 1 {
		words += " alone"
	}
	label := fmt.Sprintf("%s %-10s  %-8s %s", mark, or(s.Day, "no day"), s.Side, strings.Join(kinds, "/"))
	p.block(34, label, style, words, "")
}

func cleanAll(list []string) (out []string) {
	for _, s := range list {
		out = append(out, clean(s))
	}
	return out
}
