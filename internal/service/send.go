package service

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
)

// Encode is a value as JSON, as this service writes it.
func Encode(v any) ([]byte, error) { return encode(v, "  ") }

// Compact is a value as JSON in as few bytes as can be.
func Compact(v any) ([]byte, error) { return encode(v, "") }

func encode(v any, indent string) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return out.Bytes(), err
}

// gzipFrom is the least answer in bytes that compressing is worth the while.
const gzipFrom = 1 << 10

// Squeeze compresses an answer that is sent as it is made, where the caller takes
// gzip, and sets the headers that say so.
func Squeeze(c *gin.Context, data []byte) []byte {
	c.Writer.Header().Add("Vary", "Accept-Encoding")
	if len(data) < gzipFrom || !Takes(c.GetHeader("Accept-Encoding"), "gzip") {
		return data
	}
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed) // the level is known: there is no error
	_, _ = w.Write(data)
	_ = w.Close()
	c.Header("Content-Encoding", "gzip")
	return out.Bytes()
}

// EntityTag is a strong validator: equal for equal bytes.
func EntityTag(data []byte) string { return Quoted(sha256.Sum256(data)) }

// Quoted is a digest as an entity tag.
func Quoted(sum [sha256.Size]byte) string {
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`
}

// SendJSON answers with JSON and its entity tag.
func (f *Floor) SendJSON(c *gin.Context, v any) {
	data, err := Encode(v)
	if err != nil {
		f.Fail(c, err)
		return
	}
	c.Header("Cache-Control", "private, no-cache")
	sendText(c, "application/json", data, EntityTag(data))
}

// SendLarge answers in few bytes with what is large, and counts it while a slow
// reader keeps it.
func (f *Floor) SendLarge(c *gin.Context, v any) {
	data, err := Compact(v)
	if err != nil {
		f.Fail(c, err)
		return
	}
	size := int64(len(data))
	if !f.Bodies.Take(size) {
		f.Fail(c, f.Renders.Full())
		return
	}
	defer f.Bodies.Give(size)
	data = Squeeze(c, data)
	h := c.Writer.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Content-Length", strconv.Itoa(len(data)))
	c.Status(http.StatusOK)
	_, _ = c.Writer.Write(data) // a client that is gone is none of our errors
}

// sendText answers with a text, or says that the caller has it.
func sendText(c *gin.Context, mediaType string, data []byte, tag string) {
	if Unchanged(c, tag) {
		return
	}
	h := c.Writer.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	c.Status(http.StatusOK)
	_, _ = c.Writer.Write(data) // a client that is gone is none of our errors
}

// Unchanged sets the entity tag of an answer. It is true, and has answered,
// where the caller has what bears the tag.
func Unchanged(c *gin.Context, tag string) bool {
	c.Writer.Header().Set("ETag", tag)
	posted := c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead
	if !matches(c.GetHeader("If-None-Match"), tag, posted) {
		return false
	}
	c.Status(http.StatusNotModified)
	c.Writer.WriteHeaderNow()
	return true
}

// Static answers with a text that never changes while the program runs.
func Static(mediaType string, data []byte) gin.HandlerFunc {
	tag := EntityTag(data)
	return func(c *gin.Context) {
		c.Header("Cache-Control", "no-cache")
		sendText(c, mediaType, data, tag)
	}
}
