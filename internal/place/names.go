package place

import "iter"

// Names returns every name in the gazetteer, folded, in order, with the number
// of people of the largest place that has it.
func (g *Gazetteer) Names() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		name := ""
		for at := 0; at < len(g.names); {
			shared, own, places := int(g.names[at]), int(g.names[at+1]), int(g.names[at+2])
			at += 3
			name = name[:shared] + g.names[at:at+own]
			at += own
			people := 0
			for range places {
				people = max(people, g.at(number(g.names, at, 3)&^another).Population)
				at += 3
			}
			if !yield(name, people) {
				return
			}
		}
	}
}
