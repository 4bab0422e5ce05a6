package export

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
)

// polecatWide are the columns behind POLECAT's own.
var polecatWide = []string{"Event Key", "Outlets", "First Report", "Last Report", "Start", "End", "Exact", "URL"}

// polecat writes one row for each telling of an event in each article, as
// POLECAT does; Event Key is what rows of the same event share.
func (h *work) polecat() error {
	return h.print("polecat.txt", func(w io.Writer) (n int, err error) {
		t := &tabbed{w: w, columns: Layout(POLECAT), missing: "None"}
		if h.Wide {
			t.columns = append(t.columns, polecatWide...)
		}
		if err := t.head(); err != nil {
			return 0, err
		}
		for c := range h.clusters(store.KindEvent) {
			all, err := h.happened(c)
			if err != nil {
				return n, err
			}
			for _, f := range all {
				row := h.polecatRow(f)
				if h.Wide {
					wide(row, c, all, f)
				}
				if err := h.whole(row, f.Article.ID); err != nil {
					return n, err
				}
				if err := t.row(row); err != nil {
					return n, err
				}
				n++
			}
		}
		return n, nil
	})
}

func (h *work) polecatRow(f *store.Found) map[string]string {
	e, a := f.Event, f.Article
	w := writer{a.Text}
	row := map[string]string{
		"Event ID": string(e.ID), "Event Date": h.wholeDay("event.when.date", e.When.Date), "Event Type": string(e.Type),
		"Event Mode": join(e.Modes), "Event Intensity": decimal(plover.Score(e.Type, e.Modes...)),
		"Quad Code": strings.ToUpper(e.Type.Quad().String()), "Contexts": join(e.Contexts),
		"Source": a.Outlet, "Publication Date": h.wholeDay("article.published", a.Published), "Language": a.Language, "Version": e.Version,
	}
	w.side(row, "Actor", e.Actors)
	w.side(row, "Recipient", e.Recipients)
	if p := e.Place; p != nil {
		row["Placename"], row["Country"], row["Latitude"], row["Longitude"] = where(p)
		row["Raw Placename"] = w.letters(p.Span)
		if p.GeoNames != 0 {
			row["GeoNames ID"] = strconv.Itoa(p.GeoNames)
		}
	}
	return row
}

// side fills in one side, all who stand there.
func (w writer) side(row map[string]string, side string, all []record.Actor) {
	row[side+" Name"] = distinct(all, func(a *record.Actor) string { return a.Name })
	row[side+" Country"] = distinct(all, func(a *record.Actor) string { return a.Country })
	row[side+" Title"] = distinct(all, func(a *record.Actor) string { return a.Office })
	row[side+" Name Raw"] = distinct(all, func(a *record.Actor) string { return w.letters(a.Span) })
	var sectors []string
	for i := range all {
		for _, s := range all[i].Sectors {
			sectors = appendNew(sectors, s)
		}
	}
	row[side+" Sectors"] = join(sectors)
	if len(sectors) > 0 {
		row["Primary "+side+" Sector"] = sectors[0]
	}
}

// whole fills in who and what the whole article names.
func (h *work) whole(row map[string]string, article record.ID) error {
	x, err := h.r.Reading(h.ctx, article)
	if err != nil {
		return err
	}
	by := map[record.ActorKind][]string{}
	for _, a := range x.Actors() {
		by[a.Kind] = appendNew(by[a.Kind], a.Name)
	}
	row["Story People"] = sorted(by[record.KindPerson])
	row["Story Organizations"] = sorted(append(by[record.KindOrganisation], by[record.KindGroup]...))
	var places []string
	for i := range x.Events {
		if p := x.Events[i].Place; p != nil {
			places = appendNew(places, p.Name)
		}
	}
	for i := range x.Figures {
		if p := x.Figures[i].Place; p != nil {
			places = appendNew(places, p.Name)
		}
	}
	row["Story Locations"] = sorted(places)
	return nil
}

func sorted(list []string) string {
	slices.Sort(list)
	return join(slices.Compact(list))
}

// wide fills in what the record knows more than POLECAT has columns for.
func wide(row map[string]string, c *record.Cluster, all []*store.Found, f *store.Found) {
	start, end := writer{f.Article.Text}.codePoints(f.Event.Span)
	row["Event Key"], row["URL"], row["Exact"] = string(c.ID), f.Article.URL, f.Article.Text.Slice(f.Event.Span)
	row["Start"], row["End"] = strconv.Itoa(start), strconv.Itoa(end)
	row["Outlets"], _ = toldBy(c, all)
	var days []string
	for _, x := range all {
		days = appendNew(days, string(x.Article.Published))
	}
	if len(days) > 0 {
		row["First Report"], row["Last Report"] = slices.Min(days), slices.Max(days)
	}
}
