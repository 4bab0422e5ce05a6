package sqlite_test

import (
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store/storetest"
)

func TestAlerts(t *testing.T) {
	dir := t.TempDir()
	storetest.RunAlerts(t, func(t *testing.T, name string) storetest.AlertStore {
		s := open(t, filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".db"))
		t.Cleanup(func() { s.Close() })
		return s
	})
}
