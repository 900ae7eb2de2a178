package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"vanthu/internal/check"
	"vanthu/internal/fault"
	"vanthu/internal/importer"
	"vanthu/internal/render"
	"vanthu/internal/seen"
	"vanthu/internal/service"
)

// importBody is the answer of /v1/import.
type importBody struct {
	Document json.RawMessage    `json:"document"`
	Findings []check.Told       `json:"findings"`
	LeftOut  []importer.LeftOut `json:"left_out"`
}

// plainText is the type of words alone.
const plainText = "text/plain"

// maxFile is the longest file that is read. Real ones are shorter; long ones
// hold pictures, which are not read.
const maxFile = 16 << 20

// imported are those types with the endings of their files.
var imported = []service.FileType{
	{MediaType: render.DOCX.MediaType(), Extension: ".docx"},
	{MediaType: plainText, Extension: ".txt"},
}

// wantsImport reads the language that the caller of /v1/import wants.
func wantsImport(c *gin.Context) (fault.Language, *service.Problem) { return wantsFindings(c) }

// bring makes a document of a file.
func (d *door) bring(_ context.Context, file service.File, l fault.Language) (*importBody, error) {
	paper, err := d.see(file)
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
	report := check.Report{Source: check.SourceJSON}
	for _, f := range result.Findings {
		report.Findings = append(report.Findings, check.Finding{Fault: f, Status: check.Fail})
	}
	return &importBody{Document: result.Document, Findings: report.Answer(l).Findings, LeftOut: append([]importer.LeftOut{}, result.LeftOut...)}, nil
}

// see reads a file as a paper.
func (d *door) see(file service.File) (*seen.Paper, error) {
	if file.MediaType != plainText {
		paper, err := seen.FromWord(bytes.NewReader(file.Data), int64(len(file.Data)))
		if err != nil {
			return nil, unreadable(err)
		}
		return paper, nil
	}
	if !utf8.Valid(file.Data) {
		return nil, service.BadBody.Saying("Chữ phải ở mã UTF-8.", "The text must be in UTF-8.")
	}
	return seen.FromText(string(file.Data)), nil
}

// unreadable is the problem of a file that is not what it is called.
func unreadable(err error) error {
	var faults fault.List
	if errors.As(err, &faults) {
		return service.FaultsProblem(faults)
	}
	return service.InvalidDocument.With(fault.New("", "file.unreadable", fault.Text{
		"Không đọc được tệp: tệp hỏng, có mật khẩu, hoặc không phải tệp Word (.docx).",
		"The file cannot be read: it is damaged, has a password, or is no Word file (.docx).",
	}))
}

func (d *door) sendImport(c *gin.Context, l fault.Language, b *importBody) {
	c.Header("Content-Language", l.Tag())
	d.SendJSON(c, b)
}
