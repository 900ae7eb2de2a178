package batchapi

import (
	"math"

	"vanthu/internal/convert"
	"vanthu/internal/document"
	"vanthu/internal/service"
)

// Config is what an operator decides about batches. Make it with NewConfig and
// change it through its Settings.
type Config struct {
	// Reading and MaxDocument are how documents are read, through this door as
	// through the others; they have no settings here.
	Reading     document.Options
	MaxDocument int // bytes of a document in JSON

	Batches
	Jobs

	opened convert.Converter // by OpenConverter; nil: none is set
	temp   *string           // where it works; nil: it was not opened
}

// OpenConverter makes the converter that is set, for this door and for others:
// they share its places. Its error is a *convert.Error.
func (c *Config) OpenConverter() (convert.Converter, error) {
	var err error
	temp := ""
	c.temp = &temp
	c.opened, err = convert.New(c.Converter, func() string { return temp })
	return c.opened, err
}

// NewConfig is the configuration where the operator says nothing.
func NewConfig() *Config {
	return &Config{MaxDocument: document.MaxBytes, Batches: newBatches(), Jobs: newJobs()}
}

// Settings are all values of the configuration. What is set through them
// changes c.
func (c *Config) Settings() []service.Setting { return append(c.batchSettings(), c.jobSettings()...) }

// Batches are the bounds of batches.
type Batches struct {
	MaxBatchBody int // bytes of a batch's request
	MaxTemplate  int // bytes of a template that comes as a file
	MaxBatchRows int
	MaxSpool     int // bytes of all temporary files
	MaxBatches   int // batches that are read or sent at a time
	MaxWatchers  int // streams of events at a time
}

func newBatches() Batches {
	return Batches{
		MaxBatchBody: 64 << 20,
		MaxTemplate:  8 << 20,
		MaxBatchRows: 100_000,
		MaxSpool:     2 << 30,
		MaxBatches:   8,
		MaxWatchers:  200,
	}
}

func (c *Config) batchSettings() []service.Setting {
	b := &c.Batches
	return []service.Setting{
		service.NewSetting("max-batch-body", "BYTE", "độ dài lớn nhất của một yêu cầu lập hàng loạt", service.NewInt(&b.MaxBatchBody, 1<<10, 1<<31-1)),
		service.NewSetting("max-template", "BYTE", "độ dài lớn nhất của một tệp mẫu", service.NewInt(&b.MaxTemplate, 1<<10, 32<<20)),
		service.NewSetting("max-batch-rows", "SỐ", "số hàng của một lô", service.NewInt(&b.MaxBatchRows, 1, 1_000_000)),
		service.NewSetting("max-spool", "BYTE", "tổng độ dài của các tệp tạm", service.NewInt(&b.MaxSpool, 1<<20, math.MaxInt)),
		service.NewSetting("max-batches", "SỐ", "số lô được nhận hoặc được gửi đi cùng lúc; quá số này thì trả lời 503", service.NewInt(&b.MaxBatches, 1, 1024)),
		service.NewSetting("max-watchers", "SỐ", "số nơi gọi theo dõi tiến độ cùng lúc", service.NewInt(&b.MaxWatchers, 1, 100_000)),
	}
}
