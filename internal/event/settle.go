package event

import (
	"slices"

	"readout/internal/plover"
	"readout/internal/record"
)

// settle gives what is told without a place that of what it belongs to in the
// same article.
func settle(kept []*telling) {
	settleMeetings(kept)
	for _, t := range kept {
		if t.Type == plover.Agree && t.Status == record.Actual && t.Place == nil {
			settleAgreement(t, kept)
		}
	}
}

// settleAgreement puts what two sides agreed on where they met, if the article
// tells of one such meeting.
//
//	"Chad and Niger agreed to share the wells. Their ministers met in Zinder."
func settleAgreement(t *telling, kept []*telling) {
	if !severalCountries(t.Actors) {
		return
	}
	var where *record.Place
	for _, o := range kept {
		if o.Type != plover.Consult || o.Place == nil || o.Status != record.Actual || !subset(t.Actors, append(slices.Clone(o.Actors), o.Recipients...), byCountry) {
			continue
		}
		if where != nil && where.Name != o.Place.Name {
			return
		}
		where = o.Place
	}
	if where != nil {
		place := *where
		t.Place = &place
	}
}
