package web

import "readout/internal/store"

// views are all kinds of pages; the first is the front page.
func views() []*view {
	asked := []param{since, until, outlet, country}
	events := append([]param{eventType, status, party, place, attributed, letters}, asked...)
	statements := append([]param{kind, speaker, about, attributed, letters}, asked...)
	said, counts := speaker, measure
	said.words, counts.words = true, true // readout positions SPEAKER, readout series MEASURE
	return []*view{
		{path: "/{$}", title: "The record", does: "what there is in the record: how much, from when to when, the latest events, the newest contradictions", item: "row", answer: front},
		{path: "/search", title: "Search", does: "actors of a name, and mentions whose words hold some letters", item: "row", answer: search,
			params: []param{{Name: "q", Label: "search", Does: "a name, or letters"}}},
		{path: "/events", title: "Events", does: "events, the latest first", item: "found", params: events, answer: list(store.KindEvent, "Events")},
		{path: "/event/{id}", title: "Event", does: "one event, statement or figure as each outlet tells it, slot by slot", item: "matrix", answer: event},
		{path: "/statements", title: "Statements", does: "statements, the latest first", item: "found", params: statements, answer: list(store.KindStatement, "Statements")},
		{path: "/positions", title: "Positions over time", does: "what somebody says about whom over time, and where the side changes", item: "positions",
			params: append([]param{said, about}, asked...), answer: positions},
		{path: "/figures", title: "Figures", does: "figures that count the same side by side, each with whoever claims it", item: "series",
			params: append([]param{counts, onePlace, attributed}, asked...), answer: figures},
		{path: "/article/{id}", title: "Article", does: "an article's text with all that the record took from it", item: "reading", answer: article,
			params: []param{{Name: "s", Label: "letters", Does: "shows a range of letters, in code points: 38-107"}}},
		{path: "/actors", title: "Actors", does: "who is in the record, those with the most mentions first", item: "actor_seen", answer: actors,
			params: []param{{Name: "name", Label: "name", Does: "actors of this name, in any known spelling", Many: true}, country}},
		{path: "/actor/{id...}", title: "Actor", does: "names, offices, contacts and wordings of somebody", item: "row", answer: actorPage},
		{path: "/contacts", title: "Contacts", does: "who was in contact with whom, how often and when", item: "contact",
			params: append([]param{by, eventType, party, place}, asked...), answer: contacts},
		{path: "/map", title: "Map", does: "places with the number of events told of them", item: "row", params: events, answer: mapPage},
		{path: "/wording", title: "Wording", does: "how each outlet names somebody", item: "wording",
			params: append([]param{named, heads}, asked...), answer: wording},
		{path: "/compare", title: "Compare two outlets", does: "what two outlets tell of the same events, and what only one of them tells", item: "row",
			params: []param{outletA, outletB, since, until, country}, answer: compare},
		{path: "/corrections", title: "Corrections", does: "pairs of mentions that the program can judge neither the same nor different", item: "row", answer: corrections},
		{path: "/judgements", title: "Judgements", does: "what persons have judged, the latest first", item: "judgement", answer: judgements},
		{path: "/about", title: "About the data", does: "what the record is worth: version, scores, limits", item: "row", answer: aboutPage},
	}
}
