package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"vanthu/examples"
	"vanthu/fonts"
	"vanthu/internal/document"
	"vanthu/internal/render"
)

// The documents, by their names among the examples.
var documents = []struct{ name, title string }{
	{"cong-van", "công văn"},
	{"ke-hoach-dai", "kế hoạch dài"},
}

var clients = []int{1, 2, 8, maxClients}

const maxClients = 64

func example(name string) ([]byte, error) {
	for _, e := range examples.All() {
		if e.Name == name {
			return e.JSON, nil
		}
	}
	return nil, fmt.Errorf("no example %s", name)
}

// figures are what a row of the table is made of.
type figures struct {
	times   []time.Duration // of those that succeeded
	total   time.Duration
	refused int // 429 and 503
	pages   string
}

func (f *figures) perSecond() float64 { return float64(len(f.times)) / f.total.Seconds() }

// quantiles are the waiting times that half and 99 of 100 stayed below.
func (f *figures) quantiles() (p50, p99 time.Duration) {
	slices.Sort(f.times)
	if n := len(f.times); n > 0 {
		return f.times[n/2], f.times[n*99/100]
	}
	return 0, 0
}

func (f *figures) add(o figures) {
	f.times = append(f.times, o.times...)
	f.total += o.total
	f.refused += o.refused
	f.pages = o.pages
}

// compare measures two things in turns, so that what else the machine does
// falls on both.
func (p *plan) compare(ctx context.Context, clients int, one, other func() (string, bool, error)) (a, b figures, err error) {
	const turns = 5
	for range turns {
		f, err := repeat(ctx, p.cell/turns, min(clients, runtime.GOMAXPROCS(0)), one)
		if err != nil {
			return a, b, err
		}
		a.add(f)
		if f, err = repeat(ctx, p.cell/turns, clients, other); err != nil {
			return a, b, err
		}
		b.add(f)
	}
	return a, b, nil
}

// throughput prints renders per second and waiting times.
func (p *plan) throughput(ctx context.Context, out io.Writer, c *caller) error {
	renderer, err := render.New(fonts.Default())
	if err != nil {
		return err
	}
	fmt.Fprint(out, "| document | clients | PDF/s | of render alone | p50 | p99 | 429/503 |\n|---|---|---|---|---|---|---|\n")
	for _, d := range documents {
		data, err := example(d.name)
		if err != nil {
			return err
		}
		for _, n := range clients {
			alone, served, err := p.compare(ctx, n,
				func() (string, bool, error) { return renderAlone(renderer, data) },
				func() (string, bool, error) { return c.render(data) })
			if err != nil {
				return err
			}
			p50, p99 := served.quantiles()
			fmt.Fprintf(out, "| %s (%s) | %d | %.0f | %.0f %% | %s | %s | %d |\n",
				d.title, served.pages, n, served.perSecond(), 100*served.perSecond()/alone.perSecond(), milli(p50), milli(p99), served.refused)
		}
	}
	return nil
}

func milli(d time.Duration) string {
	return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 1, 64) + " ms"
}

// renderAlone makes a PDF without a service.
func renderAlone(r *render.Renderer, data []byte) (pages string, refused bool, err error) {
	d, err := r.Decode(data, document.Options{})
	if err != nil {
		return "", false, err
	}
	result, err := r.Render(d, render.PDF)
	return strconv.Itoa(result.Pages), false, err
}

// repeat does one thing over and over in several lanes, and measures.
func repeat(ctx context.Context, long time.Duration, lanes int, do func() (pages string, refused bool, err error)) (figures, error) {
	if _, _, err := do(); err != nil { // warm
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
	for range lanes {
		wait.Go(func() {
			for ctx.Err() == nil {
				began := time.Now()
				pages, refused, err := do()
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

// caller posts documents to a service.
type caller struct {
	url    string
	client *http.Client
}

func newCaller(url string, conns int) *caller {
	return &caller{url, &http.Client{
		Timeout:   time.Minute,
		Transport: &http.Transport{MaxIdleConns: conns, MaxIdleConnsPerHost: conns, DisableCompression: true},
	}}
}

func (c *caller) render(data []byte) (pages string, refused bool, err error) {
	answer, err := c.client.Post(c.url+"/v1/documents", "application/json", bytes.NewReader(data))
	if err != nil {
		return "", false, err
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	switch {
	case err != nil:
		return "", false, err
	case answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode == http.StatusServiceUnavailable:
		return "", true, nil
	case answer.StatusCode != http.StatusOK || n == 0:
		return "", false, fmt.Errorf("answer %d of %d bytes", answer.StatusCode, n)
	}
	return answer.Header.Get("Vanthu-Pages"), false, nil
}

// resident is the memory that the service says it holds.
func (c *caller) resident() (float64, error) {
	answer, err := c.client.Get(c.url + "/metrics")
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if value, ok := strings.CutPrefix(line, "process_resident_memory_bytes "); ok {
			return strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
	}
	return 0, errors.New("the service does not tell its memory")
}

// memory watches the service's memory over many renders of all documents.
func (p *plan) memory(ctx context.Context, out io.Writer, c *caller) error {
	data, err := example(documents[0].name)
	if err != nil {
		return err
	}
	const lanes = 8
	many := func(total int) error {
		var left atomic.Int64
		left.Store(int64(total))
		_, err := repeat(ctx, time.Hour, lanes, func() (string, bool, error) {
			if left.Add(-1) < 0 {
				return "", false, errDone
			}
			return c.render(data)
		})
		if errors.Is(err, errDone) {
			return nil
		}
		return err
	}
	if err := many(max(1, p.renders/5)); err != nil {
		return err
	}
	before, err := c.resident()
	if err != nil {
		return err
	}
	if err := many(p.renders); err != nil {
		return err
	}
	after, err := c.resident()
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
