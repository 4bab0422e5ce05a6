package event_test

import (
	"testing"

	"readout/internal/event"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
)

// TestExamples reads the sentences of every pattern.
func TestExamples(t *testing.T) {
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	problems, err := event.Check(event.Default(), func(s string) ([]record.EventMention, error) {
		return readSentence(t, r, s), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	t.Logf("%d patterns", len(event.Default().Patterns))
}

func readSentence(t *testing.T, r *read.Reader, sentence string) []record.EventMention {
	t.Helper()
	x, err := text.New(sentence)
	if err != nil {
		t.Fatal(err)
	}
	out, err := r.Read(&record.Article{Path: "example", Text: x, Language: "en", Published: "2024-05-15"})
	if err != nil {
		t.Fatal(err)
	}
	return out.Events
}
