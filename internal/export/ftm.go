package export

import (
	"io"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

// ftmEntities writes the record as entities of FollowTheMoney, one per line:
// articles, events, and who has a part in them.
func (h *work) ftmEntities() error {
	return h.print("entities.ftm.json", func(w io.Writer) (n int, err error) {
		err = h.ftm(func(e *ftmEntity) error {
			n++
			return writeLine(w, e.plain())
		})
		return n, err
	})
}

// ftm builds all entities: first those of articles and clusters as they come,
// then actors, offices and tenures, which are gathered from all articles.
func (h *work) ftm(put func(*ftmEntity) error) error {
	g := &ftmGathering{all: map[string]*ftmEntity{}}
	for x, err := range h.readings() {
		if err != nil {
			return err
		}
		if err := put(h.ftmArticle(x.Article)); err != nil {
			return err
		}
		by := ftmBy(x.Article)
		for _, m := range ftmMentions(g, x, by) {
			if err := put(m); err != nil {
				return err
			}
		}
		for i := range x.Offices {
			g.tenure(&x.Offices[i], by)
		}
	}
	for _, kind := range []string{store.KindEvent, store.KindStatement} {
		for c := range h.clusters(kind) {
			e, err := h.ftmCluster(g, c)
			if err != nil {
				return err
			}
			if e == nil {
				continue
			}
			if err := put(e); err != nil {
				return err
			}
		}
	}
	return g.each(put)
}

func (h *work) ftmArticle(a *record.Article) *ftmEntity {
	e := newFtmEntity("Article", ftmID("article", string(a.ID)))
	by := ftmBy(a)
	e.add(by, "name", titleOf(a))
	e.add(by, "title", a.Title)
	e.add(by, "publishedAt", string(a.Published))
	e.add(by, "publisher", a.Outlet)
	e.add(by, "sourceUrl", a.URL)
	e.add(by, "fileName", a.Path)
	e.add(by, "language", a.Language)
	e.add(by, "encoding", a.Encoding)
	e.add(by, "contentHash", strings.TrimPrefix(string(a.ID), "sha256:"))
	if h.Text {
		e.add(by, "bodyText", a.Text.String())
	}
	for _, author := range a.Authors {
		e.add(by, "author", author)
	}
	if len(e.props["name"]) == 0 {
		e.add(by, "name", a.By())
	}
	return e
}

// ftmMentions gathers all who are named in an article and returns a Mention for
// each of them.
func ftmMentions(g *ftmGathering, x *record.Reading, by ftmTeller) (out []*ftmEntity) {
	seen := map[string]bool{}
	for _, a := range x.Actors() {
		id := g.actor(x.Article.ID, a, by)
		name := writer{x.Article.Text}.letters(a.Span)
		key := ftmID("mention", string(x.Article.ID), id, name)
		if name == "" || seen[key] {
			continue
		}
		seen[key] = true
		m := newFtmEntity("Mention", key)
		m.add(by, "document", ftmID("article", string(x.Article.ID)))
		m.add(by, "resolved", id)
		m.add(by, "name", name)
		m.add(by, "detectedSchema", g.all[id].schema)
		m.add(by, "contextCountry", ftmCountry(a.Country))
		out = append(out, m)
	}
	return out
}

// ftmCluster makes of an event an Event, or a Call; of a statement a Note on its
// speakers. What did not happen is no entity.
func (h *work) ftmCluster(g *ftmGathering, c *record.Cluster) (e *ftmEntity, err error) {
	err = h.each(c, func(_ *record.Telling, f *store.Found) error {
		by := ftmBy(f.Article)
		switch {
		case f.Statement != nil:
			if e == nil {
				e = newFtmEntity("Note", ftmID(string(c.ID)))
			}
			ftmNote(g, e, f, by)
		case f.Event.Status != record.Actual:
			h.loss.lose("event", 1, "is "+string(f.Event.Status)+": an entity says that something happened")
		default:
			if e == nil {
				e = newFtmEntity("Event", ftmID(string(c.ID)))
			}
			h.ftmEvent(g, e, f, by)
		}
		return nil
	})
	return e, err
}

func (h *work) ftmEvent(g *ftmGathering, e *ftmEntity, f *store.Found, by ftmTeller) {
	m := f.Event
	w := writer{f.Article.Text}
	e.add(by, "name", strings.Join(strings.Fields(w.letters(m.Span)), " "))
	e.add(by, "keywords", "plover:"+strings.Join(append([]string{string(m.Type)}, m.Modes...), "/"))
	for _, x := range m.Contexts {
		e.add(by, "keywords", "context:"+x)
	}
	if m.When.End == "" {
		e.add(by, "date", string(m.When.Date))
	} else {
		e.add(by, "startDate", string(m.When.Date))
		e.add(by, "endDate", string(m.When.End))
	}
	if m.Place != nil {
		e.add(by, "location", m.Place.Name)
		e.add(by, "country", ftmCountry(m.Place.Country))
	}
	for _, a := range slices.Concat(m.Actors, m.Recipients) {
		e.add(by, "involved", g.actor(f.Article.ID, a, by))
	}
	e.add(by, "proof", ftmID("article", string(f.Article.ID)))
	e.add(by, "recordId", string(m.ID))
}

func ftmNote(g *ftmGathering, e *ftmEntity, f *store.Found, by ftmTeller) {
	s := f.Statement
	said := writer{f.Article.Text}.said(s)
	e.add(by, "name", names(s.Speakers)+": "+string(s.Kind))
	e.add(by, "description", said)
	e.add(by, "keywords", "statement:"+string(s.Kind))
	for _, a := range s.Speakers {
		e.add(by, "entity", g.actor(f.Article.ID, a, by))
	}
	for _, a := range slices.Concat(s.Speakers, s.Addressees, s.About) {
		e.add(by, "namesMentioned", a.Name)
	}
	e.add(by, "proof", ftmID("article", string(f.Article.ID)))
}
