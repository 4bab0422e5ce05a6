package across

import "readout/internal/record"

func speakers(all []told) value {
	return actorsOf(all, func(t told) []record.Actor { return t.statement.Speakers })
}

func about(all []told) value {
	return actorsOf(all, func(t told) []record.Actor { return t.statement.About })
}

func saidAs(all []told) (v value) {
	for _, t := range all {
		v.mark(string(t.statement.Kind))
		v.quote(t, t.statement.Cue)
	}
	v.says = join(v.marks)
	return v
}

// words are what was said, in each outlet's wording.
func words(all []told) (v value) {
	for _, t := range all {
		v.says = "indirect"
		if t.statement.Direct {
			v.says = "word for word"
		}
		v.quote(t, t.statement.Content)
	}
	return v
}

// anyStand takes no wording for better than another.
func anyStand(*value, *value) Stand { return Agree }

func numbers(all []told) (v value) {
	for _, t := range all {
		v.mark(string(t.figure.Qualifier) + " " + slice(t, t.figure.Words))
		v.quote(t, t.figure.Span)
	}
	v.says = join(v.marks)
	return v
}

func counted(all []told) (v value) {
	for _, t := range all {
		if p := t.figure.Population; p.Text != "" {
			v.mark(p.Text)
		}
	}
	v.says = join(v.marks)
	return v
}

func cited(all []told) value {
	return actorsOf(all, func(t told) []record.Actor { return t.figure.Attributed })
}

func asOf(all []told) (v value) {
	for _, t := range all {
		if d := t.figure.AsOf; d != "" && len(v.marks) == 0 {
			v.mark(string(d))
		}
	}
	v.says = join(v.marks)
	return v
}
