package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// special are the address blocks that are no part of the public internet, after
// the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and
// its updates). Clouds answer for their machines' secrets at 169.254.169.254.
var special = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
	"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/128", "::1/128", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
	"fec0::/10", "ff00::/8",
)

// carriers are blocks of IPv6 whose addresses carry one of IPv4, from this byte
// on: NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), IPv4-compatible (RFC 4291).
var carriers = []struct {
	block netip.Prefix
	at    int
}{
	{netip.MustParsePrefix("64:ff9b::/96"), 12}, {netip.MustParsePrefix("64:ff9b:1::/48"), 12},
	{netip.MustParsePrefix("2002::/16"), 2}, {netip.MustParsePrefix("::/96"), 12},
}

func prefixes(list ...string) (out []netip.Prefix) {
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// public reports whether an address is one of the public internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	for _, c := range carriers {
		if c.block.Contains(a) {
			b := a.As16()
			inner, _ := netip.AddrFromSlice(b[c.at : c.at+4])
			return public(inner)
		}
	}
	return a.IsValid()
}

// A refusal is why an address is not dialled.
type refusal struct{ word, why string }

func (r *refusal) Error() string { return r.why }

// permit says whether an address may be dialled. It is asked after names are
// resolved, for every connection of every redirect.
func (c *Client) permit(a netip.Addr) error {
	switch {
	case !public(a) && !c.opt.AllowPrivate:
		return &refusal{"private address", fmt.Sprintf("leads to %v, an address of a private network: if you mean that, --allow-private", a)}
	case public(a) && c.opt.Contact == "" && !c.opt.Asked:
		return &refusal{"no contact", "leads to a public host, whose keeper should know whom to write to: --contact MAIL-OR-PAGE"}
	}
	return nil
}

// transport returns what dials, only where permitted, and never by a proxy,
// which would hide where a request goes.
func (c *Client) transport() *http.Transport {
	d := &net.Dialer{Timeout: 15 * time.Second, Resolver: c.opt.Resolver,
		ControlContext: func(_ context.Context, _, address string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(address)
			if err != nil {
				return err
			}
			return c.permit(at.Addr())
		}}
	return &http.Transport{
		DialContext: d.DialContext, ForceAttemptHTTP2: true, DisableCompression: true,
		TLSHandshakeTimeout:    15 * time.Second,
		MaxResponseHeaderBytes: 256 << 10, MaxIdleConnsPerHost: 1, IdleConnTimeout: 30 * time.Second,
	}
}
