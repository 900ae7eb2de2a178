package jobs

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"
	"github.com/nats-io/nats-server/v2/server"
)

// embedded is a server of this process alone: no listener, all on disk.
type embedded struct {
	server atomic.Pointer[server.Server]
	broken atomic.Bool // a write has failed, which the server itself does not say at once
	lock   *flock.Flock
	dir    string
	log    *slog.Logger
}

// embed starts a server that keeps its files in dir. It fails with ErrLocked
// where another one does.
func embed(dir string, log *slog.Logger) (*embedded, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("jobs: %w", err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil, fmt.Errorf("jobs: %w", err)
	}
	// The lock goes with the process, however it ends.
	lock := flock.New(filepath.Join(dir, "lock"), flock.SetPermissions(0o600))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("jobs: lock: %w", err)
	}
	if !held {
		return nil, fmt.Errorf("%w: %s", ErrLocked, dir)
	}
	e := &embedded{lock: lock, dir: dir, log: log}
	if err := e.start(); err != nil {
		e.stop()
		return nil, err
	}
	return e, nil
}

func (e *embedded) start() error {
	made, err := server.NewServer(&server.Options{
		ServerName:         "vanthu",
		DontListen:         true,
		NoSigs:             true,
		JetStream:          true,
		StoreDir:           e.dir,
		JetStreamMaxMemory: 1 << 20, // nothing is kept in memory
		JetStreamMaxStore:  1 << 50, // the store counts for itself, see Store.room
		SyncAlways:         true,
	})
	if err != nil {
		return fmt.Errorf("jobs: server: %w", err)
	}
	made.SetLoggerV2(serverLog{e.log}, false, false, false)
	e.server.Store(made)
	made.Start()
	// Recovery reads what a killed process left.
	if !made.ReadyForConnections(5 * time.Minute) {
		return errors.New("jobs: server: does not start")
	}
	if !made.JetStreamEnabled() {
		return errors.New("jobs: server: cannot keep its files")
	}
	return nil
}

// stop ends the server and gives the folder back.
func (e *embedded) stop() {
	e.halt()
	// The file of the lock stays: who removed it could take it from another.
	_ = e.lock.Close()
}

func (e *embedded) halt() {
	if s := e.server.Load(); s != nil {
		s.Shutdown()
		s.WaitForShutdown()
	}
}

// InProcessConn connects without a network, to the server of the moment.
func (e *embedded) InProcessConn() (net.Conn, error) { return e.server.Load().InProcessConn() }

// faults are the streams that can store nothing more, each with what the server
// says of it; one name limits the question to that stream. Where a write has
// failed, the server never writes again to the same stream. A bucket that is
// being made or removed may be among them for a moment.
func (e *embedded) faults(stream string) map[string]error {
	found := map[string]error{}
	if e.broken.Load() {
		found[stateStream] = errors.New("jobs: server: cannot write")
	}
	h := e.server.Load().Healthz(&server.HealthzOptions{Account: server.DEFAULT_GLOBAL_ACCOUNT, Stream: stream, Details: true})
	for _, err := range h.Errors {
		found[cmp.Or(err.Stream, stateStream)] = errors.New("jobs: server: " + err.Error)
	}
	return found
}

// restart makes a sick server whole again. The connection finds the new one.
func (e *embedded) restart() error {
	e.halt()
	if err := e.start(); err != nil {
		return err
	}
	e.broken.Store(false)
	return nil
}

// serverLog hands the server's log on. Trace, which would show what is stored,
// is off and stays off.
type serverLog struct{ log *slog.Logger }

func (l serverLog) tell(level func(string, ...any), format string, v []any) {
	level("jobs: server: " + strings.TrimSpace(fmt.Sprintf(format, v...)))
}

func (l serverLog) Noticef(format string, v ...any) { l.tell(l.log.Debug, format, v) }
func (l serverLog) Warnf(format string, v ...any)   { l.tell(l.log.Warn, format, v) }
func (l serverLog) Errorf(format string, v ...any)  { l.tell(l.log.Error, format, v) }
func (l serverLog) Fatalf(format string, v ...any)  { l.tell(l.log.Error, format, v) }
func (l serverLog) Debugf(format string, v ...any)  { l.tell(l.log.Debug, format, v) }
func (l serverLog) Tracef(string, ...any)           {}
