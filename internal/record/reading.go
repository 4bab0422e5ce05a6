package record

import "slices"

// Actors returns all who have a part in a mention of the article, as often as
// they have one, in the order of the mentions.
func (r *Reading) Actors() (out []Actor) {
	for i := range r.Events {
		e := &r.Events[i]
		out = slices.Concat(out, e.Actors, e.Recipients, e.Attributed)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		out = slices.Concat(out, s.Speakers, s.Addressees, s.About, s.Attributed)
	}
	for i := range r.Figures {
		out = append(out, r.Figures[i].Attributed...)
	}
	for i := range r.Offices {
		out = append(out, r.Offices[i].Holder)
	}
	return out
}
