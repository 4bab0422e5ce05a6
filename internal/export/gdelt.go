package export

import (
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
	"readout/internal/timex"
)

// gdeltEvents writes one row of GDELT 2.0 Events for each event of the record:
// what its earliest telling says.
func (h *work) gdeltEvents() error {
	return h.gdelt("gdelt.export.CSV", GDELTEvents, func(t *tabbed, c *record.Cluster, all []*store.Found) (int, error) {
		h.loss.lose("event", len(all)-1, "is a further telling: the row says what the earliest one says; gdelt-mentions has a row for each")
		return 1, t.row(h.gdeltEvent(c, all))
	})
}

// gdeltMentions writes one row of GDELT 2.0 Mentions for each telling of an event.
func (h *work) gdeltMentions() error {
	return h.gdelt("gdelt.mentions.CSV", GDELTMentions, func(t *tabbed, c *record.Cluster, all []*store.Found) (int, error) {
		for _, f := range all {
			if err := t.row(h.gdeltMention(c, all[0], f)); err != nil {
				return 0, err
			}
		}
		return len(all), nil
	})
}

func (h *work) gdelt(file, layout string, rows func(*tabbed, *record.Cluster, []*store.Found) (int, error)) error {
	return h.print(file, func(w io.Writer) (n int, err error) {
		t := &tabbed{w: w, columns: Layout(layout)}
		for c := range h.clusters(store.KindEvent) {
			all, err := h.happened(c)
			if err != nil {
				return n, err
			}
			if len(all) == 0 {
				continue
			}
			k, err := rows(t, c, all)
			if err != nil {
				return n, err
			}
			n += k
		}
		return n, nil
	})
}

func (h *work) gdeltEvent(c *record.Cluster, all []*store.Found) map[string]string {
	f := all[0]
	e, a := f.Event, f.Article
	row := map[string]string{
		"GLOBALEVENTID": gdeltID(c.ID), "NumMentions": strconv.Itoa(len(all)),
		"DATEADDED": stamp(a.Published), "SOURCEURL": address(a),
	}
	h.gdeltDay(row, e.When.Date)
	h.gdeltCode(row, e)
	actors, recipients := sides(e)
	h.gdeltActor(row, "Actor1", "event.actors", actors)
	h.gdeltActor(row, "Actor2", "event.recipients", recipients)
	row["NumSources"], row["NumArticles"] = toldBy(c, all)
	if p := e.Place; p != nil {
		row["ActionGeo_FullName"] = p.Name
		row["ActionGeo_CountryCode"] = CountryOf(p.Country).FIPS
		_, _, row["ActionGeo_Lat"], row["ActionGeo_Long"] = where(p)
		if p.Country != "" && row["ActionGeo_CountryCode"] == "" {
			h.loss.lose("event.place.country", 1, p.Country+" has no code of FIPS 10-4")
		}
	}
	return row
}

// gdeltDay fills in the day of an event in the four shapes that GDELT has.
func (h *work) gdeltDay(row map[string]string, d timex.Date) {
	day := h.wholeDay("event.when.date", d)
	if len(d) >= 4 {
		row["Year"] = string(d[:4])
	}
	if len(d) >= 7 {
		row["MonthYear"] = compact(string(d[:7]))
	}
	if day != "" {
		month, _ := strconv.Atoi(day[5:7])
		n, _ := strconv.Atoi(day[8:10])
		row["SQLDATE"] = compact(day)
		row["FractionDate"] = fmt.Sprintf("%s.%04d", day[:4], ((month-1)*30+n)*10000/365)
	}
}

func (h *work) gdeltCode(row map[string]string, e *record.EventMention) {
	code := plover.ToCAMEO(e.Type, e.Modes, e.Contexts)
	row["EventCode"], row["EventBaseCode"] = code, code
	if len(code) > 3 {
		row["EventBaseCode"] = code[:3]
	}
	if len(code) > 1 {
		row["EventRootCode"] = code[:2]
	}
	if x, ok := plover.FromCAMEO(code); ok {
		row["QuadClass"] = strconv.Itoa(int(x.Quad))
		if x.Scored {
			row["GoldsteinScale"] = decimal(x.Goldstein)
		}
	}
}

// gdeltActor fills in one side: the first who stands there.
func (h *work) gdeltActor(row map[string]string, side, field string, all []record.Actor) {
	if len(all) == 0 {
		return
	}
	h.loss.lose(field, len(all)-1, "stands beside another on the same side: the row has room for one")
	a := &all[0]
	row[side+"Name"] = strings.ToUpper(a.Name)
	code, roles := a.Country, h.gdeltRoles(field, a)
	switch a.Country {
	case "UNO": // "IGOUNO" in CAMEO
		code, roles = "", append([]string{"IGO"}, roles...)
		row[side+"KnownGroupCode"] = "UNO"
	case "IGO", "NGO", "IMG", "MNC":
		code, roles = "", append([]string{a.Country}, roles...)
	case "ISM":
		code = ""
		h.loss.lose(field+".country", 1, "ISM is no code of CAMEO")
	}
	row[side+"CountryCode"] = code
	for i, r := range roles {
		if i < 3 {
			row[side+"Type"+strconv.Itoa(i+1)+"Code"] = r
		}
	}
	h.loss.lose(field+".sectors", max(0, len(roles)-3), "the row has room for three")
	row[side+"Code"] = code + strings.Join(roles, "")
	if a.Country == "UNO" {
		row[side+"Code"] = "IGOUNO" + strings.Join(roles[1:], "")
	}
}

func (h *work) gdeltRoles(field string, a *record.Actor) (out []string) {
	for _, s := range a.Sectors {
		if r := CAMEORole(s); r != "" {
			out = appendNew(out, r)
		} else {
			h.loss.lose(field+".sectors", 1, s+" is no role of CAMEO")
		}
	}
	return out
}

// toldBy counts outlets and articles that tell of an event; wire copies are
// articles, and their outlets count.
func toldBy(c *record.Cluster, all []*store.Found) (outlets, articles string) {
	told, in := map[string]bool{}, map[record.ID]bool{}
	for _, f := range all {
		told[f.Article.By()], in[f.Article.ID] = true, true
	}
	for _, t := range c.Tellings {
		for _, k := range t.Carriers {
			in[k.Article] = true
			if k.Outlet != "" {
				told[k.Outlet] = true
			}
		}
	}
	return strconv.Itoa(len(told)), strconv.Itoa(len(in))
}

func (h *work) gdeltMention(c *record.Cluster, first, f *store.Found) map[string]string {
	e, a := f.Event, f.Article
	w := writer{a.Text}
	row := map[string]string{
		"GLOBALEVENTID": gdeltID(c.ID), "EventTimeDate": stamp(first.Article.Published), "MentionTimeDate": stamp(a.Published),
		"MentionType": "2", "MentionSourceName": a.By(), "MentionIdentifier": address(a),
		"InRawText": "1", "MentionDocLen": strconv.Itoa(w.t.RuneOffset(w.t.Len())),
	}
	if u, err := url.Parse(a.URL); err == nil && u.Host != "" {
		row["MentionType"], row["MentionSourceName"] = "1", u.Hostname()
	}
	actors, recipients := sides(e)
	row["Actor1CharOffset"], row["Actor2CharOffset"] = w.begins(actors), w.begins(recipients)
	act := e.Span
	if len(e.Trigger) > 0 {
		act = e.Trigger[0]
	}
	row["ActionCharOffset"] = w.offset(act)
	return row
}

// begins returns where the first actor's letters begin.
func (w writer) begins(all []record.Actor) string {
	if len(all) == 0 {
		return ""
	}
	return w.offset(all[0].Span)
}

func (w writer) offset(s text.Span) string {
	if s.Empty() {
		return ""
	}
	start, _ := w.codePoints(s)
	return strconv.Itoa(start)
}

// gdeltID is the first 52 bits of a cluster's hash as a number, so that programs
// which read numbers as floating point keep it.
func gdeltID(id record.ID) string {
	_, hash, _ := strings.Cut(string(id), "/")
	n, err := strconv.ParseUint(hash[:min(13, len(hash))], 16, 64)
	if err != nil {
		return ""
	}
	return strconv.FormatUint(n, 10)
}

// stamp writes a day as GDELT writes times; the hour is not known.
func stamp(d timex.Date) string {
	if d.Precision() != timex.Day {
		return ""
	}
	return compact(string(d)) + "000000"
}

// address returns where an article stands: its URL, else who published it and
// under which name it was read.
func address(a *record.Article) string {
	if a.URL != "" {
		return a.URL
	}
	return strings.TrimSpace(a.By() + " " + a.Path)
}
