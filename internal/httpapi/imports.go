package httpapi

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/gin-gonic/gin"

	"vanthu/internal/check"
	"vanthu/internal/fault"
	"vanthu/internal/importer"
	"vanthu/internal/service"
)

// importBody is the answer of /v1/import.
type importBody struct {
	Document json.RawMessage    `json:"document"`
	Findings []check.Told       `json:"findings"`
	LeftOut  []importer.LeftOut `json:"left_out"`
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

// wantsImport reads the language that the caller of /v1/import wants.
func wantsImport(c *gin.Context) (fault.Language, *service.Problem) { return wantsFindings(c) }

// bring makes a document of a file.
func (d *door) bring(_ context.Context, file service.File, l fault.Language) (*importBody, error) {
	paper, err := importer.Read(file.MediaType, file.Data)
	var faults fault.List
	if errors.As(err, &faults) {
		return nil, service.FaultsProblem(faults)
	}
	if err != nil {
		return nil, err
	}
	result, err := importer.Import(paper, importer.Options{Covers: d.renderer.Covers, Decode: func(data []byte) error {
		_, err := d.renderer.Decode(data, d.config.Reading)
		return err
	}})
	if err != nil {
		return nil, err
	}
	return &importBody{Document: result.Document, Findings: check.Tell(result.Findings, l), LeftOut: append([]importer.LeftOut{}, result.LeftOut...)}, nil
}

func (d *door) sendImport(c *gin.Context, l fault.Language, b *importBody) {
	c.Header("Content-Language", l.Tag())
	d.SendJSON(c, b)
}
