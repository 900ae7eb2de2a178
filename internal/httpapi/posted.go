package httpapi

import (
	"context"

	"github.com/gin-gonic/gin"
)

// posted answers requests that carry a document. They all go the same way: wish
// reads what the caller wants, the body is read, do works on it in one of the
// few places, and send answers with what came of it.
func posted[W, T any](s *Server, wish func(*gin.Context) (W, *problem), do func(context.Context, []byte, W) (T, error), send func(*gin.Context, W, T)) gin.HandlerFunc {
	return func(c *gin.Context) {
		want, p := wish(c)
		if p != nil {
			s.fail(c, closing(c, p))
			return
		}
		data, release, err := s.readBody(c)
		if err != nil {
			s.fail(c, err)
			return
		}
		result, err := work(c.Request.Context(), s, func(ctx context.Context) (T, error) {
			defer release()
			return do(ctx, data, want)
		}, release)
		if err != nil {
			s.fail(c, err)
			return
		}
		send(c, want, result)
	}
}
