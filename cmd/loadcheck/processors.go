package main

import (
	"fmt"
	"os/exec"
)

// processors tells who runs where. The zero value is: all share what there is.
type processors struct {
	apart           bool
	served, clients int // numbers of processors
}

func (p processors) String() string {
	if !p.apart {
		return "service, render alone and clients share all processors: the clients' work counts against the service"
	}
	return fmt.Sprintf("service and render alone in turns on processor %d, clients on processor %d", p.served, p.clients)
}

// start starts a program on the processor of what is measured.
func (p processors) start(cmd *exec.Cmd) error {
	if !p.apart {
		return cmd.Start()
	}
	return startOn(cmd, p.served)
}
