package main

import (
	"encoding/json"
	"os"

	"readout/internal/run"
)

// A tally is the summary of a run as JSON; docs/contract.md tells what it means.
type tally struct {
	Read           int            `json:"read"`
	Known          int            `json:"already_kept"`
	NearDuplicates *int           `json:"near_duplicates"`
	UnreadIn       map[string]int `json:"unread_in"`
	Failed         int            `json:"failed"`
	FailedFor      map[string]int `json:"failed_for"`
	Skipped        int            `json:"skipped"`
	SkippedFor     map[string]int `json:"skipped_for"`
	Events         int            `json:"events"`
	Statements     int            `json:"statements"`
	Figures        int            `json:"figures"`
	Stopped        bool           `json:"stopped"`
}

func tallyOf(s run.Summary) tally {
	t := tally{
		Read: s.Read, Known: s.Known, UnreadIn: some(s.Unread),
		Failed: s.Failed, FailedFor: some(s.FailedFor), Skipped: s.Skipped, SkippedFor: some(s.SkippedFor),
		Events: s.Events, Statements: s.Statements, Figures: s.Figures, Stopped: s.Stopped,
	}
	if s.Compared {
		t.NearDuplicates = &s.NearDuplicates
	}
	return t
}

// writeReport writes a summary as JSON.
func writeReport(path string, summary any) error {
	b, err := json.MarshalIndent(summary, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(b, '\n'), 0o644)
}

func some(m map[string]int) map[string]int {
	if m == nil {
		return map[string]int{}
	}
	return m
}
