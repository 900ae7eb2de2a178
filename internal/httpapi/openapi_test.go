package httpapi

import (
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	_ "github.com/getkin/kin-openapi/openapi3filter"
	_ "github.com/getkin/kin-openapi/routers/legacy"
)

func TestOpenAPI(t *testing.T) { _ = openapi3.NewLoader() }
