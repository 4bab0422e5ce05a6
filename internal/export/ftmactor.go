package export

import (
	"iter"
	"maps"
	"slices"
	"sync"

	"readout/internal/record"
)

// An ftmGathering holds the entities that many articles contribute to: who has a
// part in anything, offices, and who held them.
type ftmGathering struct{ all map[string]*ftmEntity }

func (g *ftmGathering) entity(schema, id string) *ftmEntity {
	if g.all[id] == nil {
		g.all[id] = newFtmEntity(schema, id)
	}
	return g.all[id]
}

// each hands out what was gathered, by id.
func (g *ftmGathering) each(put func(*ftmEntity) error) error {
	for _, id := range slices.Sorted(maps.Keys(g.all)) {
		if err := put(g.all[id]); err != nil {
			return err
		}
	}
	return nil
}

// actor adds what one mention tells of somebody and returns the entity's id.
// Whom nothing identifies across articles is an entity of this article only.
func (g *ftmGathering) actor(article record.ID, a record.Actor, by ftmTeller) string {
	id := ftmID("actor", a.ID)
	if a.ID == "" {
		id = ftmID("actor", string(article), a.Name)
	}
	e := g.entity(ftmSchema(&a), id)
	e.add(by, "name", a.Name)
	e.add(by, "country", ftmCountry(a.Country))
	e.add(by, "classification", a.ID)
	for _, s := range a.Sectors {
		e.add(by, "sector", s)
	}
	if a.Kind == record.KindPerson && e.schema == "Person" {
		e.add(by, "position", a.Office)
	}
	return id
}

// ftmSchema returns the schema nearest to what an actor is. A people is a
// LegalEntity for want of a nearer one.
func ftmSchema(a *record.Actor) string {
	switch a.Kind {
	case record.KindPerson:
		return "Person"
	case record.KindState:
		return "PublicBody"
	case record.KindOrganisation, record.KindGroup:
		return "Organization"
	}
	return "LegalEntity"
}

// tenure makes of the naming of an office a Position and an Occupancy, dated to
// the day of the article.
func (g *ftmGathering) tenure(o *record.OfficeMention, by ftmTeller) {
	holder := g.actor(o.Article, o.Holder, by)
	post := g.entity("Position", ftmID("position", o.Country, o.Office))
	post.add(by, "name", o.Office)
	post.add(by, "country", ftmCountry(o.Country))
	t := g.entity("Occupancy", ftmID("occupancy", holder, post.id, o.Standing))
	t.add(by, "holder", holder)
	t.add(by, "post", post.id)
	t.add(by, "status", o.Standing)
	t.add(by, "date", string(by.day))
}

func mapKeys[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }

// ftmTypes are the types of the properties that are written.
var ftmTypes = sync.OnceValue(func() map[string]string {
	out := map[string]string{"id": "id"}
	for _, r := range rowsOf("ftm.tsv", "property", "type", "schemata") {
		out[r.Get("property")] = r.Get("type")
	}
	return out
})
