package export

import (
	"io"

	"readout/internal/record"
	"readout/internal/stance"
	"readout/internal/timex"
)

// Positions writes what somebody says about somebody as a line of JSON.
func Positions(w io.Writer, t *stance.Thread) error {
	type party struct {
		Actor   string  `json:"actor"`
		Name    string  `json:"name"`
		Country *string `json:"country"`
	}
	type step struct {
		ID      record.ID              `json:"id"`
		Day     *timex.Date            `json:"day"`
		Kinds   []record.StatementKind `json:"kinds"`
		Side    *stance.Side           `json:"side"`
		Turn    bool                   `json:"turn"`
		Outlets []string               `json:"outlets"`
		Words   string                 `json:"words"`
	}
	out := struct {
		Speaker party  `json:"speaker"`
		About   *party `json:"about"`
		Turns   int    `json:"turns"`
		Steps   []step `json:"steps"`
	}{Speaker: party{t.Speaker.ID, t.Speaker.Name, known(t.Speaker.Country)}, Turns: t.Turns}
	if t.About.ID != "" {
		out.About = &party{t.About.ID, t.About.Name, known(t.About.Country)}
	}
	for _, s := range t.Steps {
		out.Steps = append(out.Steps, step{s.ID, known(s.Day), s.Kinds, known(s.Side), s.Turn, s.By, s.Words})
	}
	return writeLine(w, out)
}
