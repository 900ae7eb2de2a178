package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

var clients = []int{1, 2, 8, maxClients}

const maxClients = 64

// figures are what was measured for a while.
type figures struct {
	times   []time.Duration // of those that succeeded
	total   time.Duration
	refused int // 429 and 503
	pages   string
}

func (f *figures) perSecond() float64 { return float64(len(f.times)) / f.total.Seconds() }

// row is a row of the table: the figures of all turns, of each turn the renders
// per second with the service and without, and the processors' work for all.
type row struct {
	figures
	served, alone, ratios []float64
	withService, without  work
}

// work is what processors did for renders.
type work struct {
	renders int
	seconds float64
}

// each is the milliseconds that a render took.
func (w work) each() float64 { return 1000 * w.seconds / float64(w.renders) }

// median is the middle one, which a turn that something else disturbed does not
// move.
func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// quantiles are the waiting times that half and 99 of 100 stayed below.
func (f *figures) quantiles() (p50, p99 time.Duration) {
	slices.Sort(f.times)
	if n := len(f.times); n > 0 {
		return f.times[n/2], f.times[n*99/100]
	}
	return 0, 0
}

func (r *row) add(served figures, alone told) {
	r.times = append(r.times, served.times...)
	r.refused += served.refused
	r.pages = served.pages
	with, without := served.perSecond(), float64(alone.Renders)/alone.Time.Seconds()
	r.withService.renders += len(served.times) + 1 // the one that warmed
	r.without.renders += alone.Renders
	r.without.seconds += alone.Worked.Seconds()
	r.served, r.alone, r.ratios = append(r.served, with), append(r.alone, without), append(r.ratios, with/without)
}

// compare measures renders without and with the service in turns, so that what
// else the machine does falls on both.
func (p *plan) compare(ctx context.Context, clients int, data []byte, program *aloneProgram, c *caller) (r row, err error) {
	request := c.request(data)
	before, err := c.figure(workedSeconds)
	if err != nil {
		return r, err
	}
	turn := p.cell / time.Duration(p.turns)
	for range p.turns {
		alone, err := program.do(order{data, turn, clients})
		if err != nil {
			return r, err
		}
		f, err := repeat(ctx, turn, clients, func(lane int) (string, bool, error) { return c.lines[lane].render(request) })
		if err != nil {
			return r, err
		}
		r.add(f, alone)
	}
	after, err := c.figure(workedSeconds)
	r.withService.seconds = after - before
	return r, err
}

// throughput prints renders per second and waiting times.
func (p *plan) throughput(ctx context.Context, out io.Writer, program *aloneProgram, c *caller) error {
	documents, err := samples()
	if err != nil {
		return err
	}
	fmt.Fprint(out, "| document | clients | PDF/s | render alone | ratio | processor time each | alone | ratio | p50 | p99 | 429/503 |\n"+
		"|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, d := range documents {
		for _, n := range clients {
			r, err := p.compare(ctx, n, d.data, program, c)
			if err != nil {
				return err
			}
			p50, p99 := r.quantiles()
			fmt.Fprintf(out, "| %s (%s) | %d | %.0f | %.0f | %.0f %% | %.2f ms | %.2f ms | %.0f %% | %s | %s | %d |\n",
				d.title, r.pages, n, median(r.served), median(r.alone), 100*median(r.ratios),
				r.withService.each(), r.without.each(), 100*r.without.each()/r.withService.each(),
				milli(p50), milli(p99), r.refused)
		}
	}
	return nil
}

func milli(d time.Duration) string {
	return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 1, 64) + " ms"
}

// repeat does one thing over and over in several lanes, and measures.
func repeat(ctx context.Context, long time.Duration, lanes int, do func(lane int) (pages string, refused bool, err error)) (figures, error) {
	if _, _, err := do(0); err != nil { // warm
		return figures{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, long)
	defer cancel()
	var (
		f      figures
		mu     sync.Mutex
		failed error
		wait   sync.WaitGroup
	)
	start := time.Now()
	for lane := range lanes {
		wait.Go(func() {
			for ctx.Err() == nil {
				began := time.Now()
				pages, refused, err := do(lane)
				mu.Lock()
				switch {
				case err != nil:
					failed = errors.Join(failed, err)
					cancel()
				case refused:
					f.refused++
				default:
					f.pages = pages
					f.times = append(f.times, time.Since(began))
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	f.total = time.Since(start)
	return f, failed
}

// memory watches the service's memory over many renders of a letter.
func (p *plan) memory(ctx context.Context, out io.Writer, c *caller) error {
	documents, err := samples()
	if err != nil {
		return err
	}
	const lanes = 8
	request := c.request(documents[0].data)
	many := func(total int) error {
		var left atomic.Int64
		left.Store(int64(total))
		_, err := repeat(ctx, time.Hour, lanes, func(lane int) (string, bool, error) {
			if left.Add(-1) < 0 {
				return "", false, errDone
			}
			return c.lines[lane].render(request)
		})
		if errors.Is(err, errDone) {
			return nil
		}
		return err
	}
	if err := many(max(1, p.renders/5)); err != nil {
		return err
	}
	before, err := c.figure(residentBytes)
	if err != nil {
		return err
	}
	if err := many(p.renders); err != nil {
		return err
	}
	after, err := c.figure(residentBytes)
	if err != nil {
		return err
	}
	growth := after/before - 1
	fmt.Fprintf(out, "\nmemory: %.0f MiB after %d renders, %.0f MiB after %d more (%+.1f %%)\n", before/(1<<20), p.renders/5, after/(1<<20), p.renders, 100*growth)
	const most = 0.1
	if growth > most {
		return fmt.Errorf("memory grew by %.0f %%", 100*growth)
	}
	return nil
}

// errDone ends a run that counts.
var errDone = errors.New("done")
