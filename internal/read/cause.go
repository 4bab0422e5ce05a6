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
// wins, then what stands first. No way leads across the edge of what somebody
// says.
//
//	"[Shelling] of the port killed 12." · "[bombed] the camp, killing 12" · "12 were killed in the [raid]"
func cause(d *ud.Doc, fs *figure.Result, es *event.Result) {
	deeds := deedsNear(d, es)
	for i := range fs.Figures {
		best := way{event: -1, arcs: reach + 1}
		for w, up := fs.At[i].Predicate, 0; w >= 0 && up <= reach; up++ {
			if s, ok := deeds[w]; ok && up+s.arcs < best.arcs {
				best = way{s.event, up + s.arcs}
			}
			w = above(d, w)
		}
		if best.event >= 0 {
			fs.Figures[i].Event = es.Events[best.event].ID
		}
	}
}

// A way leads from a word down to an event.
type way struct{ event, arcs int }

// deedsNear returns the shortest ways down to events that harm people and have
// happened, by the word they begin at.
func deedsNear(d *ud.Doc, es *event.Result) map[int]way {
	m := map[int]way{}
	for k := range es.Events {
		e := &es.Events[k]
		if e.Status != record.Actual || e.Type != plover.Assault && e.Type != plover.Coerce {
			continue
		}
		for w, n := es.Preds[k], 0; w >= 0 && n <= reach; n++ {
			if s, ok := m[w]; !ok || n < s.arcs {
				m[w] = way{k, n}
			}
			w = above(d, w)
		}
	}
	return m
}

// above returns the head of a word within one clause of speech, -1 at its edge.
func above(d *ud.Doc, w int) int {
	if d.Is(w, "ccomp", "parataxis") {
		return -1
	}
	return d.Words[w].Head
}
