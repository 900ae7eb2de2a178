package service

import (
	"context"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// startTraces sends traces to the configured collector. Without one, the trace
// of a request goes as far as the log.
func (f *Floor) startTraces() error {
	if f.Config.OTLPEndpoint == "" {
		f.Tracer = noop.NewTracerProvider().Tracer("vanthu")
		f.endTraces = func(context.Context) error { return nil }
		return nil
	}
	exporter, err := otlptrace.New(context.Background(), &uploader{url: f.Config.OTLPEndpoint + "/v1/traces"})
	if err != nil {
		return err
	}
	provider := sdktrace.NewTracerProvider(
		sdktrace.WithBatcher(exporter, sdktrace.WithBatchTimeout(time.Second)),
		sdktrace.WithResource(resource.NewSchemaless(attribute.String("service.name", "vanthu"), attribute.String("service.version", f.Version))),
	)
	f.Tracer = provider.Tracer("vanthu")
	f.endTraces = provider.Shutdown
	return nil
}
