package batchapi

import (
	"testing"

	"vanthu/internal/doortest"
	"vanthu/internal/service"
)

// settings are those of the floor and of this door.
type settings struct {
	floorConfig
	Config
}

type floorConfig = service.Config

// server is a floor with this door alone, on loopback.
type server struct {
	*doortest.Service
	*door
}

// start runs a server with a changed configuration; prepare may change the door
// before it serves.
func start(t *testing.T, change func(*settings), prepare ...func(*door)) *server {
	t.Helper()
	logs := new(doortest.Logs)
	d := build(t, logs, change, prepare...)
	return &server{doortest.Start(t, logs, d.Serve), d}
}

// build is the door of start, with a floor that does not listen.
func build(t *testing.T, logs *doortest.Logs, change func(*settings), prepare ...func(*door)) *door {
	t.Helper()
	c := &settings{*service.NewConfig(), *NewConfig()}
	c.Data = "" // no jobs, unless the test wants them
	if change != nil {
		change(c)
	}
	floor, err := service.New(&c.floorConfig, logs.Logger(), "v0.0.0-test")
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDoor(floor, doortest.Renderer(), &c.Config)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range prepare {
		p(d)
	}
	if err := d.mount(); err != nil {
		t.Fatal(err)
	}
	return d
}
