package service

import (
	"context"

	"github.com/gin-gonic/gin"
)

// Posted answers requests that carry a document. They all go the same way: wish
// reads what the caller wants, the body is read, do works on it in one of the
// few seats, and send answers with what came of it. A body has most bytes.
func Posted[W, T any](f *Floor, most int, wish func(*gin.Context) (W, *Problem), do func(context.Context, []byte, W) (T, error), send func(*gin.Context, W, T)) gin.HandlerFunc {
	return func(c *gin.Context) {
		want, p := wish(c)
		if p != nil {
			f.Fail(c, Closing(c, p))
			return
		}
		data, release, err := f.ReadBody(c, most)
		if err != nil {
			f.Fail(c, err)
			return
		}
		result, err := Work(c.Request.Context(), f, len(data), func(ctx context.Context) (T, error) {
			defer release()
			return do(ctx, data, want)
		}, release)
		if err != nil {
			f.Fail(c, err)
			return
		}
		send(c, want, result)
	}
}
