package export

import (
	"bytes"
	"io"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// The nodes of schema.org that are written; see docs/exports.md.

type schemaThing struct {
	Type  string `json:"@type"` // Person, Organization, Country, GovernmentOrganization, Thing
	ID    string `json:"@id,omitempty"`
	Name  string `json:"name"`
	Title string `json:"jobTitle,omitempty"`
}

type schemaArticle struct {
	Type      string       `json:"@type"` // NewsArticle
	ID        string       `json:"@id"`
	URL       string       `json:"url,omitempty"`
	Headline  string       `json:"headline,omitempty"`
	Published timex.Date   `json:"datePublished,omitempty"`
	By        *schemaThing `json:"publisher,omitempty"`
	Language  string       `json:"inLanguage,omitempty"`
}

type schemaQuotation struct {
	Type     string        `json:"@type"` // Quotation
	ID       string        `json:"@id"`
	Text     string        `json:"text"`
	Creators []schemaThing `json:"creator,omitempty"`
	About    []schemaThing `json:"about,omitempty"`
	Created  timex.Date    `json:"dateCreated,omitempty"`
	Language string        `json:"inLanguage,omitempty"`
	PartOf   schemaArticle `json:"isPartOf"`
	Keywords string        `json:"keywords,omitempty"` // the kind of statement
}

type schemaClaim struct {
	Type       string          `json:"@type"` // Claim
	ID         string          `json:"@id"`
	Text       string          `json:"text"`
	Authors    []schemaThing   `json:"author,omitempty"`
	About      []any           `json:"about,omitempty"` // Things, and of a figure its Observation
	Created    timex.Date      `json:"dateCreated,omitempty"`
	Keywords   string          `json:"keywords,omitempty"`
	First      *schemaArticle  `json:"firstAppearance,omitempty"`
	Appearance []schemaArticle `json:"appearance"`
}

type schemaObservation struct {
	Type      string       `json:"@type"` // Observation
	Variable  string       `json:"variableMeasured"`
	Value     *float64     `json:"value,omitempty"`
	Min       *float64     `json:"minValue,omitempty"`
	Max       *float64     `json:"maxValue,omitempty"`
	Qualifier string       `json:"measurementQualifier"`
	Unit      string       `json:"unitText,omitempty"`
	Date      timex.Date   `json:"observationDate,omitempty"`
	About     *schemaThing `json:"observationAbout,omitempty"`
}

// schemaOrg writes one JSON-LD document: a Claim for each statement and figure
// with all articles in which it appears, and a Quotation for each telling of
// what was said word for word.
func (h *work) schemaOrg() error {
	return h.print("claims.jsonld", func(w io.Writer) (n int, err error) {
		between := "{\"@context\":\"https://schema.org\",\"@graph\":[\n"
		add := func(v any) error {
			b, err := encode(v)
			if err == nil {
				_, err = io.WriteString(w, between+string(bytes.TrimRight(b, "\n")))
			}
			between = ",\n"
			n++
			return err
		}
		for _, kind := range []string{store.KindStatement, store.KindFigure} {
			for c := range h.clusters(kind) {
				if err := h.schemaCluster(c, add); err != nil {
					return n, err
				}
			}
		}
		if n == 0 {
			io.WriteString(w, between)
		}
		_, err = io.WriteString(w, "\n]}\n")
		return n, err
	})
}

// schemaCluster writes the Claim of a cluster, worded and dated as the earliest
// telling does it, and its Quotations.
func (h *work) schemaCluster(c *record.Cluster, add func(any) error) error {
	var claim *schemaClaim
	var quotations []schemaQuotation
	err := h.each(c, func(_ *record.Telling, f *store.Found) error {
		if claim == nil {
			claim = newSchemaClaim(c, f)
		} else {
			h.loss.lose(c.Kind, 1, "is a further telling: the Claim has its article, and the words of the earliest telling")
		}
		claim.Appearance = append(claim.Appearance, newSchemaArticle(f.Article))
		if f.Statement != nil && f.Statement.Direct {
			quotations = append(quotations, newSchemaQuotation(f))
		}
		return nil
	})
	if err != nil || claim == nil {
		return err
	}
	claim.First = &claim.Appearance[0]
	if err := add(claim); err != nil {
		return err
	}
	for _, q := range quotations {
		if err := add(q); err != nil {
			return err
		}
	}
	return nil
}

func newSchemaClaim(c *record.Cluster, f *store.Found) *schemaClaim {
	w := writer{f.Article.Text}
	out := &schemaClaim{Type: "Claim", ID: iri(string(c.ID))}
	if s := f.Statement; s != nil {
		out.Text, out.Authors, out.Created, out.Keywords = w.said(s), schemaThings(s.Speakers), s.When.Date, string(s.Kind)
		for _, t := range schemaThings(s.About) {
			out.About = append(out.About, t)
		}
		return out
	}
	n := f.Figure
	out.Text, out.Authors = w.letters(n.Span), schemaThings(n.Attributed)
	o := schemaObservation{Type: "Observation", Variable: string(n.Measure), Qualifier: string(n.Qualifier), Unit: n.Unit, Date: n.AsOf}
	if o.Min, o.Max = n.Low, n.High; n.Qualifier == record.Exact && n.High == nil {
		o.Value, o.Min = n.Low, nil
	}
	if n.Population.Text != "" {
		o.About = &schemaThing{Type: "Thing", Name: n.Population.Text}
	}
	out.About = append(out.About, o)
	if n.Place != nil {
		out.About = append(out.About, schemaThing{Type: "Place", Name: n.Place.Name})
	}
	return out
}

func newSchemaQuotation(f *store.Found) schemaQuotation {
	s := f.Statement
	return schemaQuotation{Type: "Quotation", ID: iri(string(s.ID)), Text: writer{f.Article.Text}.said(s), Creators: schemaThings(s.Speakers),
		About: schemaThings(s.About), Created: s.When.Date, Language: f.Article.Language, PartOf: newSchemaArticle(f.Article), Keywords: string(s.Kind)}
}

// said returns what was said, without the cue where the two are apart.
func (w writer) said(s *record.StatementMention) string {
	if s.Content.Empty() {
		return w.letters(s.Span)
	}
	return w.letters(s.Content)
}

func newSchemaArticle(a *record.Article) schemaArticle {
	out := schemaArticle{Type: "NewsArticle", ID: iri(string(a.ID)), URL: a.URL, Headline: titleOf(a), Published: a.Published, Language: a.Language}
	if a.Outlet != "" {
		out.By = &schemaThing{Type: "Organization", Name: a.Outlet}
	}
	return out
}

var schemaTypes = map[record.ActorKind]string{record.KindPerson: "Person", record.KindState: "Country",
	record.KindOrganisation: "Organization", record.KindGroup: "Organization"}

func schemaThings(all []record.Actor) (out []schemaThing) {
	for _, a := range all {
		t := schemaThing{Type: schemaTypes[a.Kind], Name: a.Name}
		if t.Type == "" {
			t.Type = "Thing"
		}
		if a.ID != "" {
			t.ID = iri(a.ID)
		}
		if a.Kind == record.KindPerson {
			t.Title = a.Office
		}
		out = append(out, t)
	}
	return out
}

// iri makes an id one of a name space that needs no server.
func iri(id string) string { return "urn:readout:" + id }
