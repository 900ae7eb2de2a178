package service

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"testing"

	"github.com/gin-gonic/gin"

	"vanthu/internal/doortest"
)

// door is a door of the tests: what is posted to it must be JSON, and comes
// back.
type door struct {
	*Floor
	make   func(context.Context, []byte, order) (made, error)
	health error
}

type (
	order struct{}
	made  []byte
)

// openapiOfDoor describes it.
const openapiOfDoor = `{"tags":[{"name":"x"}],"paths":{"/v1/documents":{"post":{"summary":"Lập văn bản"}},"/v1/check":{"post":{}},"/v1/kinds":{"get":{},"head":{}}}}`

func (d *door) mount() error {
	wish := func(c *gin.Context) (order, *Problem) { return order{}, OnlyQuery(c, "format") }
	send := func(c *gin.Context, _ order, m made) { c.Data(http.StatusOK, "application/octet-stream", m) }
	const most = 64 << 10
	d.V1().POST("/documents", Posted(d.Floor, most, wish, func(ctx context.Context, data []byte, o order) (made, error) { return d.make(ctx, data, o) }, send))
	d.V1().POST("/check", Posted(d.Floor, most, wish, give, send))
	Get(d.V1(), "/kinds", Static("application/json", []byte("[]")))
	return d.Mount(Door{
		OpenAPI: []byte(openapiOfDoor),
		Health: func(context.Context) (map[string]string, error) {
			return map[string]string{"door": "ok"}, d.health
		},
	})
}

func give(_ context.Context, data []byte, _ order) (made, error) {
	if !json.Valid(data) {
		return nil, BadJSON.Problem()
	}
	return data, nil
}

// server is a floor with the door of the tests, on loopback.
type server struct {
	*doortest.Service
	*door
}

// start runs a server with a changed configuration; prepare may change the door
// before it serves.
func start(t *testing.T, change func(*Config), prepare ...func(*door)) *server {
	t.Helper()
	config := NewConfig()
	config.LogLevel = slog.LevelDebug
	if change != nil {
		change(config)
	}
	logs := new(doortest.Logs)
	floor, err := New(config, logs.Logger(), "v0.0.0-test")
	if err != nil {
		t.Fatal(err)
	}
	d := &door{Floor: floor, make: give}
	if err := d.mount(); err != nil {
		t.Fatal(err)
	}
	for _, p := range prepare {
		p(d)
	}
	return &server{doortest.Start(t, logs, floor.Serve), d}
}
