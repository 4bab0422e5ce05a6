package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// A Judgement is a decision on whether two mentions tell of the same thing.
// Judgements are appended and can be withdrawn, never edited. Those of the
// program follow from the mentions and need not be kept; those of a person are,
// and win.
type Judgement struct {
	ID        ID
	A, B      ID // mentions of one kind, or ids of actors; A < B
	Verdict   Verdict
	Score     int      // the sum of the weights in Because; 0 for a person's
	Because   []Reason // what speaks for and against, heaviest first; a person's own words
	By        string   // who decided; empty: the program
	At        time.Time
	Withdrawn *Withdrawal // nil while it stands
}

// A Verdict is what a judgement says of its pair.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
	Unsure    Verdict = "unsure"
)

// A Reason is one feature of a pair that speaks for (weight above 0) or against
// its being the same. A person's reason has no weight.
type Reason struct {
	Name   string
	Weight int
	Words  string // what was compared, as a person reads it: "2023-11-01 · 2023-11-02"
}

// A Withdrawal takes a judgement back. The judgement stays to be seen.
type Withdrawal struct {
	By      string
	At      time.Time
	Because string
}

// String writes a judgement on one line: "same 112: party-same +70, day-same +25".
func (j Judgement) String() string {
	reasons := make([]string, len(j.Because))
	for i, r := range j.Because {
		if reasons[i] = r.Words; r.Name != "" {
			reasons[i] = fmt.Sprintf("%s %+d", r.Name, r.Weight)
		}
	}
	return fmt.Sprintf("%s %d: %s", j.Verdict, j.Score, strings.Join(reasons, ", "))
}

// Pair returns a and b in the order in which a judgement holds them.
func Pair(a, b ID) (ID, ID) {
	if b < a {
		return b, a
	}
	return a, b
}

// Hash returns the id that a judgement has by what it says, who says it and when.
func (j *Judgement) Hash() ID {
	h := sha256.New()
	for _, p := range []string{string(j.A), string(j.B), string(j.Verdict), j.By, j.At.UTC().Format(time.RFC3339Nano)} {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	for _, r := range j.Because {
		h.Write([]byte(r.Words))
		h.Write([]byte{0})
	}
	return ID("judgement:" + hex.EncodeToString(h.Sum(nil)[:12]))
}
