package jobs

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/rows"

	"github.com/nats-io/nats-server/v2/server"
)

// The test binary is also the processes that are killed: roleVar says what it
// does instead of testing.
const (
	roleVar = "VANTHU_JOBS_TEST_ROLE"
	argVar  = "VANTHU_JOBS_TEST_ARG"
)

// roles are what a process may be.
var roles = map[string]func(arg string){
	"store": func(dir string) { serveStore(small(dir)) },
	"member": func(url string) {
		c := small("")
		c.URL = url
		serveStore(c)
	},
	"server": serveNATS,
}

// attributes are how the system is to start a role's process.
var attributes = map[string]func() *syscall.SysProcAttr{}

func TestMain(m *testing.M) {
	role := os.Getenv(roleVar)
	if role == "" {
		os.Exit(m.Run())
	}
	roles[role](os.Getenv(argVar))
}

// serveStore works on jobs until it is killed. It submits one for each number
// of rows that it reads, of rows that take longer where that is asked for, and answers with the id. For each id that it reads, it
// answers with the job's end.
func serveStore(c Config) {
	c.Workers = 2
	s, err := Open(context.Background(), c, compile)
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	fmt.Println("ready")
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		count, slow := strings.CutPrefix(lines.Text(), "sleepy ")
		n, err := strconv.Atoi(count)
		if err != nil {
			fmt.Println(watched(s, lines.Text()))
			continue
		}
		in := work(n)
		if slow {
			in = list(n, do("sleep 4ms"))
		}
		id, err := s.Submit(context.Background(), "an", someJob(), in)
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(id)
	}
	select {}
}

func watched(s *Store, id string) Status {
	states, err := s.Watch(context.Background(), "an", id)
	if err != nil {
		fmt.Println("error:", err)
		return ""
	}
	var last State
	for last = range states {
	}
	return last.Status
}

// work are rows that take a moment each, so that there is something to kill.
// Their files are some kilobytes.
func work(n int) iter.Seq2[batch.Named, error] { return heavy(n, 6_000) }

// heavy is work of which a row's files are up to so many bytes.
func heavy(n, bytes int) iter.Seq2[batch.Named, error] {
	return list(n, func(i int, row *rows.Row) {
		row.Values["bytes"] = rows.Value{Text: strconv.Itoa(i * 37 % bytes)}
		row.Values["do"] = rows.Value{Text: "sleep 2ms"}
		if i%100 == 50 {
			row.Faults = fault.List{{Column: "ngay", Rule: "missing", Detail: fault.Text{"Thiếu ngày."}}}
		}
	})
}

// serveNATS is an outside server, on an address of this machine that it tells.
func serveNATS(dir string) {
	dir, at, _ := strings.Cut(dir, "|")
	port, err := strconv.Atoi(at)
	if err != nil {
		port = server.RANDOM_PORT
	}
	s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: port, NoSigs: true, JetStream: true, StoreDir: dir, SyncAlways: true})
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	s.Start()
	if !s.ReadyForConnections(30 * time.Second) {
		os.Exit(1)
	}
	fmt.Println(s.ClientURL())
	select {}
}

// process is another process of the test binary.
type process struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
}

func begin(t *testing.T, role, arg string) *process {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	if attr := attributes[role]; attr != nil {
		cmd.SysProcAttr = attr()
	}
	cmd.Env = append(os.Environ(), roleVar+"="+role, argVar+"="+arg)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd, in, bufio.NewScanner(out)}
	t.Cleanup(p.kill)
	return p
}

func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

func (p *process) line(t *testing.T) string {
	t.Helper()
	// One that is stuck tells where.
	stuck := time.AfterFunc(5*time.Minute, func() { _ = p.cmd.Process.Signal(syscall.SIGQUIT) })
	defer stuck.Stop()
	if !p.lines.Scan() {
		t.Fatal("the process has ended")
	}
	if line := p.lines.Text(); !strings.HasPrefix(line, "error:") {
		return line
	}
	t.Fatal(p.lines.Text())
	return ""
}

func (p *process) submit(t *testing.T, rows int) string {
	t.Helper()
	return p.ask(t, strconv.Itoa(rows))
}

func (p *process) ask(t *testing.T, what string) string {
	t.Helper()
	if _, err := fmt.Fprintln(p.in, what); err != nil {
		t.Fatal(err)
	}
	return p.line(t)
}

var manyKills = flag.Int("kills", 25, "processes that TestManyKills ends; 200 in CI")

// TestManyKills kills processes at random moments until most chunks are worked
// on with care: no row is lost, doubled, or blamed for what ended them.
func TestManyKills(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	if os.Getenv("CI") != "" {
		*manyKills = max(200, *manyKills)
	}
	dir := t.TempDir()
	p := begin(t, "store", dir)
	p.line(t)
	n := 40 * *manyKills
	in := list(n, do("sleep 4ms"))
	id := p.ask(t, fmt.Sprint("sleepy ", n))
	for range *manyKills {
		time.Sleep(time.Duration(rand.IntN(300)) * time.Millisecond)
		p.kill()
		p = begin(t, "store", dir)
		if rand.IntN(3) > 0 { // else it may be killed before it is ready
			p.line(t)
		}
	}
	p.kill()
	s := open(t, small(dir))
	before, err := s.State(t.Context(), "an", id)
	if err != nil {
		t.Fatal(err)
	}
	careful := 0
	err = s.notes(t.Context(), id, func(_ int, n note) error {
		if n.Starts > calmStarts {
			careful++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("after %d kills %d of %d rows are done, and %d chunks were worked on with care", *manyKills, before.Done, n, careful)
	if st := wait(t, s, "an", id); st.Status != Done || st.Done != n || st.Failed != 0 {
		t.Errorf("state: %+v", st)
	}
	exactly(t, results(t, s, "an", id), in)
}

// TestKill kills the process ten times while it works on a job.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	const n, kills = 2000, 10
	dir := t.TempDir()
	p := begin(t, "store", dir)
	p.line(t)
	id := p.submit(t, n)
	var done []int
	for i := range kills {
		// At a random moment: of the start, of the work, or of a write.
		time.Sleep(time.Duration(rand.IntN(400)) * time.Millisecond)
		p.kill()
		if i == kills/2 {
			// What a store finds that nobody else works in.
			c := small(dir)
			c.Workers = -1
			s := open(t, c)
			st, err := s.State(t.Context(), "an", id)
			if err != nil {
				t.Fatal(err)
			}
			done = append(done, st.Done)
			shut(t, s)
		}
		p = begin(t, "store", dir)
		if i%2 == 0 { // else it may be killed before it is ready
			p.line(t)
		}
	}
	p.kill()
	s := open(t, small(dir))
	before, err := s.State(t.Context(), "an", id)
	if err != nil {
		t.Fatal(err)
	}
	done = append(done, before.Done)
	st := wait(t, s, "an", id)
	if st.Status != Done || st.Done != n || st.Failed != n/100 {
		t.Errorf("state: %+v", st)
	}
	exactly(t, results(t, s, "an", id), work(n))
	t.Logf("rows done after %d kills, and after all: %v", kills/2+1, done)
	if done[1] == n {
		t.Log("the job was done before the last kill")
	}
}

// exactly holds results against a lone run's.
func exactly(t *testing.T, got []byte, in func(func(batch.Named, error) bool)) {
	t.Helper()
	if want := alone(t, in); !bytes.Equal(got, want) {
		t.Errorf("results of %d bytes, want %d, or others", len(got), len(want))
	}
}

// TestCluster has three processes on an outside server, of which one is killed.
func TestCluster(t *testing.T) {
	t.Parallel()
	const n = 600
	nats := begin(t, "server", t.TempDir())
	url := nats.line(t)
	members := []*process{begin(t, "member", url), begin(t, "member", url), begin(t, "member", url)}
	for _, m := range members {
		m.line(t)
	}
	id := members[0].submit(t, n)
	c := small("")
	c.URL, c.Workers = url, -1
	s := open(t, c)
	states, err := s.Watch(t.Context(), "an", id)
	if err != nil {
		t.Fatal(err)
	}
	killed := false
	var st State
	for st = range states {
		if !killed && st.Done >= n/10 {
			killed = true
			members[0].kill()
		}
	}
	if !killed || st.Status != Done || st.Done != n {
		t.Errorf("killed: %v, state: %+v", killed, st)
	}
	exactly(t, results(t, s, "an", id), work(n))
	if err := s.Delete(t.Context(), "an", id); err != nil {
		t.Error(err)
	}
	empty(t, s)
}

// TestServerGoes restarts the outside server under a job.
func TestServerGoes(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	const n = 300
	dir := t.TempDir()
	nats := begin(t, "server", dir)
	url := nats.line(t)
	c := small("")
	c.URL = url
	s := open(t, c)
	id := submit(t, s, "an", work(n))
	nats.kill()
	port := url[strings.LastIndex(url, ":")+1:]
	begin(t, "server", dir+"|"+port).line(t)
	if st := wait(t, s, "an", id); st.Status != Done || st.Done != n {
		t.Errorf("state: %+v", st)
	}
	exactly(t, results(t, s, "an", id), work(n))
}
