package httpapi

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// route makes the engine with all routes.
func (s *Server) route() error {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.RedirectTrailingSlash = false
	e.HandleMethodNotAllowed = true
	var proxies []string
	for _, p := range s.config.TrustedProxies {
		proxies = append(proxies, p.String())
	}
	if err := e.SetTrustedProxies(proxies); err != nil {
		return err
	}
	e.Use(s.observe, s.guard, secure, s.cors)
	e.NoRoute(func(c *gin.Context) { s.refuse(c, closing(c, notFound.problem())) })
	e.NoMethod(s.noMethod)

	get := func(routes gin.IRoutes, path string, handle gin.HandlerFunc) {
		routes.GET(path, handle)
		routes.HEAD(path, handle)
	}
	texts, err := s.describe()
	if err != nil {
		return err
	}
	get(e, "/openapi.json", s.static("application/json", texts.openapi))
	get(e, "/docs", s.page(texts.docs))
	get(e, "/livez", s.livez)
	get(e, "/readyz", s.readyz)
	get(e, "/version", s.versionInfo)
	get(e, "/metrics", gin.WrapH(s.metrics.handler()))

	v1 := e.Group("/v1", s.admit)
	v1.POST("/documents", posted(s, newOrder, s.produce, s.send))
	v1.POST("/layout", posted(s, wantsLayout, s.layout, s.sendLayout))
	v1.POST("/check", posted(s, wantsFindings, s.check, s.sendFindings))
	v1.POST("/batches", s.postBatch)
	get(v1, "/batches/:id", s.getBatch)
	v1.DELETE("/batches/:id", s.deleteBatch)
	get(v1, "/batches/:id/archive", s.getArchive)
	v1.GET("/batches/:id/events", s.getEvents)
	get(v1, "/kinds", s.static("application/json", texts.kinds))
	get(v1, "/schema", s.static("application/schema+json", texts.schema))
	s.engine = e
	return nil
}

// noMethod answers OPTIONS, and refuses other methods that a route lacks.
func (s *Server) noMethod(c *gin.Context) {
	allowed := strings.Split(c.Writer.Header().Get("Allow"), ", ")
	allowed = append(allowed, http.MethodOptions)
	c.Header("Allow", strings.Join(allowed, ", "))
	if c.Request.Method == http.MethodOptions {
		c.Status(http.StatusNoContent)
		c.Writer.WriteHeaderNow()
		c.Abort()
		return
	}
	s.refuse(c, closing(c, wrongMethod.problem()))
}
