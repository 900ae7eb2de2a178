package service

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// own lets requests pass that came to this service under a name of its own, and
// not from a page of another site. Where callers need no key, a browser inside
// the office would else do for any page on the web what nobody else can: send
// documents here, or, where that page gives its own name this machine's address
// (DNS rebinding), read the answers too.
func (f *Floor) own(c *gin.Context) {
	if path := c.FullPath(); path == "/livez" || path == "/readyz" {
		return // whoever asks under whatever name: they tell nothing
	}
	r := c.Request
	switch {
	case !f.ownHost(r.Host):
		f.Refuse(c, Closing(c, WrongHost.Problem()))
	case f.foreign(r):
		f.Refuse(c, Closing(c, ForeignPage.Problem()))
	}
}

// foreign tells whether a request that may change something comes from a page of
// another site.
func (f *Floor) foreign(r *http.Request) bool {
	origin := strings.ToLower(r.Header.Get("Origin"))
	if slices.Contains(f.Config.Origins, origin) {
		return false
	}
	return http.NewCrossOriginProtection().Check(r) != nil
}

// ownHost tells whether a Host is this service's: one of Config.Hosts, or an
// address, which nobody else can give a name to, or this machine's name. Where
// callers need a key, and the operator names none, any is.
func (f *Floor) ownHost(host string) bool {
	if host == "" || f.Keyed() && len(f.Config.Hosts) == 0 {
		return true // a browser always sends one
	}
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if _, err := netip.ParseAddr(strings.Trim(name, "[]")); err == nil {
		return true
	}
	if name == "localhost" || strings.HasSuffix(name, ".localhost") || slices.Contains(f.Config.Hosts, name) {
		return true
	}
	if bound, _, err := net.SplitHostPort(f.Config.Addr); err == nil && strings.EqualFold(bound, name) {
		return true
	}
	machine, err := os.Hostname()
	return err == nil && strings.EqualFold(machine, name)
}

// parseHost reads the name of a machine, without a port.
func parseHost(s string) (string, error) {
	if s == "" || len(s) > 253 || strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789.-_") != "" {
		return "", fmt.Errorf("«%s»: %w", s, errHost)
	}
	return strings.ToLower(strings.TrimSuffix(s, ".")), nil
}

var errHost = errors.New("cần tên máy, không có cổng, như vanthu.tinh.gov.vn")
