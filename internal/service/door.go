package service

import (
	"context"
	"errors"
	"slices"

	"github.com/gin-gonic/gin"
)

// Door is what a group of routes brings to the floor beside its handlers: what
// describes them, and what is done when the service begins and ends. All of it
// may be missing.
type Door struct {
	OpenAPI  []byte   // its part of /openapi.json, see Fill
	Pages    []string // routes for people's browsers, as gin writes them: no program calls them, so they are not described
	Problems []*ProblemType
	Settings []Setting // of its configuration, with the values where the operator says nothing
	Sections []Section // of the page /docs

	// Health is a word for each thing of the door's that /readyz names. An error
	// says that requests should not come here.
	Health func(context.Context) (map[string]string, error)
	// Open is called when the service listens.
	Open func()
	// Leave is called when the service takes no more requests: it ends answers
	// that have no end of their own.
	Leave func()
	// Close is called when everything is answered, or the time for that is over.
	Close func(context.Context) error
}

// Mount puts a door on the floor. Its routes are there already, under Root or
// V1.
func (f *Floor) Mount(d Door) error {
	before := f.doors
	f.doors = append(slices.Clip(before), d)
	err := f.describe()
	if err != nil {
		f.doors = before
	}
	return err
}

// Root takes routes that need no key.
func (f *Floor) Root() gin.IRouter { return f.engine }

// V1 takes routes below /v1, which need a key where there are keys.
func (f *Floor) V1() gin.IRouter { return f.v1 }

// Get adds a route that answers GET and HEAD.
func Get(routes gin.IRoutes, path string, handle gin.HandlerFunc) {
	routes.GET(path, handle)
	routes.HEAD(path, handle)
}

// health is the words of all doors.
func (f *Floor) health(ctx context.Context) (map[string]string, error) {
	all := map[string]string{}
	for _, d := range f.doors {
		if d.Health == nil {
			continue
		}
		words, err := d.Health(ctx)
		if err != nil {
			return nil, err
		}
		for name, word := range words {
			all[name] = word
		}
	}
	return all, nil
}

func (f *Floor) openDoors() {
	for _, d := range f.doors {
		if d.Open != nil {
			d.Open()
		}
	}
}

func (f *Floor) leaveDoors() {
	for _, d := range f.doors {
		if d.Leave != nil {
			d.Leave()
		}
	}
}

func (f *Floor) closeDoors(ctx context.Context) error {
	var err error
	for _, d := range f.doors {
		if d.Close != nil {
			err = errors.Join(err, d.Close(ctx))
		}
	}
	return err
}
