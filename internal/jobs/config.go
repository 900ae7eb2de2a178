package jobs

import (
	"errors"
	"log/slog"
	"runtime"
	"time"
)

// MaxRowBytes is the default of Config.MaxRowBytes: 512 MiB.
const MaxRowBytes = 512 << 20

// Config is what an operator decides about jobs. Exactly one of Dir and URL is
// set. What is zero takes its default.
type Config struct {
	// Dir is the folder of a store of this process alone. It is made if it is
	// not there, for the owner only.
	Dir string

	// URL names the servers of a NATS cluster (2.11 or later, with JetStream),
	// separated by commas: "nats://a:4222,nats://b:4222", "tls://…". User and password, or a
	// token, may stand in it. Processes on the same cluster share their jobs.
	URL         string
	Credentials string // file of NATS credentials (JWT and seed)
	CA          string // file of certificates, PEM, to know the servers by
	Cert, Key   string // files, PEM, for the servers to know us by

	// Replicas are the servers of the cluster that keep each message: 1, 3 or 5.
	// Default 1. Where the jobs have more of them already, it stays at that.
	Replicas int

	// Alone is called when Dir is this process's alone, before any work. Its
	// error is that of Open. It may be nil.
	Alone func() error

	// Workers are the chunks that this process works on at a time. Default: one
	// per processor. Negative: none, the process only takes and hands out jobs.
	Workers int

	// ChunkRows and ChunkBytes bound a chunk, the rows that are worked on as one
	// and lost as one if the process dies. A row longer than ChunkBytes is a
	// chunk of its own. Default 25 rows, 1 MiB.
	ChunkRows  int
	ChunkBytes int

	// Retention is how long a job is kept after it has ended. Default 24 hours.
	Retention time.Duration

	// MaxRows bounds a job, MaxJobs the jobs of all owners that have not ended,
	// and MaxKept those that are kept, ended or not: each costs some memory and
	// some files, however short it is. Default 100 000 rows, 1000 and 2000 jobs.
	MaxRows int
	MaxJobs int
	MaxKept int

	// MaxRowBytes bounds the rows of a job as they are worked on, in bytes: a
	// small file may hold rows that are long. Default: the constant of that name.
	MaxRowBytes int64

	// MaxBytes bounds what all jobs take on disk, in bytes (on a cluster: in the
	// account). Default: half of what they take and what the disk has free when
	// the store is opened; on a cluster no bound but the account's.
	MaxBytes int64

	// OwnerJobs, OwnerKept and OwnerBytes bound the jobs of one owner, where
	// owners have names, as MaxJobs, MaxKept and MaxBytes bound all. Default: half
	// of these.
	OwnerJobs  int
	OwnerKept  int
	OwnerBytes int64

	// MinFree is what Dir's disk must keep free, in bytes: the store stops
	// before the disk is full, since a server whose writes fail has to be
	// started again. Default 128 MiB.
	MinFree int64

	// Log tells what the operator should know. It never gets document text.
	// Default: slog.Default().
	Log *slog.Logger

	timing
}

// timing is what tests make shorter.
type timing struct {
	ackWait time.Duration // a chunk whose worker is silent for so long goes to another
	sweep   time.Duration // between two rounds of the janitor
	submit  time.Duration // the longest that Submit may take
	pull    time.Duration // a worker looks again for a chunk after so long
	probe   time.Duration // the process must live so long before a row is tried again at which one died, then twice so long
	request time.Duration // the longest that one exchange with the server may take
}

// fill checks c and returns it with its defaults.
func (c Config) fill() (Config, error) {
	switch {
	case c.Dir == "" && c.URL == "":
		return c, errors.New("jobs: config names neither a folder nor a server")
	case c.Dir != "" && c.URL != "":
		return c, errors.New("jobs: config names a folder and a server")
	case c.Dir != "" && c.Replicas > 1:
		return c, errors.New("jobs: a folder keeps one replica")
	case (c.Cert == "") != (c.Key == ""):
		return c, errors.New("jobs: a certificate needs its key")
	}
	or(&c.Replicas, 1)
	or(&c.Workers, runtime.GOMAXPROCS(0))
	or(&c.ChunkRows, 25)
	or(&c.ChunkBytes, 1<<20)
	or(&c.Retention, 24*time.Hour)
	or(&c.MaxRows, 100_000)
	or(&c.MaxJobs, 1000)
	or(&c.MaxKept, 2000)
	or(&c.MaxRowBytes, MaxRowBytes)
	or(&c.OwnerJobs, (c.MaxJobs+1)/2)
	or(&c.OwnerKept, (c.MaxKept+1)/2)
	or(&c.MinFree, 128<<20)
	or(&c.Log, slog.Default())
	or(&c.ackWait, 10*time.Second)
	or(&c.sweep, time.Minute)
	or(&c.submit, time.Hour)
	or(&c.pull, time.Second)
	or(&c.probe, 2*time.Second)
	or(&c.request, 15*time.Second)
	return c, nil
}

// or gives v its default.
func or[T comparable](v *T, value T) {
	var zero T
	if *v == zero {
		*v = value
	}
}
