package service

import (
	"bufio"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"
)

// key is a caller's key, of which only the hash is known.
type key struct {
	name    string
	hash    [sha256.Size]byte
	limiter *rate.Limiter // nil: no limit
}

// KeysError says, in Vietnamese where it can, why the file of keys cannot be
// used.
type KeysError struct{ Err error }

func (e *KeysError) Error() string { return e.Err.Error() }

// Unwrap is the reason.
func (e *KeysError) Unwrap() error { return e.Err }

// maxKeys bounds the keys of one file.
const maxKeys = 10_000

// readKeys reads a file of keys: a line for each, with a name, a colon and the
// SHA-256 of the key in hexadecimal. Empty lines and those that begin with #
// are passed over. Errors are Vietnamese and do not show what the file holds.
func (c *Config) readKeys() ([]key, error) {
	if c.Keys == "" {
		return nil, nil
	}
	f, err := os.Open(c.Keys)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	keys, err := parseKeys(f)
	if err != nil {
		return nil, err
	}
	for i := range keys {
		keys[i].limiter = c.limiter()
	}
	return keys, nil
}

func (c *Config) limiter() *rate.Limiter {
	if c.Rate == 0 {
		return nil
	}
	return rate.NewLimiter(rate.Limit(c.Rate), c.Burst)
}

func parseKeys(r io.Reader) ([]key, error) {
	var keys []key
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		name, code, _ := strings.Cut(line, ":")
		hash, err := hex.DecodeString(strings.TrimSpace(code))
		switch {
		case err != nil || len(hash) != sha256.Size:
			return nil, fmt.Errorf("dòng %d: cần «tên:SHA-256», SHA-256 là 64 chữ số hệ 16", n)
		case !isToken(name):
			return nil, fmt.Errorf("dòng %d: tên chỉ gồm chữ không dấu, chữ số và . _ -, dài không quá 64", n)
		case slices.ContainsFunc(keys, func(k key) bool { return k.name == name }):
			return nil, fmt.Errorf("dòng %d: tên này đã có ở dòng trên", n)
		case len(keys) == maxKeys:
			return nil, fmt.Errorf("có quá %d khóa", maxKeys)
		}
		keys = append(keys, key{name: name, hash: [sha256.Size]byte(hash)})
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("tệp không có khóa nào")
	}
	return keys, nil
}

// isToken tells whether s is fit to be shown in logs and headers.
func isToken(s string) bool {
	return s != "" && len(s) <= 64 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == ""
}

// presented is the key that a request carries.
func presented(h http.Header) string {
	scheme, token, _ := strings.Cut(h.Get("Authorization"), " ")
	if strings.EqualFold(scheme, "Bearer") {
		return strings.TrimSpace(token)
	}
	return h.Get("X-Api-Key")
}

// findKey is the key with the hash of what was presented. All hashes are
// compared, each in constant time.
func findKey(keys []key, text string) *key {
	hash := sha256.Sum256([]byte(text))
	var found *key
	for i := range keys {
		if subtle.ConstantTimeCompare(keys[i].hash[:], hash[:]) == 1 {
			found = &keys[i]
		}
	}
	return found
}

// admit lets a request pass that has a key and keeps to its rate.
func (f *Floor) admit(c *gin.Context) {
	limiter := f.anonymous
	if len(f.keys) > 0 {
		k := findKey(f.keys, presented(c.Request.Header))
		if k == nil {
			c.Header("WWW-Authenticate", `Bearer realm="vanthu"`)
			f.Refuse(c, Closing(c, Unauthorized.Problem()))
			return
		}
		c.Set(keyKey, k.name)
		limiter = k.limiter
	}
	if limiter == nil {
		return
	}
	now := time.Now()
	if limiter.AllowN(now, 1) {
		return
	}
	p := TooMany.Problem()
	missing := 1 - limiter.TokensAt(now)
	p.Retry = time.Duration(math.Ceil(missing / float64(limiter.Limit()) * float64(time.Second)))
	f.Refuse(c, Closing(c, p))
}

// cors lets the pages of the listed origins read answers, and answers the
// browser's question beforehand.
func (f *Floor) cors(c *gin.Context) {
	if len(f.Config.Origins) == 0 {
		return
	}
	h := c.Writer.Header()
	h.Add("Vary", "Origin")
	origin := c.GetHeader("Origin")
	if !slices.Contains(f.Config.Origins, strings.ToLower(origin)) {
		return
	}
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Expose-Headers", "Content-Disposition, ETag, Location, Retry-After, Vanthu-Annexes, Vanthu-Failed, Vanthu-Pages, Vanthu-Rows, Vanthu-Warnings, X-Request-Id")
	if c.Request.Method == http.MethodOptions && c.GetHeader("Access-Control-Request-Method") != "" {
		h.Set("Access-Control-Allow-Methods", "DELETE, GET, HEAD, POST")
		h.Set("Access-Control-Allow-Headers", "Accept, Accept-Language, Authorization, Content-Type, If-None-Match, Last-Event-ID, Traceparent, Vanthu-Known-Pages, Vanthu-Pages, X-Api-Key, X-Request-Id")
		h.Set("Access-Control-Max-Age", "600")
	}
}
