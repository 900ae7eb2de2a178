package httpapi

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"vanthu/internal/jobs"
)

// jobMetrics are read from the store when somebody asks.
type jobMetrics struct{ server *Server }

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
	if m.server.jobs == nil {
		return
	}
	const patience = 2 * time.Second
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	stats, err := m.server.jobs.Stats(ctx)
	if err != nil {
		to <- prometheus.MustNewConstMetric(jobsUpDesc, prometheus.GaugeValue, 0)
		return
	}
	to <- prometheus.MustNewConstMetric(jobsUpDesc, prometheus.GaugeValue, 1)
	to <- prometheus.MustNewConstMetric(chunksDesc, prometheus.GaugeValue, float64(stats.Chunks))
	for _, status := range []jobs.Status{jobs.Queued, jobs.Running, jobs.Done, jobs.Failed, jobs.Canceled} {
		to <- prometheus.MustNewConstMetric(jobsDesc, prometheus.GaugeValue, float64(stats.Jobs[status]), string(status))
	}
}
