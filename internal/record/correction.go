package record

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// A Correction is what a person says of one mention: that a field of it should
// hold something else, that nothing of the kind is told there, that it is right,
// or that one was overlooked. Corrections are appended and can be withdrawn,
// never edited; the mention stays as it was read, and what is shown is made of
// both.
type Correction struct {
	ID        ID
	Article   ID
	Mention   ID     // as it stood when it was corrected; of one that is added its own
	Kind      string // event, statement, figure
	Act       Act
	Changes   []Change        `json:",omitempty"` // of Changed and Right, in the order of the fields
	Mentioned json.RawMessage `json:",omitempty"` // of Added, the mention; else nil
	Exact     string          // the letters of the mention's span
	Beside    []ID            `json:",omitempty"` // the mentions of its kind that stood beside it
	Because   string
	By        string
	At        time.Time
	Withdrawn *Withdrawal // nil while it stands
}

// An Act is what a correction does to a mention.
type Act string

// The acts.
const (
	Changed Act = "changed" // fields are to hold what Changes says
	Dropped Act = "dropped" // nothing of the kind is told there
	Right   Act = "right"   // the fields hold what they should; Changes repeats it
	Added   Act = "added"   // it was overlooked
)

// A Change is one field of a mention with what it should hold, as JSON of the
// field's type. Was is what it held: when the correction was made, or where a
// mention bears the mark of a correction, as it is read now.
type Change struct {
	Field string
	Was   json.RawMessage
	Now   json.RawMessage
}

// Hash returns the id that a correction has by what it says, who says it and
// when.
func (c *Correction) Hash() ID {
	bare := *c
	bare.ID, bare.Withdrawn, bare.At = "", nil, c.At.UTC()
	b, err := json.Marshal(bare)
	if err != nil {
		return "" // its parts are no JSON
	}
	h := sha256.Sum256(b)
	return ID("correction:" + hex.EncodeToString(h[:12]))
}
