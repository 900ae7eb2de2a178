package batchapi

import (
	"context"
	"errors"
	"sync"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/convert"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/memory"
)

// The ways that a batch goes.
const (
	directWay = "direct"
	jobWay    = "job"
)

// rowMaker makes rows in the seats of all other documents. A row takes a seat
// when it is made and gives it back before the next, or before a Word file of its
// is converted. No more rows than there
// are seats wait for one, whatever the number of batches, and whoever waits is
// let in in the order of coming: a single document waits for one row, or two,
// and not for a batch; nor do single documents keep a batch out.
type rowMaker struct {
	door  *door
	maker batch.Maker
	way   string
}

func (d *door) rowMaker(maker batch.Maker, way string) batch.Maker { return rowMaker{d, maker, way} }

// Make makes a row as the plan does. A row that takes too long is at fault.
func (m rowMaker) Make(ctx context.Context, n batch.Named) batch.Made {
	d := m.door
	if len(n.Row.Faults) > 0 {
		return m.count(m.maker.Make(ctx, n), 0) // which is no work
	}
	if !d.takeTurn(ctx) {
		return batch.Made{Row: n.Row.Number}
	}
	leave := sync.OnceFunc(d.endTurn)
	defer leave()
	running, stop := context.WithTimeout(context.WithValue(ctx, leaving{}, leave), d.rowTimeout())
	defer stop()
	start := time.Now()
	made := m.makeWithin(running, n)
	if ctx.Err() != nil {
		return batch.Made{Row: n.Row.Number}
	}
	if errors.Is(running.Err(), context.DeadlineExceeded) {
		made = batch.Made{Row: n.Row.Number, Faults: fault.List{fault.New("", "row.timeout", fault.Text{
			"Hàng này cần nhiều thời gian hơn mức máy chủ cho phép.", "This row takes more time than the server allows."})}}
	}
	return m.count(made, time.Since(start))
}

// leaving is the key of what gives a row's seat back before the row is made.
type leaving struct{}

// apart is a converter that keeps no seat: what it does takes seconds, has
// places of its own, and is done by another process.
type apart struct{ convert.Converter }

// PDF is the converter's, with the row's seat given back.
func (a apart) PDF(ctx context.Context, docx []byte) ([]byte, error) {
	if leave, ok := ctx.Value(leaving{}).(func()); ok {
		leave()
	}
	return a.Converter.PDF(ctx, docx)
}

// apartConverter is the door's converter for rows; nil: none.
func (d *door) apartConverter() convert.Converter {
	if d.converter == nil {
		return nil
	}
	return apart{d.converter}
}

// makeWithin makes a row with a share of the memory for documents. Where others
// have it all, it tries again while there is time.
func (m rowMaker) makeWithin(ctx context.Context, n batch.Named) batch.Made {
	const most = 2 * time.Second
	for pause := 100 * time.Millisecond; ; pause = min(2*pause, most) { // what is begun in vain is waste
		share := m.door.Papers.Share(document.MaxMemory)
		share.Take(n.Row.Values.Weight())
		made := m.door.makeRow(memory.With(ctx, share), m.maker, n)
		share.Free()
		if len(made.Faults) == 0 || made.Faults[0].Rule != batch.BusyRule {
			return made
		}
		select {
		case <-ctx.Done():
			return made
		case <-time.After(pause):
		}
	}
}

// rowTimeout is the time for a row; the program that converts Word files may
// have to be started.
func (d *door) rowTimeout() time.Duration {
	if d.converter == nil {
		return d.Config.RenderTimeout
	}
	return d.Config.RenderTimeout + convert.Timeout
}

// count counts a row, and writes faults of the program down.
func (m rowMaker) count(made batch.Made, took time.Duration) batch.Made {
	d := m.door
	made.Faults = few(made.Faults, maxRowFaults)
	d.metrics.row(m.way, len(made.Faults) == 0, took)
	for _, f := range made.Faults {
		if f.Rule == "internal" { // its words are the program's own
			d.Metrics.Panicked()
			d.Log.Error("row", "way", m.way, "row", made.Row, "what", f.Detail.In(fault.English))
		}
	}
	return made
}

// takeTurn takes a seat for a row; false when ctx ends first.
func (d *door) takeTurn(ctx context.Context) bool {
	select {
	case d.turns <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	if d.Renders.Wait(ctx) {
		return true
	}
	<-d.turns
	return false
}

// endTurn gives the seat back, and only then lets the next row wait for one: a
// request that waits already comes before it.
func (d *door) endTurn() {
	d.Renders.Leave()
	<-d.turns
}
