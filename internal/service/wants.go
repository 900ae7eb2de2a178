package service

import (
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// OnlyQuery refuses parameters of the address that a route does not know, and
// those that stand there twice: a slip must not pass for the default.
func OnlyQuery(c *gin.Context, names ...string) *Problem {
	values, err := url.ParseQuery(c.Request.URL.RawQuery)
	if err != nil {
		return BadQuery.Problem()
	}
	for name, given := range values {
		switch {
		case len(names) == 0:
			return BadQuery.Saying("Địa chỉ này không nhận tham số nào.", "This address takes no parameters.")
		case !slices.Contains(names, name):
			return BadQuery.Saying("Địa chỉ này chỉ nhận các tham số: "+strings.Join(names, ", ")+".", "This address takes these parameters alone: "+strings.Join(names, ", ")+".")
		case len(given) > 1:
			return BadQuery.Saying("Tham số «"+name+"» được ghi nhiều lần.", "The parameter «"+name+"» is given more than once.")
		}
	}
	return nil
}

// Accepts refuses a caller who cannot take the one kind of answer that there
// is.
func Accepts(c *gin.Context, kind string) *Problem {
	if Wanted(c, kind) == "" {
		return NotAcceptable.Saying("Câu trả lời ở đây là "+kind+".", "The answer here is "+kind+".")
	}
	return nil
}

// Wanted is the offered media type that the caller likes best; see negotiate.
func Wanted(c *gin.Context, offers ...string) string {
	return negotiate(strings.Join(c.Request.Header.Values("Accept"), ","), offers)
}
