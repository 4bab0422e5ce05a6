package read

import (
	"readout/internal/event"
	"readout/internal/figure"
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/ud"
)

// reach is how many arcs of the tree may lie between a number's predicate and
// the event that caused it.
const reach = 3

// cause points figures to the assault or coercion that caused them, where the
// same clause, or the one that governs it, tells of it. Nearest in the tree
// wins, then what stands first.
//
//	"[Shelling] of the port killed 12." · "[bombed] the camp, killing 12" · "12 were killed in the [raid]"
func cause(d *ud.Doc, fs *figure.Result, es *event.Result) {
	deeds := deedsBySentence(d, es)
	for i := range fs.Figures {
		p := fs.At[i].Predicate
		best, near := -1, reach+1
		for _, k := range deeds[d.SentenceOf(p)] {
			if n := arcs(d, p, es.Preds[k]); n < near {
				best, near = k, n
			}
		}
		if best >= 0 {
			fs.Figures[i].Event = es.Events[best].ID
		}
	}
}

// deedsBySentence lists the events that harm people and have happened.
func deedsBySentence(d *ud.Doc, es *event.Result) map[int][]int {
	m := map[int][]int{}
	for k := range es.Events {
		e := &es.Events[k]
		if e.Status == record.Actual && (e.Type == plover.Assault || e.Type == plover.Coerce) {
			s := d.SentenceOf(es.Preds[k])
			m[s] = append(m[s], k)
		}
	}
	return m
}

// arcs counts the arcs of the tree between two words of a sentence, more than
// reach if there are more or if the edge of a reported clause lies between.
func arcs(d *ud.Doc, a, b int) int {
	for up := 0; up <= reach && a >= 0; up++ {
		for w, n := b, up; n <= reach && w >= 0; n++ {
			if w == a {
				return n
			}
			if d.Is(w, "ccomp", "parataxis") {
				break
			}
			w = d.Words[w].Head
		}
		if d.Is(a, "ccomp", "parataxis") {
			break
		}
		a = d.Words[a].Head
	}
	return reach + 1
}
