package httpapi

import (
	"context"
	"encoding/json"
	"time"

	"github.com/gin-gonic/gin"

	"vanthu/internal/check"
	"vanthu/internal/facsimile"
	"vanthu/internal/importer"
	"vanthu/internal/memory"
	"vanthu/internal/service"
)

// importBody is the answer of /v1/import.
type importBody struct {
	Document json.RawMessage    `json:"document"`
	Findings []check.Told       `json:"findings"`
	LeftOut  []importer.LeftOut `json:"left_out"`
	Shown    *facsimile.Paper   `json:"facsimile,omitempty"`
}

// imported are the types of files that are imported, beside those of Word.
func imported() []service.FileType {
	var out []service.FileType
	for _, t := range importer.Types {
		if t.MediaType != word.MediaType {
			out = append(out, service.FileType{MediaType: t.MediaType, Extensions: t.Extensions})
		}
	}
	return out
}

// wantsImport reads the language that the caller of /v1/import wants, and whether
// he wants to be shown the file.
func wantsImport(c *gin.Context) (inquiry, *service.Problem) {
	shown, p := wantsShown(c)
	if p != nil {
		return inquiry{}, p
	}
	return inquiry{language: service.LanguageOf(c.GetHeader("Accept-Language")), shown: shown}, service.Accepts(c, "application/json")
}

// bring makes a document of a file.
func (d *door) bring(ctx context.Context, file service.File, in inquiry) (*importBody, error) {
	began := time.Now()
	var result *importer.Result
	defer func() { d.metrics.imported(file.MediaType, result, time.Since(began)) }()
	share := memory.Of(ctx)
	paper, err := importer.Read(share.Need, file.MediaType, file.Data)
	if err != nil {
		return nil, refused(share, err)
	}
	result, err = importer.Import(paper, importer.Options{Covers: d.renderer.Covers, Decode: func(data []byte) error {
		_, err := d.renderer.Decode(data, d.config.Reading)
		return err
	}})
	if err != nil {
		return nil, err
	}
	b := &importBody{Document: result.Document, Findings: check.Tell(result.Findings, in.language), LeftOut: []importer.LeftOut{}}
	for _, left := range result.LeftOut {
		b.LeftOut = append(b.LeftOut, left.In(in.language))
	}
	if in.shown {
		b.Shown = facsimile.Of(paper)
	}
	return b, nil
}

func (d *door) sendImport(c *gin.Context, in inquiry, b *importBody) {
	c.Header("Content-Language", in.language.Tag())
	d.sendRead(c, in, b)
}
