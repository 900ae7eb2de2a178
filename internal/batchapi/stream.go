package batchapi

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"iter"
	"math"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"go.opentelemetry.io/otel/attribute"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/filename"
	"vanthu/internal/service"
)

// stream makes a batch and sends it while it is made. A fault of a row stands
// in the manifest; anything else breaks the answer off.
func (d *door) stream(c *gin.Context, r *request) {
	ctx, span := d.Tracer.Start(c.Request.Context(), "batch.stream")
	defer span.End()
	span.SetAttributes(attribute.Int("vanthu.rows", r.count))
	out := d.newOutlet(c)
	h := c.Writer.Header()
	setArchiveHeader(h, r.form.spec, r.count)
	h.Set("Trailer", "Vanthu-Failed, Etag")
	h.Set("Vanthu-Warnings", strconv.Itoa(len(r.warnings())))
	pack := d.newPacker(r, out)
	defer pack.release()
	err := batch.Run(ctx, d.rowMaker(r.plan, directWay), r.plan.Named(r.rows.All()), d.Config.MaxRenders, pack.add)
	if err == nil {
		err = pack.close()
	}
	d.metrics.batch(directWay, err == nil)
	if err != nil {
		d.breakOff(c, err)
		return
	}
	h.Set("Vanthu-Failed", strconv.Itoa(pack.manifest.Failed))
	h.Set("Etag", service.Quoted([sha256.Size]byte(out.sum.Sum(nil))))
}

// setArchiveHeader says what kind of answer an archive is.
func setArchiveHeader(h http.Header, spec batch.Spec, rows int) {
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", filename.Disposition(stemOf(spec.Templates[0].Name), "zip"))
	h.Set("Vanthu-Rows", strconv.Itoa(rows))
	h.Set("X-Accel-Buffering", "no") // nginx would take more than the client does
}

// outlet writes a long answer. A client that takes nothing for some time is
// given up; one that is merely slow makes everything wait.
type outlet struct {
	writer   io.Writer
	control  *http.ResponseController
	patience time.Duration
	sum      hash.Hash // SHA-256 of what was written
}

// newOutlet begins a long answer, whose time the server no longer bounds as a
// whole.
func (d *door) newOutlet(c *gin.Context) *outlet {
	control := http.NewResponseController(c.Writer)
	// net/http reads on to learn whether the client is gone; no deadline may end
	// that.
	_ = control.SetReadDeadline(time.Time{})
	return &outlet{c.Writer, control, d.Config.WriteTimeout, sha256.New()}
}

// Write sends, in pieces: each may take as long as a whole short answer.
func (o *outlet) Write(b []byte) (int, error) {
	done := 0
	for done < len(b) {
		_ = o.control.SetWriteDeadline(time.Now().Add(o.patience))
		n, err := o.writer.Write(b[done:min(len(b), done+pace)])
		o.sum.Write(b[done : done+n])
		done += n
		if err != nil {
			return done, err
		}
	}
	return done, nil
}

// flush brings on its way what was written.
func (o *outlet) flush() error {
	_ = o.control.SetWriteDeadline(time.Now().Add(o.patience))
	return o.control.Flush()
}

// packer writes an archive from the results of rows.
type packer struct {
	archive  *batch.Archive
	manifest *batch.Manifest
	binder   *batch.Binder // nil: no PDF of all documents
	bound    *spool
	told     tally
}

// What is told of faults, so that a manifest stays small however many rows
// break however many rules.
const (
	maxRowFaults   = 20     // of a row
	maxBatchFaults = 10_000 // of a batch; beyond, each row tells one
)

// tally counts the faults of a batch.
type tally int

// few are the faults of the next row that are told.
func (t *tally) few(faults fault.List) fault.List {
	if *t >= maxBatchFaults {
		faults = few(faults, 1)
	}
	*t += tally(len(faults))
	return faults
}

// few are the first of the faults, and one that says how many there are more.
func few(faults fault.List, most int) fault.List {
	if len(faults) <= most+1 {
		return faults
	}
	return faults.Cut(most, len(faults))
}

func (d *door) newPacker(r *request, out *outlet) *packer {
	p := &packer{archive: batch.NewArchive(out, out.flush), manifest: r.plan.Manifest(r.source(), r.survey...)}
	if r.form.spec.Merge {
		p.bound = d.newSpool(math.MaxInt64)
		p.binder = r.plan.NewBinder(p.bound)
	}
	return p
}

// readable are the results of rows without the faults that nobody reads.
func readable(results iter.Seq2[batch.Made, error]) iter.Seq2[batch.Made, error] {
	return func(yield func(batch.Made, error) bool) {
		var told tally
		for m, err := range results {
			if err == nil {
				m.Faults, m.Warnings = told.few(m.Faults), told.few(m.Warnings)
			}
			if !yield(m, err) {
				return
			}
		}
	}
}

// add adds what became of a row.
func (p *packer) add(m batch.Made) error {
	if err := p.archive.Add(m); err != nil {
		return err
	}
	if p.binder != nil {
		for _, f := range m.Files {
			if err := p.binder.Add(f); err != nil {
				return err
			}
		}
	}
	m.Faults, m.Warnings = p.told.few(m.Faults), p.told.few(m.Warnings)
	p.manifest.Add(m)
	return nil
}

// close ends the archive.
func (p *packer) close() error {
	if p.binder != nil {
		file, crc, err := p.binder.Close()
		if err != nil {
			return err
		}
		if file != nil {
			p.manifest.Merged = file
			if err := p.archive.AddFrom(*file, crc, io.NewSectionReader(p.bound, 0, p.bound.size)); err != nil {
				return err
			}
		}
	}
	return p.archive.Close(p.manifest)
}

// release gives back what the packer holds.
func (p *packer) release() {
	if p.bound != nil {
		p.bound.close()
	}
}

// breakOff ends an answer that cannot be finished. What was sent must not look
// whole, so the connection is closed without an end.
func (d *door) breakOff(c *gin.Context, err error) {
	if !c.Writer.Written() {
		if errors.Is(err, service.ErrFull) || isDiskFull(err) {
			err = noStorage.Problem()
		}
		d.Fail(c, err)
		return
	}
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		service.Note(c, "client-stuck")
	case c.Request.Context().Err() != nil, errors.Is(err, context.Canceled):
		service.Note(c, "client-gone")
	default:
		service.Note(c, "broken-off")
		d.Log.Error("failure", "request_id", service.RequestID(c), "route", c.FullPath(), "error", err.Error())
	}
	c.Abort()
	panic(http.ErrAbortHandler)
}

// stemOf is the name of a template's file without its extension, fit to name
// the archive.
func stemOf(name string) string {
	if ext := path.Ext(name); strings.EqualFold(ext, ".json") || strings.EqualFold(ext, ".docx") {
		name = strings.TrimSuffix(name, ext)
	}
	return filename.Safe(name)
}
