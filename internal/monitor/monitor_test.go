package monitor

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func ask(m *Monitor, path string, err error) (int, string) {
	w := httptest.NewRecorder()
	m.Handler(func(context.Context) error { return err }).ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Code, w.Body.String()
}

func TestMetrics(t *testing.T) {
	m := New("1.2")
	m.Article("read")
	m.Article("read")
	m.Article("failed")
	m.Mentions("event", 7)
	m.Job("done", 2*time.Second)
	code, body := ask(m, "/metrics", nil)
	for _, want := range []string{
		`readout_articles_total{outcome="read"} 2`, `readout_articles_total{outcome="failed"} 1`, `readout_mentions_total{kind="event"} 7`,
		`readout_jobs_total{outcome="done"} 1`, `readout_job_seconds_count 1`, `readout_info{version="1.2"} 1`, "go_goroutines",
	} {
		if code != 200 || !strings.Contains(body, want) {
			t.Errorf("%d, no %s in\n%s", code, want, body)
		}
	}
}

func TestHealth(t *testing.T) {
	if code, body := ask(New(""), "/healthz", nil); code != 200 || body != "well\n" {
		t.Error(code, body)
	}
	if code, body := ask(New(""), "/healthz", errors.New("password s3cret")); code != 503 || strings.Contains(body, "s3cret") {
		t.Error(code, body)
	}
	if code, _ := ask(New(""), "/other", nil); code != 404 {
		t.Error(code)
	}
}

func TestRequests(t *testing.T) {
	m := New("")
	h := m.Requests(http.NotFoundHandler())
	for range 3 {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/events?text=secret", nil))
	}
	_, body := ask(m, "/metrics", nil)
	if !strings.Contains(body, `readout_requests_total{code="404"} 3`) || strings.Contains(body, "secret") {
		t.Error(body)
	}
}
