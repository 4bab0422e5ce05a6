package web

import (
	"net"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// rates remember how fast each address asks.
type rates struct {
	limit float64
	mu    sync.Mutex
	of    map[string]*rate.Limiter
}

// newRates returns rates that allow so many requests a second, any number if 0.
func newRates(perSecond float64) *rates {
	return &rates{limit: perSecond, of: map[string]*rate.Limiter{}}
}

// allow counts a request. A browser that opens a page asks a few times at once:
// three seconds' worth may come together.
func (x *rates) allow(address string, now time.Time) bool {
	if x.limit <= 0 {
		return true
	}
	if host, _, err := net.SplitHostPort(address); err == nil {
		address = host
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	l := x.of[address]
	if l == nil {
		if len(x.of) >= strangers {
			clear(x.of)
		}
		l = rate.NewLimiter(rate.Limit(x.limit), int(3*x.limit)+1)
		x.of[address] = l
	}
	return l.AllowN(now, 1)
}
