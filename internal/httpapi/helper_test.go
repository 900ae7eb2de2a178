package httpapi

import (
	"testing"

	"vanthu/examples"
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
	c := &settings{*service.NewConfig(), *NewConfig()}
	if change != nil {
		change(c)
	}
	logs := new(doortest.Logs)
	floor, err := service.New(&c.floorConfig, logs.Logger(), "v0.0.0-test")
	if err != nil {
		t.Fatal(err)
	}
	d := newDoor(floor, doortest.Renderer(), &c.Config)
	for _, p := range prepare {
		p(d)
	}
	if err := mount(d); err != nil {
		t.Fatal(err)
	}
	return &server{doortest.Start(t, logs, floor.Serve), d}
}

// exampleDocuments are the documents of package examples by name.
func exampleDocuments(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, e := range examples.All() {
		out[e.Name] = e.JSON
	}
	if len(out) == 0 {
		t.Fatal("no examples")
	}
	return out
}
