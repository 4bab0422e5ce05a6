package web

import (
	"net/http"
	"time"
)

// Wrap lets through to a handler of another room what the guard allows, and
// answers what it refuses as problem+json. log is told what failed on our side.
func (g Guard) Wrap(next http.Handler, now func() time.Time, log func(error)) http.Handler {
	return g.wrap(next, &Desk{Options: Options{Now: now, Log: log}, bare: true})
}
