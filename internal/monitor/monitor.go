// Package monitor counts what a program that runs for long does, and tells it to
// Prometheus and to whoever asks whether all is well.
//
// It must never tell what articles say, nor where they are from.
package monitor

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// A Monitor counts. Its methods may be called by many goroutines.
type Monitor struct {
	registry *prometheus.Registry
	articles *prometheus.CounterVec
	mentions *prometheus.CounterVec
	jobs     *prometheus.CounterVec
	seconds  prometheus.Histogram
}

// New returns a monitor of a program of this version.
func New(version string) *Monitor {
	m := &Monitor{
		registry: prometheus.NewRegistry(),
		articles: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "readout_articles_total", Help: "Articles by what became of them: read, known, skipped, failed."}, []string{"outcome"}),
		mentions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "readout_mentions_total", Help: "Mentions read, by kind: event, statement, figure."}, []string{"kind"}),
		jobs: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "readout_jobs_total", Help: "Jobs that ended, by how: done, failed, stopped."}, []string{"outcome"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "readout_job_seconds", Help: "How long jobs took.", Buckets: prometheus.ExponentialBuckets(0.1, 3, 10)}),
	}
	info := prometheus.NewGauge(prometheus.GaugeOpts{Name: "readout_info", Help: "Always 1; tells the version.", ConstLabels: prometheus.Labels{"version": version}})
	info.Set(1)
	m.registry.MustRegister(m.articles, m.mentions, m.jobs, m.seconds, info,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Article counts an article by its outcome.
func (m *Monitor) Article(outcome string) { m.articles.WithLabelValues(outcome).Inc() }

// Mentions counts mentions of a kind.
func (m *Monitor) Mentions(kind string, n int) { m.mentions.WithLabelValues(kind).Add(float64(n)) }

// Job counts a job that ended.
func (m *Monitor) Job(outcome string, took time.Duration) {
	m.jobs.WithLabelValues(outcome).Inc()
	m.seconds.Observe(took.Seconds())
}

// Requests counts the requests that h answers, by the code of the answer, and how
// long they take.
func (m *Monitor) Requests(h http.Handler) http.Handler {
	requests := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "readout_requests_total", Help: "Requests by the code of the answer."}, []string{"code"})
	seconds := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "readout_request_seconds", Help: "How long answers took."}, nil)
	m.registry.MustRegister(requests, seconds)
	return promhttp.InstrumentHandlerCounter(requests, promhttp.InstrumentHandlerDuration(seconds, h))
}

// patience is how long a question for health may take.
const patience = 5 * time.Second

// Handler serves /metrics for Prometheus, and /healthz, which answers 200 as long
// as well reports no error, and 503 without the reason when it does.
func (m *Monitor) Handler(well func(context.Context) error) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		if well(ctx) != nil {
			http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "well")
	})
	return mux
}
