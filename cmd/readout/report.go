package main

import (
	"encoding/json"
	"os"

	"readout/internal/run"
)

// writeReport writes the summary of a run as JSON.
func writeReport(path string, s run.Summary) error {
	b, err := json.MarshalIndent(struct {
		Read       int            `json:"read"`
		Known      int            `json:"already_kept"`
		Failed     int            `json:"failed"`
		FailedFor  map[string]int `json:"failed_for"`
		Skipped    int            `json:"skipped"`
		SkippedFor map[string]int `json:"skipped_for"`
		Events     int            `json:"events"`
		Statements int            `json:"statements"`
		Figures    int            `json:"figures"`
		Stopped    bool           `json:"stopped"`
	}{s.Read, s.Known, s.Failed, some(s.FailedFor), s.Skipped, some(s.SkippedFor), s.Events, s.Statements, s.Figures, s.Stopped}, "", "  ")
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
