package event

import (
	"slices"

	"readout/internal/depmatch"
	"readout/internal/plover"
)

// isHarm reports whether acts of a type are done to somebody's harm.
func isHarm(t plover.Type) bool {
	return t == plover.Assault || t == plover.Coerce || t == plover.Sanction
}

// threatOf returns the mode of the threat that a harm to come is: PLOVER codes
// "will bomb" as THREATEN violence.
func threatOf(t *telling) []string {
	switch {
	case slices.Contains(t.Modes, "arrest"):
		return []string{"arrest"}
	case slices.Contains(t.Modes, "expel") || slices.Contains(t.Modes, "deport"):
		return []string{"expel"}
	case t.Rule == "event/assault/capture":
		return []string{"territory"}
	}
	switch t.pattern.Type {
	case plover.Assault:
		return []string{"violence"}
	case plover.Sanction:
		return []string{"relations"}
	}
	return []string{"restrict"}
}

// isAccusedOf reports whether an act of speech is told only as what somebody is
// accused of: "accused Yemen of ignoring the treaty". Deeds are told so too, on
// the accuser's word.
func (r *reader) isAccusedOf(p *Pattern, f *depmatch.Frame) bool {
	h := r.doc.Words[f.Pred].Head
	if h < 0 || !isVerbal(p.Type) || !r.doc.Is(f.Pred, "advcl", "xcomp", "acl") || r.marked(f.Pred, "to") {
		return false
	}
	return slices.ContainsFunc(r.lex.index.At(r.doc, h), func(dp *depmatch.Pattern) bool {
		return r.lex.of[dp].Type == plover.Accuse && (r.marked(f.Pred, "of") || r.marked(f.Pred, "for"))
	})
}
