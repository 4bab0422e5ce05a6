package web_test

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/internal/actor"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
	"readout/internal/web"
)

// attacks are what is put where a name, an id, a date or a number belongs.
var attacks = []string{
	"../../../../etc/passwd", "..%2f..%2fsecret.txt", `..\..\secret.txt`, "/proc/self/environ", "%2e%2e%2fsecret.txt", "secret.txt",
	"' OR 1=1 --", `"; DROP TABLE article; --`, "%' UNION SELECT raw FROM article --", "\\", "%", "_", "*", "a\x00b", "\xff\xfe", "%ff", "%zz", "\u202e", "𝛀",
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "javascript:alert(1)", "{{.}}", "${7*7}", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd",
	"-1", "0", "99999999999999999999", "1e9", "NaN", "5-3", "0-999999999", "-5--2", "2023-13-45", "2023-11-25T00:00", strings.Repeat("A", 1500), strings.Repeat("%00", 400),
	"event:", "event/", ":", "sha256:", "sha256:" + strings.Repeat("0", 64), "TUR/", "//evil.example", "\r\nX-Injected: yes", "é", " ", "",
}

var places = []string{"/", "/events", "/event/", "/statements", "/positions", "/figures", "/article/", "/actors", "/actor/", "/contacts", "/map", "/wording",
	"/compare", "/corrections", "/about", "/search", "/asset/", "/openapi.json", "/judgements", "/judgements.json", "/index.json", "/.git/", "//"}

var conditions = []string{"q", "type", "kind", "status", "party", "speaker", "about", "attributed", "country", "place", "since", "until", "outlet", "text",
	"name", "heads", "a", "b", "s", "by", "measure", "page", "per", "token", "__proto__"}

// leaks are signs that an answer tells of the inside: of code, of the store's
// file or language, of another file.
var leaks = regexp.MustCompile(`goroutine|\.go:\d|SQL logic|sqlite|SELECT m\.|panic|root:x:0|the secret|record\.db|X-Injected: yes\r|<script>alert|<img src=x`)

// Ten thousand requests of somebody who means harm: none makes the desk fail,
// and none is told anything of the inside.
func TestHostileRequests(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret.txt"), []byte("the secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	s, err := sqlite.Open(filepath.Join(dir, "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n := range 5 {
		if _, err := s.Keep(t.Context(), storetest.Sample(n)); err != nil {
			t.Fatal(err)
		}
	}
	now := func() time.Time { return time.Unix(0, 0) }
	h := web.New(t.Context(), web.Options{Store: s, Known: actor.Known(), Version: "test-1", Writable: true, By: "A. Reader", Now: now,
		MadeAt: func() (time.Time, error) { return now(), nil }, Log: func(err error) { t.Errorf("failed inside: %v", err) }}).Handler()
	x := rand.New(rand.NewPCG(1, 2))
	pick := func(list []string) string { return list[x.IntN(len(list))] }
	statuses := map[int]int{}
	for n := range 10000 {
		r := attack(x, pick)
		if r == nil {
			continue // no server would take the address
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		statuses[w.Code]++
		body := w.Body.String()
		if strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
			body = strings.ReplaceAll(body, "<", "&lt;") // JSON keeps letters as they are, and is not shown as a page
		}
		if bad := leaks.FindString(body); w.Code >= 500 || bad != "" || w.Header().Get("X-Injected") != "" || strings.HasPrefix(w.Header().Get("Location"), "//") {
			t.Fatalf("%d. %s %s: %d, %q\n%.2000s", n, r.Method, r.RequestURI, w.Code, bad, w.Body.String())
		}
	}
	t.Logf("answers by status: %v", statuses)
	if statuses[http.StatusOK] < 500 || statuses[http.StatusBadRequest] < 500 {
		t.Errorf("answers by status: %v: the requests do not get far enough", statuses)
	}
}

func attack(x *rand.Rand, pick func([]string) string) *http.Request {
	at := pick(places)
	if x.IntN(2) == 0 {
		at += escaped(x, pick(attacks))
	}
	if x.IntN(4) == 0 {
		at += pick([]string{".json", ".csv", ".php", "/"})
	}
	var query []string
	for range x.IntN(4) {
		query = append(query, pick(conditions)+"="+escaped(x, pick(attacks)))
	}
	if len(query) > 0 {
		at += "?" + strings.Join(query, "&")
	}
	u, err := url.ParseRequestURI(at)
	if err != nil {
		return nil
	}
	method := pick([]string{"GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT"})
	body := ""
	if method == "POST" {
		body = pick([]string{`{"a":"` + pick(attacks) + `","b":"x","verdict":"same","because":"y"}`, "a=" + escaped(x, pick(attacks)) + "&verdict=same", strings.Repeat("[", 9000), strings.Repeat("x", 40000)})
	}
	r := httptest.NewRequest(method, "/", strings.NewReader(body))
	r.URL, r.RequestURI = u, at
	r.Header.Set("Content-Type", pick([]string{"application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/xml", "\x00"}))
	r.Header.Set("If-None-Match", pick(attacks))
	r.Header.Set("X-Forwarded-Host", "evil.example")
	return r
}

// escaped writes an attack into an address: as a browser would, or raw.
func escaped(x *rand.Rand, s string) string {
	if x.IntN(3) == 0 {
		return s
	}
	return url.QueryEscape(s)
}
