package jobs

import (
	"fmt"
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

func init() { roles["peer"] = servePeer }

// servePeer is one server of a cluster. Its argument is a folder, a name, its
// two ports and the cluster's addresses.
func servePeer(arg string) {
	args := strings.Split(arg, "|")
	port, _ := strconv.Atoi(args[2])
	routed, _ := strconv.Atoi(args[3])
	var routes []*url.URL
	for _, at := range strings.Split(args[4], ",") {
		routes = append(routes, &url.URL{Scheme: "nats", Host: at})
	}
	s, err := server.NewServer(&server.Options{
		ServerName: args[1], Host: "127.0.0.1", Port: port, NoSigs: true,
		JetStream: true, StoreDir: args[0], SyncAlways: true,
		Cluster: server.ClusterOpts{Name: "vanthu", Host: "127.0.0.1", Port: routed},
		Routes:  routes,
	})
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	s.Start()
	fmt.Println("ready")
	select {}
}

// ports are free ports of this machine.
func ports(t *testing.T, n int) []string {
	t.Helper()
	var all []string
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		_, port, _ := net.SplitHostPort(l.Addr().String())
		all = append(all, port)
	}
	return all
}

// TestReplicas has a cluster of three servers, of which one is killed.
func TestReplicas(t *testing.T) {
	if testing.Short() {
		t.Skip("three servers take half a minute on a busy machine")
	}
	const n = 300
	all := ports(t, 6)
	routes := "127.0.0.1:" + all[3] + ",127.0.0.1:" + all[4] + ",127.0.0.1:" + all[5]
	c := small("")
	c.Replicas, c.request = 3, 15*time.Second
	var peers []*process
	for i := range 3 {
		p := begin(t, "peer", strings.Join([]string{t.TempDir(), fmt.Sprint("n", i), all[i], all[3+i], routes}, "|"))
		p.line(t)
		peers = append(peers, p)
		c.URL += fmt.Sprintf(",nats://127.0.0.1:%s", all[i])
	}
	c.URL = c.URL[1:]
	var s *Store
	for deadline := time.Now().Add(30 * time.Second); s == nil; {
		var err error // the cluster chooses its leader
		if s, err = Open(t.Context(), c, compile); err != nil && time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { shut(t, s) })
	// A process that was not told of the replicas leaves them as they are.
	plain := c
	plain.Replicas, plain.Workers = 0, -1
	shut(t, open(t, plain))
	if stream, err := s.js.Stream(t.Context(), stateStream); err != nil || stream.CachedInfo().Config.Replicas != 3 {
		t.Errorf("%+v, %v", stream.CachedInfo().Config, err)
	}
	id := submit(t, s, "an", work(n))
	started(t, s, id)
	peers[0].kill()
	if st := wait(t, s, "an", id); st.Status != Done || st.Done != n {
		t.Errorf("state: %+v", st)
	}
	exactly(t, results(t, s, "an", id), work(n))
	if err := s.Delete(t.Context(), "an", id); err != nil {
		t.Error(err)
	}
	empty(t, s)
}
