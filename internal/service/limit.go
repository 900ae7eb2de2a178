package service

import (
	"bytes"
	"math"
	"os"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
)

// What the parts of the service take of its memory, in hundredths. The rest is
// the program's own, and what the collector has not taken away yet.
const (
	papersPart    = 40 // documents that are being made
	bodiesPart    = 20 // bodies, and files on their way
	batchesPart   = 12 // templates and lists of batches that are read or made
	collectedPart = 75 // what the collector keeps all of it below
)

// Limit is the memory that the service may take, in bytes: what the operator
// says, or what the runtime was told, or what the system grants its group of
// processes, or half of what the machine has and no more than 2 GiB.
func (c *Config) Limit() int64 {
	const (
		usual = 512 << 20
		large = 2 << 30
		least = 64 << 20
	)
	limit := int64(c.Memory)
	if limit == 0 {
		if told := debug.SetMemoryLimit(-1); os.Getenv("GOMEMLIMIT") != "" && told != math.MaxInt64 {
			limit = told / collectedPart * 100
		}
	}
	if limit == 0 {
		limit = grantedMemory()
	}
	if limit == 0 {
		limit = min(machineMemory()/2, large)
	}
	if limit == 0 {
		limit = usual
	}
	return max(limit, least)
}

// grantedMemory is the least bound of the process's control groups, of either
// version; 0: none.
func grantedMemory() int64 {
	groups, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return 0
	}
	var least int64
	for line := range strings.Lines(string(groups)) {
		part := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(part) < 3 {
			continue
		}
		root, name := "/sys/fs/cgroup", "memory.max"
		if part[1] != "" {
			root, name = "/sys/fs/cgroup/memory", "memory.limit_in_bytes"
		}
		if part[1] != "" && part[1] != "memory" {
			continue
		}
		for dir := path.Clean("/" + part[2]); ; dir = path.Dir(dir) { // a bound holds for all below it
			if n := numberIn(path.Join(root, dir, name)); n > 0 && n < 1<<50 && (least == 0 || n < least) {
				least = n
			}
			if dir == "/" {
				break
			}
		}
	}
	return least
}

// machineMemory is what the machine has; 0: it is not known.
func machineMemory() int64 {
	const field = "MemTotal:"
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(info, []byte(field))
	kilobytes, _, _ := bytes.Cut(bytes.TrimSpace(rest), []byte(" "))
	n, _ := strconv.ParseInt(string(kilobytes), 10, 64)
	return n << 10
}

// numberIn is the number that a file holds; 0: none.
func numberIn(file string) int64 {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(data)), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
