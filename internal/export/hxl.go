package export

import (
	"encoding/csv"
	"io"
	"strconv"

	"readout/internal/record"
	"readout/internal/store"
)

// hxlMeasure are the words of HXL for the measures it has words for.
var hxlMeasure = map[record.Measure]string{record.Wounded: "injured", record.Hostages: "abducted"}

// hxl writes the figures as a table with HXL tags: a header, the tags, and one
// row for each telling. Wire copies count once.
func (h *work) hxl() error {
	return h.print("figures.hxl.csv", func(w io.Writer) (n int, err error) {
		var columns, tags []string
		for _, r := range rowsOf("hxl.tsv", "column", "tag") {
			columns, tags = append(columns, r.Get("column")), append(tags, r.Get("tag"))
		}
		t := csv.NewWriter(w)
		t.Write(columns)
		t.Write(tags)
		for c := range h.clusters(store.KindFigure) {
			err := h.each(c, func(_ *record.Telling, f *store.Found) error {
				cells := hxlCells(c, f)
				row := make([]string, len(columns))
				for i, name := range columns {
					row[i] = cells[name]
				}
				n++
				return t.Write(row)
			})
			if err != nil {
				return n, err
			}
		}
		t.Flush()
		return n, t.Error()
	})
}

func hxlCells(c *record.Cluster, f *store.Found) map[string]string {
	n, a := f.Figure, f.Article
	w := writer{a.Text}
	start, end := w.codePoints(n.Span)
	cells := map[string]string{
		"figure": string(n.ID), "tells_of": string(c.ID), "measure": string(n.Measure), "unit": n.Unit,
		"low": bound(n.Low), "high": bound(n.High), "qualifier": string(n.Qualifier), "words": w.letters(n.Words),
		"scope": "event", "status": n.Status, "people": n.Population.Text, "people_country": n.Population.Country, "group": n.Population.Group,
		"since": string(n.Since), "as_of": string(n.AsOf), "reported": string(a.Published),
		"attributed": names(n.Attributed), "attributed_country": countries(n.Attributed), "outlet": a.By(), "url": a.URL, "quote": w.letters(n.Span),
		"start": strconv.Itoa(start), "end": strconv.Itoa(end),
	}
	cells["place"], cells["country"], cells["lat"], cells["lon"] = where(n.Place)
	if n.Place != nil && n.Place.GeoNames != 0 {
		cells["geonames"] = strconv.Itoa(n.Place.GeoNames)
	}
	if m := hxlMeasure[n.Measure]; m != "" {
		cells["measure"] = m
	}
	if n.Cumulative {
		cells["scope"] = "cumulative"
	}
	if n.Qualifier == record.Exact && n.High == nil {
		cells["number"] = bound(n.Low) // a plain number stands only where the article gives one
	}
	return cells
}
