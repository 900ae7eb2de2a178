package service

import (
	"runtime"

	"github.com/gin-gonic/gin"
)

// livez says that the process answers.
func (f *Floor) livez(c *gin.Context) { f.SendJSON(c, gin.H{"status": "ok"}) }

// readyz says whether requests should come here.
func (f *Floor) readyz(c *gin.Context) {
	if f.state.Load() != serving {
		f.Refuse(c, NotReady.Problem())
		return
	}
	checks, err := f.health(c.Request.Context())
	if err != nil {
		f.Refuse(c, NotReady.Problem())
		return
	}
	f.SendJSON(c, gin.H{"status": "ok", "checks": checks})
}

// versionInfo says which program this is.
func (f *Floor) versionInfo(c *gin.Context) {
	f.SendJSON(c, gin.H{"name": "vanthu", "version": f.Version, "go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH})
}
