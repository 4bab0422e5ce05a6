package web

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A Guard says who may ask, and how much.
type Guard struct {
	Hosts      []string // names under which the desk may be asked for; empty: any
	Token      string   // that every request must bring, as Bearer or as Basic's password
	UserHeader string   // in which a proxy says who asks; without it nobody is let in
	Rate       float64  // requests a second from one address; 0: any number
	Patience   time.Duration
}

const (
	longest   = 4096     // bytes of an address
	heaviest  = 16 << 10 // bytes of what is sent
	strangers = 4096     // addresses whose rate is remembered
)

// policy lets a page load what the desk itself serves, and nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// wrap lets through what the guard allows.
func (g Guard) wrap(next http.Handler, d *Desk) http.Handler {
	foreign := http.NewCrossOriginProtection()
	rates := newRates(g.Rate)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setHeaders(w.Header())
		if g.Patience > 0 {
			ctx, stop := context.WithTimeout(r.Context(), g.Patience)
			defer stop()
			r = r.WithContext(ctx)
		}
		r.Body = http.MaxBytesReader(w, r.Body, heaviest)
		defer func() {
			if x := recover(); x != nil {
				d.fail(w, r, panicked(x))
			}
		}()
		err := g.form(r)
		if err == nil && !rates.allow(r.RemoteAddr, d.Now()) {
			w.Header().Set("Retry-After", "1")
			err = problem{http.StatusTooManyRequests, "too many requests from one address; wait a second"}
		}
		if err == nil {
			r, err = g.admit(w, r)
		}
		if err == nil && foreign.Check(r) != nil {
			err = problem{http.StatusForbidden, "a page of another site sent this; send it from the desk's own"}
		}
		if err != nil {
			d.fail(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "private, no-cache")
}

// form refuses requests that no browser and no honest program sends.
func (g Guard) form(r *http.Request) error {
	query, err := queryOf(r)
	switch {
	case len(r.RequestURI) > longest:
		return problem{http.StatusRequestURITooLong, "the address is longer than 4096 bytes"}
	case err != nil:
		return problem{http.StatusBadRequest, "the question in the address is not encoded as it should be"}
	case !utf8.ValidString(r.URL.Path) || !utf8.ValidString(query) || strings.ContainsRune(r.URL.Path+query, 0):
		return problem{http.StatusBadRequest, "the address is not in UTF-8"}
	case len(g.Hosts) > 0 && !slices.Contains(g.Hosts, hostname(r.Host)):
		return problem{http.StatusMisdirectedRequest, "this desk does not answer to that name; start it with --host to add one"}
	}
	return nil
}

func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

type userKey struct{}

// admit finds out who asks.
func (g Guard) admit(w http.ResponseWriter, r *http.Request) (*http.Request, error) {
	user := ""
	if g.UserHeader != "" {
		if user = r.Header.Get(g.UserHeader); user == "" {
			return r, problem{http.StatusForbidden, "the proxy did not say who asks"}
		}
	}
	if g.Token != "" {
		name, given, basic := r.BasicAuth()
		if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && !basic {
			given = bearer
		}
		if !equal(given, g.Token) {
			w.Header().Set("WWW-Authenticate", `Basic realm="Readout", charset="UTF-8"`)
			return r, problem{http.StatusUnauthorized, "give the desk's token: as password with any name, or as Authorization: Bearer"}
		}
		if user == "" {
			user = name
		}
	}
	return r.WithContext(context.WithValue(r.Context(), userKey{}, user)), nil
}

// equal compares in the same time whatever differs.
func equal(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// user returns who asks.
func (d *Desk) user(r *http.Request) string {
	if name, _ := r.Context().Value(userKey{}).(string); name != "" {
		return name
	}
	return d.By
}
