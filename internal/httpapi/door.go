package httpapi

import (
	"context"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"

	"vanthu/internal/check"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/importer"
	"vanthu/internal/render"
	"vanthu/internal/schema"
	"vanthu/internal/service"
)

// door is the routes of documents on a floor.
type door struct {
	*service.Floor
	config   Config
	renderer *render.Renderer
	make     func(context.Context, []byte, order) (*made, error)
	rereads  *service.Gate // of files that go through the converter
	metrics  metrics
	broken   error // of the self-check
}

// Mount puts the routes of documents on a floor. Where the renderer does not
// work, the service says that it is not ready.
func Mount(floor *service.Floor, renderer *render.Renderer, config *Config) error {
	return mount(newDoor(floor, renderer, config))
}

func newDoor(floor *service.Floor, renderer *render.Renderer, config *Config) *door {
	d := &door{Floor: floor, config: *config, renderer: renderer, metrics: newMetrics(floor.Metrics)}
	d.make = d.fulfil
	d.rereads = service.NewGate(floor.Config.MaxRenders, floor.Config.MaxQueue, floor.Config.QueueTimeout)
	if d.broken = d.selfCheck(); d.broken != nil {
		d.Log.Error("self-check failed", "error", d.broken.Error())
	}
	return d
}

func mount(d *door) error {
	texts, err := d.describe()
	if err != nil {
		return err
	}
	v1 := d.V1()
	v1.POST("/documents", posted(d, newOrder, d.produce, d.send))
	v1.POST("/layout", posted(d, wantsLayout, d.layout, d.sendLayout))
	v1.POST("/check", d.checking())
	v1.POST("/preview", posted(d, wantsPreview, d.preview, d.sendPreview))
	v1.POST("/import", service.PostedFile(d.Floor, d.files(importer.MaxFile, imported()...), wantsImport, d.bring, d.sendImport))
	service.Get(v1, "/offices", d.listOffices)
	service.Get(v1, "/offices/:id", d.sendOffice)
	service.Get(v1, "/kinds", service.Static("application/json", texts.kinds))
	service.Get(v1, "/schema", service.Static("application/schema+json", schema.Document()))
	return d.Floor.Mount(service.Door{
		OpenAPI: texts.openapi, Settings: NewConfig().Settings(), Sections: texts.sections,
		Health: d.health, Problems: []*service.ProblemType{noOffice},
	})
}

// posted answers requests that carry a document.
func posted[W, T any](d *door, wish func(*gin.Context) (W, *service.Problem), do func(context.Context, []byte, W) (T, error), send func(*gin.Context, W, T)) gin.HandlerFunc {
	return service.Posted(d.Floor, d.config.MaxBody, wish, do, send)
}

// metrics are the numbers of documents.
type metrics struct {
	renders *prometheus.CounterVec
	took    *prometheus.HistogramVec
	checks  *prometheus.CounterVec
	imports *prometheus.CounterVec
	read    *prometheus.HistogramVec
}

func newMetrics(m *service.Metrics) metrics {
	return metrics{
		m.Counter("renders_total", "Files made, by the document's kind and the file's format.", "kind", "format"),
		m.Histogram("render_duration_seconds", "Time to make the files of a document, without the wait.", "format"),
		m.Counter("checked_files_total", "Files of Word and PDF that were checked, by their format and what came of it.", "format", "status"),
		m.Counter("imported_files_total", "Files made into documents, by their format and what came of it: sure, asked (something is uncertain or missing), refused.", "format", "status"),
		m.Histogram("import_duration_seconds", "Time to read a file and to make a document of it, without the wait.", "format"),
	}
}

func (m metrics) made(kind, format string, took time.Duration) {
	m.renders.WithLabelValues(kind, format).Inc()
	m.took.WithLabelValues(format).Observe(took.Seconds())
}

func (m metrics) checked(r *check.Report) {
	m.checks.WithLabelValues(r.Source, string(r.Status())).Inc()
}

// imported counts a file that became a document; a result of nil is one that could
// not be read.
func (m metrics) imported(mediaType string, r *importer.Result, took time.Duration) {
	format := strings.TrimPrefix(importer.ExtensionOf(mediaType), ".")
	status := "sure"
	switch {
	case r == nil:
		status = "refused"
	case len(r.Findings) > 0 || r.Lost() > 0:
		status = "asked"
	}
	m.imports.WithLabelValues(format, status).Inc()
	m.read.WithLabelValues(format).Observe(took.Seconds())
}

// specimen is the document of the self-check: every face and both templates
// have work in it.
const specimen = `{"kind":"thong-bao","issuer":{"name":"VĂN THƯ","code":"VT"},"subject":"Tự kiểm tra","bases":["Căn cứ tự kiểm tra."],` +
	`"sections":["Chữ thường, **đậm**, *nghiêng*, ***đậm nghiêng***."],"recipients":["Như trên"],"archive":"VT","signer":{"position":["VĂN THƯ"],"name":"Văn Thư"}}`

// selfCheck renders a document with all faces and templates.
func (d *door) selfCheck() (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fault.Caught(v)
		}
	}()
	doc, err := d.renderer.Decode([]byte(specimen), document.Options{})
	if err != nil {
		return err
	}
	_, err = d.renderer.Render(context.Background(), doc, render.Formats...)
	return err
}
