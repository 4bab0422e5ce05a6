package sqlite_test

import (
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/storetest"
)

func TestLedger(t *testing.T) {
	dir := t.TempDir()
	storetest.RunLedger(t, func(t *testing.T, name string) store.Ledger {
		s := open(t, filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".db"))
		t.Cleanup(func() { s.Close() })
		return s
	})
}
