package main

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strconv"

	"golang.org/x/sys/unix"
)

// share gives one processor to what is measured and another to the clients, if
// there are two.
func share() processors {
	var allowed unix.CPUSet
	if err := unix.SchedGetaffinity(0, &allowed); err != nil || allowed.Count() < 2 {
		return processors{}
	}
	var numbers []int
	for n := 0; len(numbers) < 2; n++ {
		if allowed.IsSet(n) {
			numbers = append(numbers, n)
		}
	}
	return processors{apart: true, served: numbers[0], clients: numbers[1]}
}

// startOn starts a program that stays on one processor, as a child stays where
// the thread was that started it.
func startOn(cmd *exec.Cmd, processor int) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var before unix.CPUSet
	if err := unix.SchedGetaffinity(0, &before); err != nil {
		return err
	}
	if err := move(0, processor); err != nil {
		return err
	}
	defer func() { _ = unix.SchedSetaffinity(0, &before) }()
	return cmd.Start()
}

// keepClients keeps this process, which is the clients, on its processor: all
// threads there are, whose children will stay there too.
func (p processors) keepClients() error {
	if !p.apart {
		return nil
	}
	runtime.GOMAXPROCS(1)
	moved := map[string]bool{}
	for more := true; more; {
		more = false
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			return err
		}
		for _, t := range threads {
			if moved[t.Name()] {
				continue
			}
			id, err := strconv.Atoi(t.Name())
			if err == nil {
				err = move(id, p.clients)
			}
			if err != nil && !errors.Is(err, unix.ESRCH) { // a thread may have ended
				return err
			}
			moved[t.Name()], more = true, true
		}
	}
	return nil
}

func move(thread, processor int) error {
	var set unix.CPUSet
	set.Set(processor)
	return unix.SchedSetaffinity(thread, &set)
}
