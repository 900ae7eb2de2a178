package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"time"
)

// maxGotenberg bounds how many files are sent at a time; the service has a
// queue of its own.
const maxGotenberg = 8

// gotenberg is a service of Gotenberg 7 or 8.
type gotenberg struct {
	address string
	timeout time.Duration
	client  *http.Client
	turns   turns
}

func newGotenberg(address *url.URL) *gotenberg {
	client := &http.Client{
		Transport: &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			TLSHandshakeTimeout:    10 * time.Second,
			MaxIdleConnsPerHost:    maxGotenberg,
			IdleConnTimeout:        30 * time.Second,
			MaxResponseHeaderBytes: 64 << 10,
		},
		// The document goes where the operator said, and nowhere else.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &gotenberg{address.JoinPath("forms", "libreoffice", "convert").String(), Timeout, client, newTurns(maxGotenberg)}
}

func (g *gotenberg) Name() string { return "gotenberg" }

func (g *gotenberg) PDF(ctx context.Context, docx []byte) ([]byte, error) {
	if len(docx) > MaxDOCX {
		return nil, tooLarge("DOCX", MaxDOCX)
	}
	if err := selfContained(docx); err != nil {
		return nil, err
	}
	return g.pdf(ctx, uncommented(docx), "docx")
}

// pdf has the service make the PDF of a file, whose name ends with ext.
func (g *gotenberg) pdf(ctx context.Context, file []byte, ext string) ([]byte, error) {
	done, err := g.turns.take(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	ctx, cancel := context.WithTimeoutCause(ctx, g.timeout, errLate)
	defer cancel()
	pdf, err := g.send(ctx, file, ext)
	switch {
	case ctx.Err() != nil:
		return nil, ended(ctx)
	case err != nil:
		return nil, err
	}
	return steady(pdf), nil
}

// send posts the file and reads the answer.
func (g *gotenberg) send(ctx context.Context, data []byte, ext string) ([]byte, error) {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	file, err := w.CreateFormFile("files", "document."+ext)
	if err == nil {
		_, err = file.Write(data)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, unavailable(err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, g.address, &form)
	if err != nil {
		return nil, unavailable(err)
	}
	request.Header.Set("Content-Type", w.FormDataContentType())
	answer, err := g.client.Do(request)
	if err != nil {
		return nil, unavailable(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, refusal(answer)
	}
	return limited(answer.Body, MaxPDF)
}

// refusal is the error of an answer without a PDF.
func refusal(answer *http.Response) error {
	said, _ := io.ReadAll(io.LimitReader(answer.Body, 1<<10)) // what came is enough
	err := fmt.Errorf("status %d: %q", answer.StatusCode, said)
	if answer.StatusCode == http.StatusBadRequest || answer.StatusCode == http.StatusUnprocessableEntity || answer.StatusCode == http.StatusRequestEntityTooLarge {
		return failed(err)
	}
	return unavailable(err)
}
