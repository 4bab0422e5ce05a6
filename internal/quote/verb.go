package quote

import (
	"readout/internal/depmatch"
)

// verb reads the statement that a verb reports.
func (r *reader) verb(v int) {
	key, rows := r.rows(v)
	if rows == nil {
		return
	}
	if why := r.blocked(v); why != "" {
		r.Trace(v, "quote/%s: %s", key, why)
		return
	}
	cue, ps := r.best(v, rows)
	if cue == nil {
		return
	}
	if r.deniesThat(v) {
		r.Trace(v, "quote/%s: what was denied was told before", cue.name)
		return
	}
	if last := ps[len(ps)-1]; last.slot == "to" && r.cues.words["silence"][r.lemma(last.head)] {
		r.Trace(v, "quote/%s: kept silent", cue.name)
		return
	}
	who := r.speaker(v, ps)
	if who.actors == nil {
		r.Trace(v, "quote/%s: %s", cue.name, who.why)
		return
	}
	r.tell(v, cue, ps, who)
}

// deniesThat reports whether the object of a verb is the name for what somebody
// else has said: "a charge that Iran [denies]".
func (r *reader) deniesThat(v int) bool {
	h := r.d.Words[v].Head
	return h >= 0 && h < v && r.d.Is(v, "acl:relcl", "acl") && verdicts[r.lemma(h)] && r.d.Child(h, "det") >= 0 &&
		r.form(r.d.Child(h, "det")) != "the"
}

// rows returns the rows of a verb, with its particle if it has one.
func (r *reader) rows(v int) (string, []*verbCue) {
	for _, key := range []string{depmatch.Key(r.d, v), r.lemma(v) + " " + r.form(v+1), r.lemma(v)} {
		if rows := r.cues.verbs[key]; rows != nil {
			return key, rows
		}
	}
	return "", nil
}

// best returns the row whose complements are all there and that takes most of
// what is there.
func (r *reader) best(v int, rows []*verbCue) (*verbCue, []part) {
	var cue *verbCue
	var parts []part
	for _, c := range rows {
		ps, missing := r.parts(v, c)
		if missing != "" {
			r.Trace(v, "quote/%s: no %s", c.name, missing)
			continue
		}
		if cue == nil || weight(ps) > weight(parts) {
			cue, parts = c, ps
		}
	}
	return cue, parts
}

// weight says how much of what stands beside a verb a row accounts for; a
// clause is more than any phrases.
func weight(ps []part) int {
	n := len(ps)
	for _, p := range ps {
		if p.slot == "that" {
			n += 2
		}
	}
	return n
}
