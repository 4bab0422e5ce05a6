package readout

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"readout/internal/event"
	"readout/internal/export"
	"readout/internal/readtest"
)

// docs/contract.md tells of every key and every word of the JSON Schema.
func TestContractTellsEveryKey(t *testing.T) {
	b, err := os.ReadFile("docs/contract.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(string(b), -1) {
		for _, word := range regexp.MustCompile(`[A-Za-z_0-9 -]+`).FindAllString(m[1], -1) {
			told[word] = true
		}
	}
	var schema any
	if err := json.Unmarshal([]byte(export.Schema), &schema); err != nil {
		t.Fatal(err)
	}
	for _, word := range wordsOf(schema) {
		if !told[word] {
			t.Errorf("docs/contract.md does not tell of %q", word)
		}
	}
}

// wordsOf returns the keys of the objects that a schema describes, and the
// words it allows as values.
func wordsOf(schema any) (out []string) {
	switch s := schema.(type) {
	case []any:
		for _, v := range s {
			out = append(out, wordsOf(v)...)
		}
	case map[string]any:
		properties, _ := s["properties"].(map[string]any)
		for key := range properties {
			out = append(out, key)
		}
		values, _ := s["enum"].([]any)
		for _, v := range values {
			if word, ok := v.(string); ok && word != strings.ToUpper(word) { // PLOVER's own words are PLOVER's
				out = append(out, word)
			}
		}
		for _, v := range s {
			out = append(out, wordsOf(v)...)
		}
	}
	return out
}

// The pattern and the case that docs/adding.md shows are well formed.
func TestAddingShowsWhatWorks(t *testing.T) {
	b, err := os.ReadFile("docs/adding.md")
	if err != nil {
		t.Fatal(err)
	}
	patterns, cases := 0, 0
	for _, m := range regexp.MustCompile("(?s)\n```\n(.*?)```\n").FindAllStringSubmatch(string(b), -1) {
		switch block := m[1]; {
		case strings.HasPrefix(block, "["):
			patterns++
			if _, err := event.Load(fstest.MapFS{"consult.txt": {Data: []byte(block)}}); err != nil {
				t.Errorf("the pattern in docs/adding.md: %v", err)
			}
		case strings.Contains(block, "-- want --"):
			cases++
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "shown.txtar"), []byte(block), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := readtest.Load(dir); err != nil {
				t.Errorf("the case in docs/adding.md: %v", err)
			}
		}
	}
	if patterns == 0 || cases == 0 {
		t.Errorf("docs/adding.md shows %d patterns and %d cases", patterns, cases)
	}
}
