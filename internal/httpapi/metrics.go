package httpapi

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are the numbers that Prometheus reads. The values of each label come
// from a bounded set.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	renders  *prometheus.CounterVec
	rendered *prometheus.HistogramVec
	waited   prometheus.Observer
	faults   *prometheus.CounterVec
	panics   prometheus.Counter

	batches *prometheus.CounterVec
	rows    *prometheus.CounterVec
	rowTime *prometheus.HistogramVec

	mu    sync.Mutex
	rules map[string]bool // seen as labels
}

// maxRules bounds the rules that have a counter of their own.
const maxRules = 300

// buckets are the bounds of durations, from a cached page to a long document.
var buckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

func newMetrics(s *Server) *metrics {
	m := &metrics{registry: prometheus.NewRegistry(), rules: map[string]bool{}}
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		v := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "vanthu_" + name, Help: help}, labels)
		m.registry.MustRegister(v)
		return v
	}
	histogram := func(name, help string, labels ...string) *prometheus.HistogramVec {
		v := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "vanthu_" + name, Help: help, Buckets: buckets}, labels)
		m.registry.MustRegister(v)
		return v
	}
	gauge := func(name, help string, f func() float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "vanthu_" + name, Help: help}, f))
	}
	m.requests = counter("http_requests_total", "Requests by route, method and status.", "route", "method", "status")
	m.duration = histogram("http_request_duration_seconds", "Time from a request's header to its whole answer.", "route")
	m.renders = counter("renders_total", "Files made, by the document's kind and the file's format.", "kind", "format")
	m.rendered = histogram("render_duration_seconds", "Time to make the files of a document, without the wait.", "format")
	m.waited = histogram("queue_wait_seconds", "Time that requests waited for a place.").WithLabelValues()
	m.faults = counter("faults_total", "Faults told to callers, by rule.", "rule")
	m.panics = counter("panics_total", "Faults of the program that were caught.").WithLabelValues()
	m.batches = counter("batches_total", "Batches that were sent or taken as jobs, whole or not.", "way", "outcome")
	m.rows = counter("batch_rows_total", "Rows of batches, by what became of them.", "way", "outcome")
	m.rowTime = histogram("batch_row_duration_seconds", "Time to make the files of a row, without the wait.", "way")
	gauge("batches_running", "Batches that are read or sent.", func() float64 { return float64(s.batches.running()) })
	gauge("watchers", "Callers that follow a batch.", func() float64 { return float64(s.watchers.running()) })
	m.registry.MustRegister(jobMetrics{s})
	gauge("temporary_bytes", "Bytes of temporary files.", func() float64 { return float64(s.spools.used.Load()) })
	gauge("queue_waiting", "Requests that wait for a place.", func() float64 { return float64(s.gate.waiting.Load()) })
	gauge("renders_running", "Places taken.", func() float64 { return float64(s.gate.running()) })
	gauge("body_bytes", "Memory reserved for bodies and for files on their way.", func() float64 { return float64(s.bodies.used.Load()) })
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	info := prometheus.NewGauge(prometheus.GaugeOpts{Name: "vanthu_build_info", Help: "The program.", ConstLabels: prometheus.Labels{"version": s.version}})
	info.Set(1)
	m.registry.MustRegister(info)
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true})
}

func (m *metrics) request(route, method string, status int, took time.Duration) {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions, http.MethodPut, http.MethodDelete, http.MethodPatch:
	default:
		method = "other"
	}
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(route).Observe(took.Seconds())
}

func (m *metrics) render(kind, format string, took time.Duration) {
	m.renders.WithLabelValues(kind, format).Inc()
	m.rendered.WithLabelValues(format).Observe(took.Seconds())
}

// row counts a row of a batch.
func (m *metrics) row(way string, made bool, took time.Duration) {
	m.rows.WithLabelValues(way, outcome(made, "made")).Inc()
	if took > 0 {
		m.rowTime.WithLabelValues(way).Observe(took.Seconds())
	}
}

// batch counts a batch.
func (m *metrics) batch(way string, whole bool) {
	m.batches.WithLabelValues(way, outcome(whole, "done")).Inc()
}

func outcome(good bool, name string) string {
	if good {
		return name
	}
	return "failed"
}

func (m *metrics) queued(took time.Duration) { m.waited.Observe(took.Seconds()) }

// fault counts a fault. Rules beyond a bound are counted together.
func (m *metrics) fault(rule string) {
	m.mu.Lock()
	if !m.rules[rule] {
		if len(m.rules) < maxRules {
			m.rules[rule] = true
		} else {
			rule = "other"
		}
	}
	m.mu.Unlock()
	m.faults.WithLabelValues(rule).Inc()
}
