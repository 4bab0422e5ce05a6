package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/internal/record"
)

// CorrectionBody returns a correction as tables keep it: all of it but its
// withdrawal.
func CorrectionBody(c record.Correction) (string, error) {
	c.Withdrawn = nil
	b, err := json.Marshal(c)
	return string(b), err
}

// ReadCorrection is the inverse of CorrectionBody; withdrawn is JSON, or empty.
func ReadCorrection(body, withdrawn string) (c record.Correction, err error) {
	err = json.Unmarshal([]byte(body), &c)
	if withdrawn != "" {
		c.Withdrawn = &record.Withdrawal{}
		err = errors.Join(err, json.Unmarshal([]byte(withdrawn), c.Withdrawn))
	}
	if err != nil {
		err = fmt.Errorf("a correction is damaged: %w", err)
	}
	return c, err
}

// WithdrawnFrom returns the table in which what has the id can be withdrawn.
func WithdrawnFrom(id record.ID) string {
	if len(id) > 10 && id[:10] == "correction" {
		return "correction"
	}
	return "judgement"
}

// IsID reports whether a name is an id or the beginning of one, and no path.
func IsID(name string) bool {
	kind, _, ok := strings.Cut(name, ":")
	return ok && slices.Contains([]string{KindEvent, KindStatement, KindFigure, KindOffice, "sha256"}, kind)
}
