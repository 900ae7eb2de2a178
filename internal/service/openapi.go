package service

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// openapiText is the floor's own part of the description: its routes, and what
// several doors refer to.
//
//go:embed assets/openapi.json
var openapiText []byte

// openapi is a description (OpenAPI 3.1), or a door's part of one.
type openapi struct {
	OpenAPI    string            `json:"openapi"`
	Info       json.RawMessage   `json:"info"`
	Servers    json.RawMessage   `json:"servers"`
	Tags       []json.RawMessage `json:"tags"`
	Security   json.RawMessage   `json:"security"`
	Paths      members           `json:"paths"`
	Components struct {
		Schemas    members `json:"schemas"`
		Responses  members `json:"responses"`
		Headers    members `json:"headers"`
		Parameters members `json:"parameters"`
		Security   members `json:"securitySchemes"`
	} `json:"components"`
}

// add puts a part after what is there.
func (o *openapi) add(part *openapi) {
	o.Tags = append(o.Tags, part.Tags...)
	o.Paths = append(o.Paths, part.Paths...)
	to, from := &o.Components, &part.Components
	to.Schemas = append(to.Schemas, from.Schemas...)
	to.Responses = append(to.Responses, from.Responses...)
	to.Headers = append(to.Headers, from.Headers...)
	to.Parameters = append(to.Parameters, from.Parameters...)
	to.Security = append(to.Security, from.Security...)
}

// members are those of a JSON object, in their order.
type members []member

type member struct {
	name  string
	value json.RawMessage
}

// UnmarshalJSON reads an object.
func (m *members) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		var one member
		one.name, _ = name.(string)
		if err := d.Decode(&one.value); err != nil {
			return err
		}
		*m = append(*m, one)
	}
	return nil
}

// MarshalJSON writes an object. A name that stands there twice is an error.
func (m members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	seen := map[string]bool{}
	out.WriteByte('{')
	for i, one := range m {
		if seen[one.name] {
			return nil, fmt.Errorf("service: %s is described twice", one.name)
		}
		seen[one.name] = true
		if i > 0 {
			out.WriteByte(',')
		}
		fmt.Fprintf(&out, "%q:", one.name)
		out.Write(one.value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// Fill puts values in the places of a door's part of the description: the
// string "@name" stands for the value of that name.
func Fill(text []byte, values map[string]any) ([]byte, error) {
	for name, value := range values {
		data, err := Encode(value)
		if err != nil {
			return nil, err
		}
		text = bytes.ReplaceAll(text, []byte(`"@`+name+`"`), data)
	}
	return text, nil
}

// openapi puts the description together from the doors' parts, in the order in
// which they were mounted, and the floor's.
func (f *Floor) openapi() (*openapi, error) {
	var names []string
	for _, p := range f.problems() {
		names = append(names, "/docs#"+p.Name)
	}
	text, err := Fill(openapiText, map[string]any{"version": f.Version, "problems": names})
	if err != nil {
		return nil, err
	}
	var own, all openapi
	if err := json.Unmarshal(text, &own); err != nil {
		return nil, fmt.Errorf("service: openapi.json: %w", err)
	}
	for _, d := range f.doors {
		if d.OpenAPI == nil {
			continue
		}
		var part openapi
		if err := json.Unmarshal(d.OpenAPI, &part); err != nil {
			return nil, fmt.Errorf("service: a door's part of openapi.json: %w", err)
		}
		all.add(&part)
	}
	all.add(&own)
	all.OpenAPI, all.Info, all.Servers, all.Security = own.OpenAPI, own.Info, own.Servers, own.Security
	return &all, f.compare(&all)
}

// parameter is a part of a route's address.
var parameter = regexp.MustCompile(`:(\w+)`)

// compare wants every route to be described, but for pages, and every
// description to have its route.
func (f *Floor) compare(o *openapi) error {
	pages := map[string]bool{}
	for _, d := range f.doors {
		for _, path := range d.Pages {
			pages[path] = true
		}
	}
	var served, described []string
	for _, r := range f.engine.Routes() {
		if !pages[r.Path] {
			served = append(served, r.Method+" "+parameter.ReplaceAllString(r.Path, "{$1}"))
		}
	}
	for _, path := range o.Paths {
		var operations members
		if err := json.Unmarshal(path.value, &operations); err != nil {
			return err
		}
		for _, one := range operations {
			described = append(described, strings.ToUpper(one.name)+" "+path.name)
		}
	}
	slices.Sort(served)
	slices.Sort(described)
	if !slices.Equal(served, described) {
		return fmt.Errorf("service: routes %v, described %v", served, described)
	}
	return nil
}

// operations are the operations of a description, without those that only HEAD
// asks for.
func (o *openapi) operations() ([]docsPath, error) {
	var out []docsPath
	for _, path := range o.Paths {
		var is map[string]struct{ Summary, Description string }
		if err := json.Unmarshal(path.value, &is); err != nil {
			return nil, err
		}
		for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
			if op, ok := is[strings.ToLower(method)]; ok {
				out = append(out, docsPath{method, path.name, op.Summary, parted(op.Description)})
			}
		}
	}
	return out, nil
}
