package httpapi

import (
	"runtime"

	"github.com/gin-gonic/gin"
)

// livez says that the process answers.
func (s *Server) livez(c *gin.Context) { s.sendJSON(c, gin.H{"status": "ok"}) }

// readyz says whether requests should come here.
func (s *Server) readyz(c *gin.Context) {
	if s.fault != nil || s.state.Load() != serving {
		s.refuse(c, notReady.problem())
		return
	}
	s.sendJSON(c, gin.H{"status": "ok", "checks": gin.H{"faces": "ok", "templates": "ok", "jobs": s.jobsHealth(c.Request.Context())}})
}

// versionInfo says which program this is.
func (s *Server) versionInfo(c *gin.Context) {
	s.sendJSON(c, gin.H{"name": "vanthu", "version": s.version, "go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH})
}
