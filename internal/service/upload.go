package service

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// uploader sends traces by OTLP over HTTP. The library's own client does the
// same, and brings all of gRPC along: two megabytes of program that nothing calls.
type uploader struct {
	url    string
	client http.Client
}

// Start has nothing to do: a request is all there is.
func (c *uploader) Start(context.Context) error { return nil }

// Stop closes connections that wait.
func (c *uploader) Stop(context.Context) error {
	c.client.CloseIdleConnections()
	return nil
}

// UploadTraces sends spans, and again after a while where the collector is busy,
// until ctx ends.
func (c *uploader) UploadTraces(ctx context.Context, spans []*tracepb.ResourceSpans) error {
	// TracesData is ExportTraceServiceRequest by another name: its first field.
	body, err := proto.Marshal(&tracepb.TracesData{ResourceSpans: spans})
	if err != nil {
		return err
	}
	for wait := uploadWait; ; wait *= 2 {
		busy, err := c.send(ctx, body)
		if !busy {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(wait):
		}
	}
}

const (
	uploadWait    = time.Second // before what a busy collector refused is sent again; then twice as long
	uploadTimeout = 10 * time.Second
	uploadAnswer  = 64 << 10 // bytes of an answer that are read
)

// send sends a body once, and tells whether it may be sent again.
func (c *uploader) send(ctx context.Context, body []byte) (busy bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, uploadTimeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	r.Header.Set("Content-Type", "application/x-protobuf")
	answer, err := c.client.Do(r)
	if err != nil {
		return false, err
	}
	defer answer.Body.Close()
	_, _ = io.CopyN(io.Discard, answer.Body, uploadAnswer) // so that the connection serves again
	switch answer.StatusCode {
	case http.StatusOK:
		return false, nil
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		busy = true
	}
	return busy, fmt.Errorf("service: the collector of traces answers %s", answer.Status)
}
