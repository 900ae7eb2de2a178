// Package doors is the whole service: the floor with all doors on it.
package doors

import (
	"log/slog"
	"slices"

	"vanthu/internal/batchapi"
	"vanthu/internal/httpapi"
	"vanthu/internal/render"
	"vanthu/internal/service"
	"vanthu/internal/web"
)

// Config is all that an operator decides. Make it with NewConfig and change it
// through its Settings, which hold each value to its bounds.
type Config struct {
	Floor     service.Config
	Documents httpapi.Config
	Batches   batchapi.Config // Reading and MaxDocument are those of Documents
}

// NewConfig is the configuration where the operator says nothing.
func NewConfig() *Config {
	return &Config{*service.NewConfig(), *httpapi.NewConfig(), *batchapi.NewConfig()}
}

// Settings are all values of the configuration. What is set through them
// changes c.
func (c *Config) Settings() []service.Setting {
	return slices.Concat(c.Floor.Settings(), c.Documents.Settings(), c.Batches.Settings())
}

// OfficesError says why the folder of offices cannot be read.
type OfficesError struct{ Err error }

func (e *OfficesError) Error() string { return "doors: offices: " + e.Err.Error() }

// Unwrap is the reason.
func (e *OfficesError) Unwrap() error { return e.Err }

// New makes a service that renders with the renderer and logs to log. Errors are
// those of service.New and of batchapi.Mount.
func New(config *Config, renderer *render.Renderer, log *slog.Logger, version string) (*service.Floor, error) {
	floor, err := service.New(&config.Floor, log, version)
	if err != nil {
		return nil, err
	}
	documents := config.Documents
	if err := documents.OpenOffices(log); err != nil {
		return nil, &OfficesError{err}
	}
	batches := config.Batches
	if documents.Converter, err = batches.OpenConverter(); err != nil {
		return nil, err
	}
	if err := httpapi.Mount(floor, renderer, &documents); err != nil {
		return nil, err
	}
	batches.Reading, batches.MaxDocument = documents.Reading, documents.MaxBody
	if err := batchapi.Mount(floor, renderer, &batches); err != nil {
		return nil, err
	}
	return floor, web.Mount(floor)
}
