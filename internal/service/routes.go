package service

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// route makes the engine with the routes of the floor itself.
func (f *Floor) route() error {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.RedirectTrailingSlash = false
	e.HandleMethodNotAllowed = true
	var proxies []string
	for _, p := range f.Config.TrustedProxies {
		proxies = append(proxies, p.String())
	}
	if err := e.SetTrustedProxies(proxies); err != nil {
		return err
	}
	e.Use(f.observe, f.guard, secure, f.cors, f.own)
	e.NoRoute(func(c *gin.Context) { f.Refuse(c, Closing(c, NotFound.Problem())) })
	e.NoMethod(f.noMethod)

	Get(e, "/openapi.json", func(c *gin.Context) { f.texts.openapi(c) })
	Get(e, "/docs", func(c *gin.Context) { f.texts.docs(c) })
	Get(e, "/livez", f.livez)
	Get(e, "/readyz", f.readyz)
	Get(e, "/version", f.versionInfo)
	Get(e, "/metrics", gin.WrapH(f.Metrics.handler()))
	f.engine, f.v1 = e, e.Group("/v1", f.admit)
	return f.describe()
}

// noMethod answers OPTIONS, and refuses other methods that a route lacks.
func (f *Floor) noMethod(c *gin.Context) {
	allowed := strings.Split(c.Writer.Header().Get("Allow"), ", ")
	allowed = append(allowed, http.MethodOptions)
	c.Header("Allow", strings.Join(allowed, ", "))
	if c.Request.Method == http.MethodOptions {
		c.Status(http.StatusNoContent)
		c.Writer.WriteHeaderNow()
		c.Abort()
		return
	}
	f.Refuse(c, Closing(c, WrongMethod.Problem()))
}
