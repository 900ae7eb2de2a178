package service

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

	"vanthu/internal/memory"
)

// Floor is what the doors of the service stand on. Make it with New, and mount
// the doors before it serves.
type Floor struct {
	Config  Config
	Version string
	Log     *slog.Logger
	Tracer  trace.Tracer
	Metrics *Metrics
	Renders *Gate        // to the few seats in which documents are made
	Papers  *memory.Pool // what documents take while they are made
	Batches *memory.Pool // what templates and lists of batches take
	Bodies  *Budget      // of memory for bodies and for files on their way

	keys      []key
	anonymous *rate.Limiter // of callers without keys; nil: no limit
	endTraces func(context.Context) error
	engine    *gin.Engine
	v1        *gin.RouterGroup
	doors     []Door
	texts     texts
	state     atomic.Int32
}

// The states of a Floor.
const (
	starting int32 = iota
	serving
	draining
)

// New makes a floor without doors, which logs to log.
func New(config *Config, log *slog.Logger, version string) (*Floor, error) {
	f := &Floor{Config: *config, Version: version, Log: log}
	keys, err := config.readKeys()
	if err != nil {
		return nil, &KeysError{err}
	}
	if f.keys = keys; len(keys) == 0 {
		f.anonymous = config.limiter()
	}
	f.Renders = NewGate(config.MaxRenders, config.MaxQueue, config.QueueTimeout)
	limit := config.Limit()
	f.Papers = memory.NewPool(limit * papersPart / 100)
	f.Batches = memory.NewPool(limit * batchesPart / 100)
	f.Bodies = NewBudget(int(min(int64(config.MaxBodies), limit*bodiesPart/100)))
	f.Metrics = newMetrics(version)
	f.Metrics.watch(f)
	if err := f.startTraces(); err != nil {
		return nil, err
	}
	return f, f.route()
}

// Keyed says that callers need a key.
func (f *Floor) Keyed() bool { return len(f.keys) > 0 }

// ServeHTTP answers a request.
func (f *Floor) ServeHTTP(w http.ResponseWriter, r *http.Request) { f.engine.ServeHTTP(w, r) }

// Run serves until ctx ends, and then finishes what has begun. It returns nil
// after an orderly end.
func (f *Floor) Run(ctx context.Context) error {
	addr := f.Config.bindAddr(f.Keyed())
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return errors.Join(err, f.closeDoors(ctx))
	}
	return f.Serve(ctx, listener)
}

// Serve is Run on a listener, which it closes.
func (f *Floor) Serve(ctx context.Context, listener net.Listener) error {
	c := &f.Config
	server := &http.Server{
		Handler:           f,
		ReadHeaderTimeout: c.HeaderTimeout,
		ReadTimeout:       c.ReadTimeout,
		WriteTimeout:      c.total(),
		IdleTimeout:       c.IdleTimeout,
		MaxHeaderBytes:    c.MaxHeader,
		ErrorLog:          slog.NewLogLogger(f.Log.Handler(), slog.LevelDebug),
	}
	server.RegisterOnShutdown(sync.OnceFunc(f.leaveDoors))
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(netutil.LimitListener(earlyListener{listener, f}, c.MaxConns)) }()
	f.state.Store(serving)
	f.Log.Info("listening", "addr", listener.Addr().String(), "version", f.Version, "keys", len(f.keys), "renders", c.MaxRenders)
	if host, _, err := net.SplitHostPort(listener.Addr().String()); err == nil && !f.Keyed() && !net.ParseIP(host).IsLoopback() {
		f.Log.Warn("open to the network without keys", "addr", listener.Addr().String())
	}
	f.openDoors()
	select {
	case err := <-ended:
		return errors.Join(err, f.closeDoors(context.WithoutCancel(ctx)))
	case <-ctx.Done():
	}
	return f.drain(context.WithoutCancel(ctx), server)
}

// drain ends the service: it says so for a while, takes no more connections,
// finishes what has begun, and then closes what is left.
func (f *Floor) drain(ctx context.Context, server *http.Server) error {
	f.state.Store(draining)
	f.Log.Info("draining", "waiting", f.Renders.Waiting(), "running", f.Renders.Running())
	time.Sleep(f.Config.DrainDelay)
	ctx, cancel := context.WithTimeout(ctx, f.Config.DrainTimeout)
	defer cancel()
	err := server.Shutdown(ctx)
	if err != nil {
		err = errors.Join(err, server.Close())
	}
	err = errors.Join(err, f.closeDoors(ctx), f.endTraces(ctx))
	f.Log.Info("ended", "clean", err == nil)
	return err
}
