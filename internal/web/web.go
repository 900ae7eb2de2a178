// Package web is the desk (bàn làm việc của văn thư): the page on which a clerk
// writes and checks papers in the browser. Its files are built beforehand into
// the folder dist, from which they are served as they are.
//
// The page loads nothing from elsewhere and runs no script but its own files, so
// that a strict content security policy refuses nothing.
package web

import (
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"vanthu/fonts"
	"vanthu/internal/service"
)

// dist holds what the bundler wrote: index.html, which names the others, and
// under assets the files whose names hold a hash of what is in them. Beside a
// file may stand what a browser may get instead: .br (Brotli) and .gz (gzip).
// Scripts and styles are in the program in these shapes alone: see plain.
//
//go:embed dist/*.* dist/assets/*.br dist/assets/*.gz dist/assets/*.webp
var dist embed.FS

// policy is what the page may do. A picture of a paper holds pictures as data
// URIs, a dropped file is shown from a blob; styles are set by scripts through
// the object model, which needs no leave.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
	"connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

// What lies in these folders never changes under its name: the bundler's files
// have names with hashes, and a version of a typeface stays what it is.
const (
	hashed = "/assets/"
	faces  = "/fonts/" // the faces in which pages are shown as SVG
)

// file is a file of the desk.
type file struct {
	mediaType string
	shapes    []shape // the best one first, the plain one last
}

// shape is a file as it is sent.
type shape struct {
	coding string // Content-Encoding; empty: none
	data   []byte
	tag    string
}

// codings are the names of compressions, and the endings of files that have gone
// through them. The last one is none.
var codings = []struct{ ending, name string }{{".br", "br"}, {".gz", "gzip"}, {}}

// Mount puts the desk on a floor: the page at /, its files, and the faces.
func Mount(floor *service.Floor) error {
	content, err := fs.Sub(dist, "dist")
	if err != nil {
		return err
	}
	return mount(floor, content)
}

func mount(floor *service.Floor, content fs.FS) error {
	files, err := read(content)
	if err != nil {
		return err
	}
	for _, face := range fonts.Web() {
		data := []byte(face.Data)
		files[faces+face.File] = &file{mediaTypes[path.Ext(face.File)], []shape{{data: data, tag: service.EntityTag(data)}}}
	}
	var pages []string
	for at, f := range files {
		pages = append(pages, at)
		service.Get(floor.Root(), at, f.serve(strings.HasPrefix(at, hashed) || strings.HasPrefix(at, faces)))
	}
	return floor.Mount(service.Door{Pages: pages})
}

// read reads all files, by their address.
func read(content fs.FS) (map[string]*file, error) {
	files := map[string]*file{}
	err := fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".br"), ".gz")
		at := strings.TrimSuffix("/"+name, "index.html")
		if files[at] != nil {
			return nil
		}
		f := &file{mediaType: mediaTypes[path.Ext(name)]}
		if f.mediaType == "" {
			return fmt.Errorf("web: %s is of no known kind", name)
		}
		for _, c := range codings {
			data, err := fs.ReadFile(content, name+c.ending)
			if c.ending != "" && err != nil {
				continue // it is not there
			}
			if err != nil {
				data, err = plain(content, name)
			}
			if err != nil {
				return err
			}
			f.shapes = append(f.shapes, shape{c.name, data, service.EntityTag(data)})
		}
		files[at] = f
		return nil
	})
	if err == nil && files["/"] == nil {
		err = errors.New("web: no index.html")
	}
	return files, err
}

// plain is a file that only its compressed shapes stand for, as the few get it
// that take none of them.
func plain(content fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(content, name+".gz")
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// mediaTypes are those of the files that a desk is made of; not what the machine
// that it runs on calls them.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".ico": "image/x-icon", ".woff2": "font/woff2",
	".json": "application/json", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8", ".map": "application/json",
}

// serve sends the file in the best shape that the browser takes.
func (f *file) serve(forever bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		h := c.Writer.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Add("Vary", "Accept-Encoding")
		h.Set("Cache-Control", "no-cache")
		if forever {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		s := f.pick(c.GetHeader("Accept-Encoding"))
		if service.Unchanged(c, s.tag) {
			return
		}
		if s.coding != "" {
			h.Set("Content-Encoding", s.coding)
		}
		h.Set("Content-Type", f.mediaType)
		h.Set("Content-Length", strconv.Itoa(len(s.data)))
		c.Status(http.StatusOK)
		_, _ = c.Writer.Write(s.data) // a browser that is gone is none of our errors
	}
}

// pick is the first shape whose coding a header of codings takes.
func (f *file) pick(accepted string) *shape {
	for i := range f.shapes {
		if s := &f.shapes[i]; s.coding == "" || service.Takes(accepted, s.coding) {
			return s
		}
	}
	return &f.shapes[len(f.shapes)-1]
}
