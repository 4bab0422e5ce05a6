package fetch

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestPost(t *testing.T) {
	asked := map[string]int{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/in":
			if r.Method != "POST" || string(body) != "words" || r.Header.Get("X-Key") != "k" || r.UserAgent() != "Readout/1.0" {
				t.Errorf("%s %q, header %v", r.Method, body, r.Header)
			}
			w.WriteHeader(http.StatusAccepted)
			w.Write(make([]byte, 1<<20))
		case "/moved":
			http.Redirect(w, r, "/in", http.StatusTemporaryRedirect)
		case "/wait":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/no":
			w.WriteHeader(http.StatusUnprocessableEntity)
		case "/slow":
			<-r.Context().Done()
		}
	}))
	defer s.Close()
	post := func(c *Client, path string) error {
		return c.Post(t.Context(), Posting{URL: s.URL + path, Header: map[string]string{"X-Key": "k"}, Body: []byte("words")})
	}
	c, k := client(Options{Timeout: 300 * time.Millisecond})
	if err := post(c, "/in"); err != nil {
		t.Error(err)
	}
	wantError(t, post(c, "/moved"), "redirects", true, `"/in", where nothing is sent`)
	wantError(t, post(c, "/no"), "HTTP status 422", true, "422")
	wantError(t, post(c, "/slow"), "timeout", false, "did not answer in time")
	k.Sleep(t.Context(), time.Minute)
	err := post(c, "/wait")
	wantError(t, err, "HTTP status 503", false, "503")
	var e *Error
	if errors.As(err, &e); e.Before.Sub(k.Now()) != 2*time.Minute {
		t.Errorf("not before %v, want two minutes on", e.Before)
	}
	wantError(t, post(c, "/in"), "put off", false, "in peace")
	if asked["/in"] != 1 || asked["/robots.txt"] != 0 {
		t.Errorf("asked %v", asked)
	}
	wantError(t, c.Post(t.Context(), Posting{URL: "desk.example"}), "bad address", true, "http://")
}

// Nothing is sent into a private network unless that is allowed, and hosts that
// asked for it are owed no contact.
func TestPostPrivate(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("was reached") }))
	defer s.Close()
	c := New(Options{Program: "Readout/1", Asked: true})
	wantError(t, c.Post(t.Context(), Posting{URL: s.URL}), "private address", true, "--allow-private")
	if err := c.permit(netip.MustParseAddr("93.184.216.34")); err != nil {
		t.Error(err)
	}
	s.Close()
	c, _ = client(Options{})
	err := c.Post(t.Context(), Posting{URL: s.URL})
	wantError(t, err, "connection", false, "could not be reached: ")
	if strings.Contains(err.Error(), "fetched") {
		t.Error(err)
	}
}
