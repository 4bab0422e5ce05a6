package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every command opens stores by openStore and its like: a command that opened
// files only would not work with a database.
func TestStoresOfAllKinds(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if file != "store_open.go" && !strings.HasSuffix(file, "_test.go") && strings.Contains(string(b), `"readout/internal/store/sqlite"`) {
			t.Errorf("%s opens SQLite files: use openStore, openKept or openReadOnly", file)
		}
	}
}
