package httpapi

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/render"
	"vanthu/internal/rules"
)

// The texts that describe the service.
var (
	//go:embed assets/openapi.json
	openapiText []byte
	//go:embed assets/docs.html
	docsText string
	//go:embed assets/docs.css
	docsStyle string
)

// descriptions are the texts as they are sent.
type descriptions struct {
	openapi, docs, kinds, schema []byte
}

func (s *Server) describe() (descriptions, error) {
	var d descriptions
	var err error
	if d.kinds, err = encode(document.Kinds()); err != nil {
		return d, err
	}
	d.schema = document.Schema()
	if d.openapi, err = s.openapi(); err != nil {
		return d, err
	}
	d.docs, err = s.docs(d.openapi)
	return d, err
}

// openapi is the description with the schema of a document in its place.
func (s *Server) openapi() ([]byte, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(document.Schema(), &members); err != nil {
		return nil, err
	}
	delete(members, "$schema")
	schema, err := encode(members)
	if err != nil {
		return nil, err
	}
	schema = bytes.ReplaceAll(schema, []byte(`"#/$defs/`), []byte(`"#/components/schemas/Document/$defs/`))
	names, _ := outputNames()
	text := openapiText
	for mark, value := range map[string]any{
		"@document": json.RawMessage(schema), "@kinds": planKind(), "@problems": problemNames(),
		"@formats": render.Whole, "@outputs": names, "@files": fileBodies(), "@version": s.version,
	} {
		data, err := encode(value)
		if err != nil {
			return nil, err
		}
		text = bytes.ReplaceAll(text, []byte(`"`+mark+`"`), data)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return nil, fmt.Errorf("httpapi: openapi.json: %w", err)
	}
	return out.Bytes(), nil
}

// planKind describes one kind, as an example: a plan.
func planKind() []document.KindInfo {
	kinds := document.Kinds()
	at := slices.IndexFunc(kinds, func(k document.KindInfo) bool { return k.Slug == "ke-hoach" })
	return kinds[at : at+1]
}

// problemNames are the type URIs of all problems.
func problemNames() []string {
	var names []string
	for _, p := range problemTypes {
		names = append(names, "/docs#"+p.Name)
	}
	return names
}

// fileBodies describes an answer that is a file, by its media type.
func fileBodies() map[string]json.RawMessage {
	bodies := map[string]json.RawMessage{}
	_, types := outputNames()
	for _, mediaType := range types {
		bodies[mediaType] = json.RawMessage(`{"schema": {"type": "string", "format": "binary"}}`)
	}
	return bodies
}

// docsPage is what the page /docs shows.
type docsPage struct {
	Style    template.CSS
	Version  string
	Problems []*problemType
	Kinds    []docsKind
	Settings []Setting
	Limits   []limit
	Keyed    bool // callers need a key
	Paths    []docsPath
}

type docsKind struct {
	Slug, Name, State, Party string
}

func docsKinds() []docsKind {
	var out []docsKind
	for _, k := range document.Kinds() {
		out = append(out, docsKind{k.Slug, k.Name, k.Abbreviation(rules.State), k.Abbreviation(rules.Party)})
	}
	return out
}

type docsPath struct {
	Method, Path, Summary string
	Description           []docsWords
}

// docsWords are words of a description, some of which are code.
type docsWords struct {
	Text string
	Code bool
}

// parted cuts a text at its backquotes.
func parted(text string) []docsWords {
	var out []docsWords
	for i, part := range strings.Split(text, "`") {
		out = append(out, docsWords{part, i%2 == 1})
	}
	return out
}

// limit is a bound of what a document may hold.
type limit struct {
	Name  string
	Value int
}

// Grouped is the value as Vietnamese writes it: 4.194.304.
func (l limit) Grouped() string {
	s := strconv.Itoa(l.Value)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "." + s[at:]
	}
	return s
}

// bounds are the bounds in force.
func (c *Config) bounds() []limit {
	l := c.Limits.InForce()
	return []limit{
		{"độ dài của JSON, byte", c.MaxBody},
		{"cấp lồng nhau của JSON", l.Depth},
		{"giá trị JSON", document.MaxValues},
		{"ký tự của một đoạn văn", document.MaxString},
		{"đoạn, mục, gạch đầu dòng", document.MaxBlocks},
		{"ô của mọi bảng", l.Cells},
		{"cột của một bảng", document.MaxColumns},
		{"phụ lục", document.MaxAttachments},
		{"byte của tệp ảnh chữ ký, con dấu", document.MaxImageBytes},
		{"điểm ảnh mỗi chiều của một ảnh", document.MaxImageSide},
		{"điểm ảnh của mọi ảnh", l.Pixels},
		{"trang", l.Pages},
		{"lỗi được kể ra", fault.Most},
	}
}

// docs is the readable page.
func (s *Server) docs(openapi []byte) ([]byte, error) {
	t, err := template.New("docs").Parse(docsText)
	if err != nil {
		return nil, err
	}
	page := docsPage{
		Style:   template.CSS(docsStyle), //nolint:gosec // the style is the program's own
		Version: s.version, Problems: problemTypes, Kinds: docsKinds(), Settings: NewConfig().Settings(), Limits: s.config.bounds(), Keyed: len(s.keys) > 0,
	}
	if page.Paths, err = docsPaths(openapi); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, page)
	return out.Bytes(), err
}

// docsPaths are the operations of the description, in its order.
func docsPaths(openapi []byte) ([]docsPath, error) {
	var d struct {
		Paths map[string]map[string]struct{ Summary, Description string }
	}
	if err := json.Unmarshal(openapi, &d); err != nil {
		return nil, err
	}
	var out []docsPath
	for _, path := range []string{"/v1/documents", "/v1/batches", "/v1/batches/{id}", "/v1/batches/{id}/events", "/v1/batches/{id}/archive", "/v1/layout", "/v1/check", "/v1/kinds", "/v1/schema", "/openapi.json", "/docs", "/livez", "/readyz", "/metrics", "/version"} {
		for _, method := range []string{"get", "post", "delete"} {
			if o, ok := d.Paths[path][method]; ok {
				out = append(out, docsPath{strings.ToUpper(method), path, o.Summary, parted(o.Description)})
			}
		}
	}
	return out, nil
}

// static answers with a text that never changes while the program runs.
func (s *Server) static(mediaType string, data []byte) gin.HandlerFunc {
	tag := entityTag(data)
	return func(c *gin.Context) {
		c.Header("Cache-Control", "no-cache")
		s.sendText(c, mediaType, data, tag)
	}
}

// page is static for a page of HTML with its own style and nothing else.
func (s *Server) page(data []byte) gin.HandlerFunc {
	sum := sha256.Sum256([]byte(docsStyle))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	send := s.static("text/html; charset=utf-8", data)
	return func(c *gin.Context) {
		c.Header("Content-Security-Policy", policy)
		send(c)
	}
}
