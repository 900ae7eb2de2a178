package httpapi

import "math"

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

func (c *Config) batchSettings() []Setting {
	b := &c.Batches
	return []Setting{
		{"max-batch-body", "BYTE", "độ dài lớn nhất của một yêu cầu lập hàng loạt", newInt(&b.MaxBatchBody, 1<<10, 1<<31-1)},
		{"max-template", "BYTE", "độ dài lớn nhất của một tệp mẫu", newInt(&b.MaxTemplate, 1<<10, 32<<20)},
		{"max-batch-rows", "SỐ", "số hàng của một lô", newInt(&b.MaxBatchRows, 1, 1_000_000)},
		{"max-spool", "BYTE", "tổng độ dài của các tệp tạm", newInt(&b.MaxSpool, 1<<20, math.MaxInt)},
		{"max-batches", "SỐ", "số lô được nhận hoặc được gửi đi cùng lúc; quá số này thì trả lời 503", newInt(&b.MaxBatches, 1, 1024)},
		{"max-watchers", "SỐ", "số nơi gọi theo dõi tiến độ cùng lúc", newInt(&b.MaxWatchers, 1, 100_000)},
	}
}
