package postgres_test

import (
	"testing"

	"readout/internal/store/pgtest"
	"readout/internal/store/storetest"
)

func TestAlerts(t *testing.T) {
	server := pgtest.Start(t)
	storetest.RunAlerts(t, func(t *testing.T, name string) storetest.AlertStore { return open(t, server.Database(name)) })
}
