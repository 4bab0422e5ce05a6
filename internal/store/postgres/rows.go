package postgres

// The columns of the tables that are written row by row.
var (
	zoneColumns        = []string{"article", "seq", "kind", "start_byte", "end_byte"}
	diagnosticColumns  = []string{"article", "seq", "id", "text", "start_byte", "end_byte"}
	spanColumns        = []string{"mention", "part", "seq", "start_byte", "end_byte", "exact"}
	participantColumns = []string{"mention", "part", "seq", "actor", "name", "country", "kind", "office", "start_byte", "end_byte", "exact"}
	mentionColumns     = []string{"nr", "id", "article", "seq", "kind", "type", "start_byte", "end_byte", "exact", "rule", "version", "body", "sum",
		"status", "day", "place", "place_country", "superseded", "words"}
)

// parts writes zones, diagnostics and sketches.
func (k *keeper) parts(all []*placed) {
	var zones, diagnostics, sketches [][]any
	for _, e := range all {
		for i, z := range e.Zones {
			zones = append(zones, []any{e.nr, i, toSigns(z.Kind), z.Span.Start, z.Span.End})
		}
		for i, d := range e.Diagnostics {
			diagnostics = append(diagnostics, []any{e.nr, i, toSigns(d.ID), toSigns(d.Text), d.Span.Start, d.Span.End})
		}
		sketches = append(sketches, []any{e.nr, e.Sketch})
	}
	k.copy("zone", zoneColumns, zones)
	k.copy("diagnostic", diagnosticColumns, diagnostics)
	k.copy("sketch", []string{"article", "body"}, sketches)
}

// mentions writes the mentions with their spans and participants.
func (k *keeper) mentions(all []*placed) {
	var mentions, spans, participants [][]any
	for _, e := range all {
		for i := range e.Mentions {
			m, nr := &e.Mentions[i], e.at[i]
			mentions = append(mentions, []any{nr, toSigns(m.ID), e.nr, i, m.Kind, toSigns(m.Type), m.Span.Start, m.Span.End,
				toSigns(m.Exact), toSigns(m.Rule), toSigns(m.Version), toSigns(m.Body), m.Sum, toSigns(m.Status), toSigns(m.Day),
				toSigns(m.Place), toSigns(m.PlaceCountry), toSigns(m.Superseded), vector(m.Exact)})
			for _, a := range m.Anchors {
				spans = append(spans, []any{nr, a.Part, a.Seq, a.Span.Start, a.Span.End, toSigns(a.Exact)})
			}
			for _, p := range m.Participants {
				participants = append(participants, []any{nr, p.Part, p.Seq, toSigns(p.Actor), toSigns(p.Name), toSigns(p.Country),
					toSigns(p.Kind), toSigns(p.Office), p.Span.Start, p.Span.End, toSigns(p.Exact)})
			}
		}
	}
	k.copy("mention", mentionColumns, mentions)
	k.copy("span", spanColumns, spans)
	k.copy("participant", participantColumns, participants)
}
