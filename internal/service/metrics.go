package service

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are the numbers that Prometheus reads: those of the floor, and those
// that doors add. The values of each label come from a bounded set.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	waited   prometheus.Observer
	faults   *prometheus.CounterVec
	panics   prometheus.Counter

	mu    sync.Mutex
	rules map[string]bool // seen as labels
}

// maxRules bounds the rules that have a counter of their own.
const maxRules = 300

// buckets are the bounds of durations, from a cached page to a long document.
var buckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

func newMetrics(version string) *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), rules: map[string]bool{}}
	m.requests = m.Counter("http_requests_total", "Requests by route, method and status.", "route", "method", "status")
	m.duration = m.Histogram("http_request_duration_seconds", "Time from a request's header to its whole answer.", "route")
	m.waited = m.Histogram("queue_wait_seconds", "Time that requests waited for a place.").WithLabelValues()
	m.faults = m.Counter("faults_total", "Faults told to callers, by rule.", "rule")
	m.panics = m.Counter("panics_total", "Faults of the program that were caught.").WithLabelValues()
	m.Register(collectors.NewGoCollector())
	m.Register(collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	info := prometheus.NewGauge(prometheus.GaugeOpts{Name: "vanthu_build_info", Help: "The program.", ConstLabels: prometheus.Labels{"version": version}})
	info.Set(1)
	m.Register(info)
	return m
}

// watch reads the numbers of a floor when somebody asks.
func (m *Metrics) watch(f *Floor) {
	m.Gauge("queue_waiting", "Requests that wait for a place.", f.Renders.Waiting)
	m.Gauge("renders_running", "Places taken.", f.Renders.Running)
	m.Gauge("paper_bytes", "Memory taken by documents that are being made.", f.Papers.Used)
	m.Gauge("body_bytes", "Memory reserved for bodies and for files on their way.", f.Bodies.Used)
}

// Counter adds a counter: "vanthu_" and the name.
func (m *Metrics) Counter(name, help string, labels ...string) *prometheus.CounterVec {
	v := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "vanthu_" + name, Help: help}, labels)
	m.Register(v)
	return v
}

// Histogram adds a histogram of durations in seconds.
func (m *Metrics) Histogram(name, help string, labels ...string) *prometheus.HistogramVec {
	v := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "vanthu_" + name, Help: help, Buckets: buckets}, labels)
	m.Register(v)
	return v
}

// Gauge adds a number that is read when somebody asks.
func (m *Metrics) Gauge(name, help string, read func() int64) {
	m.Register(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "vanthu_" + name, Help: help}, func() float64 { return float64(read()) }))
}

// Register adds numbers of any kind. Names that were added before are a fault of
// the program.
func (m *Metrics) Register(c prometheus.Collector) { m.registry.MustRegister(c) }

// Panicked counts a fault of the program.
func (m *Metrics) Panicked() { m.panics.Inc() }

func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true})
}

func (m *Metrics) request(route, method string, status int, took time.Duration) {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions, http.MethodPut, http.MethodDelete, http.MethodPatch:
	default:
		method = "other"
	}
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(route).Observe(took.Seconds())
}

func (m *Metrics) queued(took time.Duration) { m.waited.Observe(took.Seconds()) }

// fault counts a fault. Rules beyond a bound are counted together.
func (m *Metrics) fault(rule string) {
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
