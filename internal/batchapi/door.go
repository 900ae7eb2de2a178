// Package batchapi is the door of batches: the routes under which many documents
// are made from a template and rows, at once or as jobs that outlive their
// request.
package batchapi

import (
	"context"
	_ "embed"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/convert"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

// door is the routes of batches on a floor.
type door struct {
	*service.Floor
	config    Config
	renderer  *render.Renderer
	converter convert.Converter
	makeRow   func(context.Context, batch.Maker, batch.Named) batch.Made
	turns     chan struct{}   // of rows that take or wait for a seat
	spools    *service.Budget // of temporary files
	tempDir   string          // for these; empty: the system's
	metrics   metrics

	batches   *service.Gate // of those that are read or sent
	downloads *service.Gate // of archives of jobs
	watchers  *service.Gate
	eventBeat time.Duration
	leaving   chan struct{} // closed when watchers are to go

	jobs      jobStore // nil: none
	jobsFault error    // why there are none
}

// Mount puts the routes of batches on a floor, opens the store of jobs, if there
// is to be one, and begins to work on what waits in it. Errors of the store are
// *JobsError, those of the converter *convert.Error.
func Mount(floor *service.Floor, renderer *render.Renderer, config *Config) error {
	d, err := newDoor(floor, renderer, config)
	if err != nil {
		return err
	}
	return d.mount()
}

func newDoor(floor *service.Floor, renderer *render.Renderer, config *Config) (*door, error) {
	d := &door{Floor: floor, config: *config, renderer: renderer}
	d.makeRow = func(ctx context.Context, m batch.Maker, n batch.Named) batch.Made { return m.Make(ctx, n) }
	d.turns = make(chan struct{}, floor.Config.MaxRenders)
	d.spools = service.NewBudget(config.MaxSpool)
	patient := floor.Config.QueueTimeout
	d.batches = service.NewGate(config.MaxBatches, 0, patient)
	d.downloads = service.NewGate(config.MaxBatches, 0, patient)
	d.watchers = service.NewGate(config.MaxWatchers, 0, patient)
	d.eventBeat, d.leaving = eventBeat, make(chan struct{})
	d.metrics = newMetrics(d)
	if d.config.temp == nil {
		if _, err := d.config.OpenConverter(); err != nil {
			return nil, err
		}
	}
	d.converter = d.config.opened
	return d, d.openJobs()
}

// The texts that describe the routes.
var (
	//go:embed assets/openapi.json
	openapiText []byte
	//go:embed assets/docs.html
	docsText string
)

func (d *door) mount() error {
	openapi, err := service.Fill(openapiText, map[string]any{"formats": render.Whole})
	if err != nil {
		return err
	}
	sections, err := service.Write(docsText, nil, service.Section{Where: service.Guide, ID: "hang-loat", Title: "Lập hàng loạt"})
	if err != nil {
		return err
	}
	v1 := d.V1()
	v1.POST("/rows", d.postRows)
	v1.POST("/batches", d.postBatch)
	service.Get(v1, "/batches", d.listBatches)
	service.Get(v1, "/batches/:id", d.getBatch)
	v1.DELETE("/batches/:id", d.deleteBatch)
	service.Get(v1, "/batches/:id/archive", d.getArchive)
	v1.GET("/batches/:id/events", d.getEvents)
	return d.Floor.Mount(service.Door{
		OpenAPI: openapi, Problems: problems, Settings: NewConfig().Settings(), Sections: sections,
		Health: func(ctx context.Context) (map[string]string, error) {
			return map[string]string{"jobs": d.jobsHealth(ctx)}, nil
		},
		Open:  d.logState,
		Leave: func() { close(d.leaving) },
		Close: d.closeJobs,
	})
}
