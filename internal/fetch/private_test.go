package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true, "::ffff:93.184.216.34": true, "64:ff9b::5db8:d822": true,
		"127.0.0.1": false, "127.9.9.9": false, "::1": false, "0.0.0.0": false, "::": false, "10.1.2.3": false,
		"172.31.0.1": false, "172.32.0.1": true, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"100.128.0.1": true, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false, "fe80::1%eth0": false,
		"fd00:ec2::254": false, "ff02::1": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "2002:7f00:1::": false,
		"::127.0.0.1": false, "2001:db8::1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("public(%s) = %v", address, got)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address is public")
	}
}

// Nothing reaches a private host: neither by its number, nor by a name, nor
// through a name server that says so.
func TestPrivateRefused(t *testing.T) {
	var reached atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer s.Close()
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	c := New(Options{Program: "Readout/1", Contact: "mailto:desk@post.example", Resolver: resolver(t, netip.MustParseAddr("127.0.0.1"))})
	for _, address := range []string{s.URL, "http://localhost:" + port, "http://news.example:" + port, "http://[::ffff:127.0.0.1]:" + port} {
		_, err := c.Get(t.Context(), Request{URL: address})
		var e *Error
		if !errors.As(err, &e) || e.Word != "private address" || !e.Lasts || !strings.Contains(e.Error(), "--allow-private") {
			t.Errorf("%s: %v", address, err)
		}
	}
	if reached.Load() > 0 {
		t.Errorf("reached %d times", reached.Load())
	}
}

// A redirect from a permitted host to a private one is refused as well.
func TestPrivateRedirect(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the inner host was reached") }))
	defer inner.Close()
	_, port, _ := net.SplitHostPort(inner.Listener.Addr().String())
	outer := httptest.NewServer(http.RedirectHandler("http://127.0.0.2:"+port+"/secrets", http.StatusFound))
	defer outer.Close()
	c := New(Options{Program: "Readout/1", AllowPrivate: true, Delay: -1})
	defer func(before []netip.Prefix) { special = before }(special)
	special = prefixes("127.0.0.2/32") // as if 127.0.0.1 were public
	c.opt.AllowPrivate, c.opt.Contact = false, "mailto:desk@post.example"
	_, err := c.Get(t.Context(), Request{URL: outer.URL + "/a"})
	var e *Error
	if !errors.As(err, &e) || e.Word != "private address" {
		t.Errorf("%v", err)
	}
}

// Whoever asks public hosts says whom to write to.
func TestContact(t *testing.T) {
	c := New(Options{Program: "Readout/1", AllowPrivate: true})
	if err := c.permit(netip.MustParseAddr("93.184.216.34")); err == nil || !strings.Contains(err.Error(), "--contact") {
		t.Errorf("%v", err)
	}
	if c.agent() != "Readout/1" {
		t.Error(c.agent())
	}
}

// resolver answers every question with one address.
func resolver(t *testing.T, a netip.Addr) *net.Resolver {
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		buf := make([]byte, 512)
		for {
			n, from, err := server.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 1},
					Body:   &dnsmessage.AResource{A: a.As4()},
				}}
			}
			out, _ := m.Pack()
			server.WriteTo(out, from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}
