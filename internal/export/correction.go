package export

import (
	"encoding/json"
	"io"

	"readout/internal/record"
	"readout/internal/store"
)

// A corrected is a person's correction of the mention that bears it.
type corrected struct {
	ID      record.ID                  `json:"id"`
	Act     record.Act                 `json:"act"`
	By      *string                    `json:"by"`
	Because *string                    `json:"because"`
	At      string                     `json:"at"`
	Was     map[string]json.RawMessage `json:"was"` // by field: what the program reads
}

// corrections returns nil for a mention of which nobody said anything.
func (w writer) corrections(list []record.Correction) (out []corrected) {
	for _, c := range list {
		x := corrected{c.ID, c.Act, known(c.By), known(c.Because), c.At.UTC().Format(rfc3339), map[string]json.RawMessage{}}
		for _, ch := range c.Changes {
			x.Was[ch.Field] = plain(ch.Was)
		}
		out = append(out, x)
	}
	return out
}

// plain writes a field's value as a person names it: an actor by id or name, a
// place by its name.
func plain(value json.RawMessage) json.RawMessage {
	var v any
	if json.Unmarshal(value, &v) != nil {
		return json.RawMessage("null")
	}
	if list, ok := v.([]any); ok {
		for i := range list {
			list[i] = name(list[i])
		}
	}
	b, err := json.Marshal(name(v))
	if err != nil {
		return json.RawMessage("null") // cannot be: it was JSON
	}
	return b
}

func name(v any) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	if id, ok := m["ID"].(string); ok && id != "" {
		return id
	}
	return m["Name"]
}

// A withdrawal tells who took a correction or a judgement back.
type withdrawal struct {
	By      *string `json:"by"`
	At      string  `json:"at"`
	Because *string `json:"because"`
}

func newWithdrawal(w *record.Withdrawal) *withdrawal {
	if w == nil {
		return nil
	}
	return &withdrawal{known(w.By), w.At.UTC().Format(rfc3339), known(w.Because)}
}

// Correction writes a correction, and what it does to the record, as one line of
// JSON.
func Correction(w io.Writer, x *store.Effect) error {
	type changed struct {
		Field string          `json:"field"`
		Was   json.RawMessage `json:"was"`
		Now   json.RawMessage `json:"now"`
	}
	out := struct {
		ID        record.ID     `json:"id"`
		Article   record.ID     `json:"article"`
		Mention   record.ID     `json:"mention"`
		On        *record.ID    `json:"on"`
		Kind      string        `json:"kind"`
		Act       record.Act    `json:"act"`
		Outcome   store.Outcome `json:"outcome"`
		Exact     string        `json:"exact"`
		Changes   []changed     `json:"changes"`
		Because   *string       `json:"because"`
		By        *string       `json:"by"`
		At        string        `json:"at"`
		Withdrawn *withdrawal   `json:"withdrawn"`
	}{ID: x.ID, Article: x.Article, Mention: x.Mention, On: known(x.On), Kind: x.Kind, Act: x.Act, Outcome: x.Outcome, Exact: x.Exact,
		Changes: []changed{}, Because: known(x.Because), By: known(x.By), At: x.At.UTC().Format(rfc3339), Withdrawn: newWithdrawal(x.Withdrawn)}
	for _, c := range x.Changes {
		out.Changes = append(out.Changes, changed{c.Field, plain(c.Was), plain(c.Now)})
	}
	return writeLine(w, out)
}
