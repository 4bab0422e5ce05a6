package event

import (
	"slices"
	"strings"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

// recall finds whom acts of speech and gifts are aimed at that name nobody: by
// what else the article tells.
//
//	"Chad shelled the town on Monday. Mali called the shelling a crime.": Chad's
//	"Mali accuses Chad. Chad denies it.": what Mali says
func (r *reader) recall() {
	for i := range r.found {
		t := &r.found[i]
		if anyCountry(t.Recipients) || !anyCountry(t.Actors) {
			continue
		}
		var who []record.Actor
		switch t.Type {
		case plover.Accuse:
			who = r.doersOfWhat(t)
		case plover.Reject:
			who = r.accusers(t)
		case plover.Aid:
			who = r.others(t, 2, func(o *telling) []record.Actor {
				if o.Type == plover.Aid {
					return o.Recipients
				}
				return nil
			})
		}
		if who = abroad(who, t.Actors); len(who) > 0 {
			t.Recipients = because(who, "told in the same article")
		}
	}
}

// because returns the actors with the reason why they are meant.
func because(as []record.Actor, why string) []record.Actor {
	out := slices.Clone(as)
	for i := range out {
		out[i].Because = why
	}
	return out
}

// doersOfWhat returns who did the deed that an accusation speaks of as known.
func (r *reader) doersOfWhat(t *telling) []record.Actor {
	for i := t.frame.Pred + 1; i < r.doc.Sentences[t.sentence].Last; i++ {
		lemma := strings.ToLower(r.doc.Words[i].Lemma)
		if r.doc.Words[i].UPOS != "NOUN" || !harmNouns[lemma] || !r.isKnownDeed(i) {
			continue
		}
		country := r.sufferer(i)
		who := r.others(t, len(r.doc.Sentences), func(o *telling) []record.Actor {
			switch {
			case o.Type != plover.Assault && o.Type != plover.Coerce || o.Status != record.Actual:
				return nil
			case (lemma == "siege" || lemma == "blockade") != (o.Type == plover.Coerce):
				return nil
			case country != "" && !containsCountry(o.Recipients, country):
				return nil
			}
			return o.Actors
		})
		if who == nil {
			who = r.blamedFor(t)
		}
		if who != nil {
			return who
		}
	}
	return nil
}

// blamedFor returns the one whose deeds of harm the article speaks of beside
// its events: "Chad's atrocities".
func (r *reader) blamedFor(t *telling) []record.Actor {
	var out []record.Actor
	for i := range r.doc.Words {
		if r.doc.Words[i].UPOS != "NOUN" || !harmNouns[strings.ToLower(r.doc.Words[i].Lemma)] {
			continue
		}
		f := r.args.Nominal(r.doc, i)
		for _, w := range f.All(depmatch.Agent) {
			for _, a := range abroad(known(r.table.Actors(w)), t.Actors) {
				if len(out) > 0 && out[0].Country != a.Country {
					return nil
				}
				out = appendActor(out, a)
			}
		}
	}
	return out[:min(1, len(out))]
}

// isKnownDeed reports whether a noun speaks of a deed as one that was told:
// "the strike", "this massacre", "the siege of Gaza", not "a massacre".
func (r *reader) isKnownDeed(i int) bool {
	d := r.doc.Child(i, "det")
	if d < 0 {
		return false
	}
	switch strings.ToLower(r.doc.Words[d].Form) {
	case "the", "this", "these", "that", "those":
		return true
	}
	return false
}

// sufferer returns the country to which a deed was done by its own phrase, ""
// if it does not say.
func (r *reader) sufferer(noun int) string {
	f := r.args.Nominal(r.doc, noun)
	for _, s := range []depmatch.Slot{"of", "on", "against", "in", "at"} {
		for _, w := range f.All(s) {
			if as := r.table.Actors(w); len(as) > 0 {
				return as[0].Country
			}
		}
	}
	return ""
}

// accusers returns who has accused the one who denies.
func (r *reader) accusers(t *telling) []record.Actor {
	switch r.doc.Words[t.frame.Pred].Lemma {
	case "deny", "refute", "denial":
	case "reject", "dismiss", "denounce":
		if w := t.frame.Get(depmatch.Patient); w >= 0 && !reproaches[strings.ToLower(r.doc.Words[w].Lemma)] && r.doc.Words[w].UPOS != "PRON" {
			return nil // "rejected the draft"
		}
	default:
		return nil
	}
	return r.others(t, len(r.doc.Sentences), func(o *telling) []record.Actor {
		near := distance(o, t) < 2 && (o.Type == plover.Sanction || o.Type == plover.Threaten)
		if o.Type != plover.Accuse && !near || !sharesCountry(o.Recipients, t.Actors) {
			return nil
		}
		return o.Actors
	})
}

// reproaches are nouns for what one who is blamed rejects.
var reproaches = map[string]bool{
	"accusation": true, "allegation": true, "assertion": true, "blame": true, "charge": true, "claim": true, "comment": true,
	"complaint": true, "criticism": true, "insinuation": true, "notion": true, "remark": true, "report": true, "reproach": true,
	"sanction": true, "statement": true, "suggestion": true, "threat": true, "ultimatum": true, "verdict": true, "word": true,
}

// others returns the actors that the other tellings no more than so many
// sentences away give, if they are all of one country that is not the teller's
// own; else nil.
func (r *reader) others(t *telling, far int, of func(*telling) []record.Actor) []record.Actor {
	var out []record.Actor
	for k := range r.found {
		o := &r.found[k]
		if o == t || distance(o, t) > far {
			continue
		}
		for _, a := range abroad(of(o), t.Actors) {
			if len(out) > 0 && out[0].Country != a.Country {
				return nil
			}
			out = appendActor(out, a)
		}
	}
	return out[:min(1, len(out))]
}
