package store

import (
	"encoding/json"
	"time"
)

// Seconds returns a moment as tables keep it, in seconds since 1970; 0 for none.
func Seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// Moment is the inverse of Seconds, in UTC.
func Moment(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

// List returns words as tables keep them, as a JSON list.
func List(words []string) string {
	b, err := json.Marshal(words)
	if err != nil {
		return "[]" // cannot be: plain strings
	}
	return string(b)
}
