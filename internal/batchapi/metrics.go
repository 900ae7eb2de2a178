package batchapi

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"vanthu/internal/jobs"
)

// metrics are the numbers of batches.
type metrics struct {
	batches *prometheus.CounterVec
	rows    *prometheus.CounterVec
	took    *prometheus.HistogramVec
}

func newMetrics(d *door) metrics {
	to := d.Metrics
	to.Gauge("batches_running", "Batches that are read or sent.", d.batches.Running)
	to.Gauge("watchers", "Callers that follow a batch.", d.watchers.Running)
	to.Gauge("temporary_bytes", "Bytes of temporary files.", d.spools.Used)
	to.Register(jobMetrics{d})
	return metrics{
		to.Counter("batches_total", "Batches that were sent or taken as jobs, whole or not.", "way", "outcome"),
		to.Counter("batch_rows_total", "Rows of batches, by what became of them.", "way", "outcome"),
		to.Histogram("batch_row_duration_seconds", "Time to make the files of a row, without the wait.", "way"),
	}
}

// row counts a row of a batch.
func (m metrics) row(way string, made bool, took time.Duration) {
	m.rows.WithLabelValues(way, outcome(made, "made")).Inc()
	if took > 0 {
		m.took.WithLabelValues(way).Observe(took.Seconds())
	}
}

// batch counts a batch.
func (m metrics) batch(way string, whole bool) {
	m.batches.WithLabelValues(way, outcome(whole, "done")).Inc()
}

func outcome(good bool, name string) string {
	if good {
		return name
	}
	return "failed"
}

// jobMetrics are read from the store when somebody asks.
type jobMetrics struct{ door *door }

var (
	jobsDesc   = prometheus.NewDesc("vanthu_jobs", "Batches in the background, by state.", []string{"state"}, nil)
	chunksDesc = prometheus.NewDesc("vanthu_job_chunks_waiting", "Parts of batches in the background that are to be made.", nil, nil)
	jobsUpDesc = prometheus.NewDesc("vanthu_jobs_up", "1 where the store of jobs answers.", nil, nil)
)

// Describe names the numbers.
func (m jobMetrics) Describe(to chan<- *prometheus.Desc) {
	to <- jobsDesc
	to <- chunksDesc
	to <- jobsUpDesc
}

// Collect tells the numbers. Where there is no store, there are none.
func (m jobMetrics) Collect(to chan<- prometheus.Metric) {
	if m.door.jobs == nil {
		return
	}
	const patience = 2 * time.Second
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	stats, err := m.door.jobs.Stats(ctx)
	if err != nil {
		to <- prometheus.MustNewConstMetric(jobsUpDesc, prometheus.GaugeValue, 0)
		return
	}
	to <- prometheus.MustNewConstMetric(jobsUpDesc, prometheus.GaugeValue, 1)
	to <- prometheus.MustNewConstMetric(chunksDesc, prometheus.GaugeValue, float64(stats.Chunks))
	for _, status := range []jobs.Status{jobs.Queued, jobs.Running, jobs.Paused, jobs.Done, jobs.Failed, jobs.Canceled} {
		to <- prometheus.MustNewConstMetric(jobsDesc, prometheus.GaugeValue, float64(stats.Jobs[status]), string(status))
	}
}
