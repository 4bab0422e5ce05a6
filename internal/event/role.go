package event

import (
	"slices"
	"strings"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

// goals are the slots that "*" stands for in a role: whom an act may be for or
// against, likeliest first.
var goals = []depmatch.Slot{depmatch.Patient, "to", "for", "with", "against", "on", "from", "into", "of", "in", "at"}

// parseRole reads a role as a lexicon writes it. "do.*" is whoever the act that
// is named by an infinitive is for or against, or the one it leads to.
func parseRole(s string) []depmatch.Path {
	head, any := strings.CutSuffix(s, "*")
	if !any {
		return []depmatch.Path{depmatch.ParsePath(s)}
	}
	var out []depmatch.Path
	for _, deeper := range []string{"", "do."} {
		for _, g := range goals {
			out = append(out, depmatch.ParsePath(head+deeper+string(g)))
		}
	}
	return out
}

// frame returns the frame of a word; each is made once.
func (r *reader) frame(i int) *depmatch.Frame {
	if r.frames[i] == nil {
		f := r.args.Of(r.doc, i)
		r.frames[i] = &f
	}
	return r.frames[i]
}

// sides returns the actors and the recipients that a frame gives a pattern.
// Who is only called "the rebels" or "protesters" is filed under the country
// that the clause gives.
func (r *reader) sides(p *Pattern, f *depmatch.Frame) (actors, recipients []record.Actor) {
	guest := p.Type != plover.Consult
	actors = r.fill(f, p.Actor, p.AllActors, guest)
	recipients = without(r.fill(f, p.Recipient, p.AllRecips, guest), actors)
	if len(actors) == 0 {
		actors = r.unnamed(p, f, p.Actor, recipients)
	}
	if p.Type == plover.Consult && p.AllActors && len(actors) == 1 && len(recipients) == 0 {
		actors = r.peopleInside(f, actors)
	}
	if !anyCountry(recipients) && !p.AllActors {
		if more := without(r.unnamed(p, f, p.Recipient, actors), actors); more != nil {
			recipients = more
		}
	}
	switch p.Type {
	case plover.Agree, plover.Retreat, plover.Support, plover.Aid, plover.Cooperate:
		recipients = withoutHome(recipients, actors)
	}
	if !anyCountry(recipients) && !p.AllActors && p.Type != plover.Mobilize {
		if more := r.inside(f, p.Recipient, actors); more != nil {
			recipients = more
		}
	}
	if !anyCountry(recipients) {
		if more := r.atScene(p, f, actors); more != nil {
			recipients = more
		}
	}
	if len(recipients) == 0 && p.Home {
		recipients = r.atHome(f, actors)
	}
	return domiciled(actors, recipients), recipients
}

// fill returns the actors of the roles: of the first role that has any, or of
// all of them. A guest takes none from the clause around: who speaks during a
// visit is the visitor, but who speaks in support of Chad need not support it.
// Nobody it was done to is found again further down: "killed in a raid" shares
// its subject with the raid.
func (r *reader) fill(f *depmatch.Frame, roles []depmatch.Path, all, guest bool) []record.Actor {
	var out, stateless []record.Actor
	for _, path := range roles {
		for _, w := range r.deepWords(f, path) {
			if guest && isHost(f, w) || len(path) > 1 && slices.Contains(f.All(depmatch.Patient), w) {
				continue
			}
			for _, x := range r.partiesAt(w, path[len(path)-1]) {
				if x.Country == "" {
					stateless = appendActor(stateless, x)
					continue
				}
				out = appendActor(out, x)
			}
		}
		if len(out) > 0 && !all {
			break
		}
	}
	if all || len(out) == 0 {
		out = append(out, stateless...)
	}
	return out
}

// deepWords returns the words at the end of a role's path. The doer of a deed
// that is no verb is its own, not whoever the clause around tells of: "mourned
// the attack in which nine were killed". Places do nothing: of "killed in a raid
// in the occupied town" only the raid leads to somebody.
func (r *reader) deepWords(f *depmatch.Frame, path depmatch.Path) []int {
	last := path[len(path)-1]
	if len(path) != 2 || last != depmatch.Agent && last != depmatch.Mod || !isWhere(string(path[0])) {
		return path.Words(f, r.frame)
	}
	var out []int
	for _, w := range f.All(path[0]) {
		if !r.isHarmful(w) {
			continue
		}
		for _, a := range r.frame(w).Args {
			if a.Slot == last && a.Via != depmatch.Host {
				out = append(out, a.Word)
			}
		}
	}
	return out
}

// isHarmful reports whether a noun names a deed done to somebody or what it is
// done with.
func (r *reader) isHarmful(word int) bool {
	return r.isDeed(word) || instruments()[strings.ToLower(r.doc.Words[word].Lemma)]
}

// isHost reports whether a word plays its part only in the clause around.
func isHost(f *depmatch.Frame, word int) bool {
	for _, a := range f.Args {
		if a.Word == word {
			return a.Via == depmatch.Host
		}
	}
	return false
}
