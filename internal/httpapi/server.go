package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
	"go.opentelemetry.io/otel/trace"
	"golang.org/x/net/netutil"
	"golang.org/x/time/rate"

	"vanthu/internal/batch"
	"vanthu/internal/convert"
	"vanthu/internal/document"
	"vanthu/internal/render"
)

// Server is the service. Make it with New.
type Server struct {
	config    Config
	version   string
	log       *slog.Logger
	renderer  *render.Renderer
	make      func(context.Context, []byte, order) (*made, error)
	makeRow   func(context.Context, batch.Maker, batch.Named) batch.Made
	keys      []key
	anonymous *rate.Limiter // of callers without keys; nil: no limit
	gate      *gate
	turns     chan struct{} // of rows that take or wait for a place
	batches   *gate         // of those that are read or sent
	bodies    budget
	spools    budget // of temporary files
	tempDir   string // for these; empty: the system's
	converter convert.Converter
	jobs      jobStore // nil: none
	jobsFault error    // why there are none
	downloads *gate    // of archives of jobs
	watchers  *gate
	eventBeat time.Duration
	leaving   chan struct{} // closed when watchers are to go
	metrics   *metrics
	tracer    trace.Tracer
	endTraces func(context.Context) error
	engine    *gin.Engine
	state     atomic.Int32
	fault     error // of the self-check
}

// The states of a Server.
const (
	starting int32 = iota
	serving
	draining
)

// New makes a service that renders with the renderer and logs to log.
func New(config *Config, renderer *render.Renderer, log *slog.Logger, version string) (*Server, error) {
	s := &Server{config: *config, version: version, log: log, renderer: renderer}
	keys, err := config.readKeys()
	if err != nil {
		return nil, &KeysError{err}
	}
	if s.keys = keys; len(keys) == 0 {
		s.anonymous = config.limiter()
	}
	s.make = s.fulfil
	s.makeRow = func(ctx context.Context, m batch.Maker, n batch.Named) batch.Made { return m.Make(ctx, n) }
	s.gate = newGate(config.MaxRenders, config.MaxQueue, config.QueueTimeout)
	s.turns = make(chan struct{}, config.MaxRenders)
	s.batches = newGate(config.MaxBatches, 0, config.QueueTimeout)
	s.downloads = newGate(config.MaxBatches, 0, config.QueueTimeout)
	s.watchers = newGate(config.MaxWatchers, 0, config.QueueTimeout)
	s.eventBeat, s.leaving = eventBeat, make(chan struct{})
	s.bodies.most = int64(config.MaxBodies)
	s.spools.most = int64(config.MaxSpool)
	s.metrics = newMetrics(s)
	if err := s.startTraces(); err != nil {
		return nil, err
	}
	if s.fault = s.selfCheck(); s.fault != nil {
		s.log.Error("self-check failed", "error", s.fault.Error())
	}
	if err := s.route(); err != nil {
		return nil, err
	}
	if s.converter, err = convert.New(config.Converter); err != nil {
		return nil, err
	}
	if err := s.openJobs(); err != nil {
		return nil, err
	}
	return s, nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.engine.ServeHTTP(w, r) }

// Run serves until ctx ends, and then finishes what has begun. It returns nil
// after an orderly end.
func (s *Server) Run(ctx context.Context) error {
	addr := s.config.bindAddr(len(s.keys) > 0)
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return errors.Join(err, s.closeJobs(ctx))
	}
	return s.Serve(ctx, listener)
}

// Serve is Run on a listener, which it closes.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	c := &s.config
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: c.HeaderTimeout,
		ReadTimeout:       c.ReadTimeout,
		WriteTimeout:      c.total(),
		IdleTimeout:       c.IdleTimeout,
		MaxHeaderBytes:    c.MaxHeader,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	server.RegisterOnShutdown(sync.OnceFunc(func() { close(s.leaving) }))
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(netutil.LimitListener(earlyListener{listener, s}, c.MaxConns)) }()
	s.state.Store(serving)
	s.log.Info("listening", "addr", listener.Addr().String(), "version", s.version, "keys", len(s.keys), "renders", c.MaxRenders)
	if host, _, err := net.SplitHostPort(listener.Addr().String()); err == nil && len(s.keys) == 0 && !net.ParseIP(host).IsLoopback() {
		s.log.Warn("open to the network without keys", "addr", listener.Addr().String())
	}
	s.logJobs()
	select {
	case err := <-ended:
		return errors.Join(err, s.closeJobs(context.WithoutCancel(ctx)))
	case <-ctx.Done():
	}
	return s.drain(context.WithoutCancel(ctx), server)
}

// drain ends the service: it says so for a while, takes no more connections,
// finishes what has begun, and then closes what is left.
func (s *Server) drain(ctx context.Context, server *http.Server) error {
	s.state.Store(draining)
	s.log.Info("draining", "waiting", s.gate.waiting.Load(), "running", s.gate.running())
	time.Sleep(s.config.DrainDelay)
	ctx, cancel := context.WithTimeout(ctx, s.config.DrainTimeout)
	defer cancel()
	err := server.Shutdown(ctx)
	if err != nil {
		err = errors.Join(err, server.Close())
	}
	err = errors.Join(err, s.closeJobs(ctx), s.endTraces(ctx))
	s.log.Info("ended", "clean", err == nil)
	return err
}

// specimen is the document of the self-check: every face and both templates
// have work in it.
const specimen = `{"kind":"thong-bao","issuer":{"name":"VĂN THƯ","code":"VT"},"subject":"Tự kiểm tra","bases":["Căn cứ tự kiểm tra."],` +
	`"sections":["Chữ thường, **đậm**, *nghiêng*, ***đậm nghiêng***."],"recipients":["Như trên"],"archive":"VT","signer":{"position":["VĂN THƯ"],"name":"Văn Thư"}}`

// selfCheck renders a document with all faces and templates.
func (s *Server) selfCheck() (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = newCrash(v)
		}
	}()
	d, err := s.renderer.Decode([]byte(specimen), document.Options{})
	if err != nil {
		return err
	}
	_, err = s.renderer.Render(context.Background(), d, render.Formats...)
	return err
}
