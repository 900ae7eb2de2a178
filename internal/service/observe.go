package service

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"vanthu/internal/fault"
)

// The keys of what a request's context holds.
const (
	idKey      = "vanthu.id"
	keyKey     = "vanthu.key"
	problemKey = "vanthu.problem"
	drainKey   = "vanthu.drain"
)

// Owner is the name of the key that a request came with; empty: none was needed.
func Owner(c *gin.Context) string { return c.GetString(keyKey) }

// Note says in the log how a request ended that has no problem to tell it.
func Note(c *gin.Context, how string) { c.Set(problemKey, how) }

// RequestID is the id of a request, from its caller or made here.
func RequestID(c *gin.Context) string { return c.GetString(idKey) }

func newID() string {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// observe gives the request its id, traces it, and writes it down when it is
// answered. What it writes holds nothing that a document could have put there.
func (f *Floor) observe(c *gin.Context) {
	start := time.Now()
	id := c.GetHeader("X-Request-Id")
	if !isToken(id) {
		id = newID()
	}
	c.Set(idKey, id)
	c.Header("X-Request-Id", id)
	route := c.FullPath()
	if route == "" {
		route = "none"
	}
	ctx := propagation.TraceContext{}.Extract(c.Request.Context(), propagation.HeaderCarrier(c.Request.Header))
	ctx, span := f.Tracer.Start(ctx, route, trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(attribute.String("http.route", route)))
	defer span.End()
	c.Request = c.Request.WithContext(ctx)

	defer f.observed(c, span, route, start) // even where the answer is broken off
	c.Next()
}

// observed writes a request down that was answered.
func (f *Floor) observed(c *gin.Context, span trace.Span, route string, start time.Time) {
	ctx := c.Request.Context()
	took, status := time.Since(start), c.Writer.Status()
	f.Metrics.request(route, c.Request.Method, status, took)
	span.SetAttributes(attribute.Int("http.response.status_code", status))
	if status >= http.StatusInternalServerError {
		span.SetStatus(codes.Error, "")
	}
	level := slog.LevelInfo
	if status >= http.StatusInternalServerError {
		level = slog.LevelWarn
	}
	if route == "/livez" || route == "/readyz" || route == "/metrics" {
		level = slog.LevelDebug
	}
	attrs := []slog.Attr{
		slog.String("request_id", RequestID(c)), slog.String("method", method(c.Request.Method)), slog.String("route", route),
		slog.Int("status", status), slog.Int("bytes", max(0, c.Writer.Size())), slog.Float64("seconds", took.Seconds()),
		slog.String("client", c.ClientIP()),
	}
	if name := c.GetString(keyKey); name != "" {
		attrs = append(attrs, slog.String("key", name))
	}
	if name := c.GetString(problemKey); name != "" {
		attrs = append(attrs, slog.String("problem", name))
	}
	if sc := trace.SpanContextFromContext(ctx); sc.HasTraceID() {
		attrs = append(attrs, slog.String("trace_id", sc.TraceID().String()))
	}
	f.Log.LogAttrs(ctx, level, "request", attrs...)
}

// method is a request's method, as far as it is one of the usual.
func method(m string) string {
	if len(m) > 8 || !isToken(m) {
		return "other"
	}
	return m
}

// guard answers for a handler that panics.
func (f *Floor) guard(c *gin.Context) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(v)
		}
		f.Fail(c, fault.Caught(v))
	}()
	c.Next()
}

// Fail answers with an error of a handler: a problem, a client that is gone and
// hardly hears it, or a fault of the program.
func (f *Floor) Fail(c *gin.Context, err error) {
	var p *Problem
	if errors.As(err, &p) {
		f.Refuse(c, p)
		return
	}
	if errors.Is(err, context.Canceled) {
		f.Refuse(c, f.Renders.Full())
		c.Set(problemKey, "client-gone")
		return
	}
	attrs := []any{"request_id", RequestID(c), "route", c.FullPath()}
	var crash *fault.Panic
	if errors.As(err, &crash) {
		f.Metrics.Panicked()
		f.Log.Error("panic", append(attrs, "what", crash.What, "where", crash.Where)...)
	} else {
		f.Log.Error("failure", append(attrs, "error", err.Error())...)
	}
	if c.Writer.Written() {
		c.Abort()
		panic(http.ErrAbortHandler) // the answer is half sent; it must not look whole
	}
	f.Refuse(c, InternalError.Problem())
}

// secure sets the headers that keep browsers from doing what nobody asked for.
func secure(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept, Accept-Language")
}
