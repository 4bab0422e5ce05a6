package web

import (
	"bytes"
	"net/http"
	"slices"

	"readout/internal/alert"
	"readout/internal/store"
)

// asAtom is the form in which lists are followed by feed readers.
const asAtom = ".atom"

// followed are the lists that are feeds too, with the kind of their mentions.
var followed = map[string]string{"/events": store.KindEvent, "/statements": store.KindStatement, "/figures": store.KindFigure}

// atom sends the question of a list as an Atom feed, the latest day first. An
// entry is dated by its article, so that the same record is the same feed.
func (d *Desk) atom(v *view) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, err := d.ask(v, r)
		if err != nil {
			d.fail(w, r, err)
			return
		}
		question, err := a.where(a.filter(followed[v.path]))
		if err != nil {
			d.fail(w, r, err)
			return
		}
		found, _, err := a.find(question)
		if err != nil {
			d.fail(w, r, err)
			return
		}
		f := &alert.Feed{Name: here(r), Title: "Readout: " + v.title, Self: here(r)}
		for _, m := range found {
			f.Items = append(f.Items, alert.Item{Found: m, Page: mentionLink(m.ID())})
		}
		var b bytes.Buffer
		if err := alert.WriteAtom(&b, f); err != nil {
			d.fail(w, r, err)
			return
		}
		send(w, r, http.StatusOK, "application/atom+xml; charset=utf-8", b.Bytes())
	})
}

// follow lets all lists that are feeds answer as such.
func (d *Desk) follow(mux *http.ServeMux) {
	for path := range followed {
		i := slices.IndexFunc(d.views, func(v *view) bool { return v.path == path })
		mux.Handle("GET "+path+asAtom, d.atom(d.views[i]))
	}
}
