package httpapi

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/convert"
	"vanthu/internal/doortest"
	"vanthu/internal/inspect"
	"vanthu/internal/render"
)

// old are files as they begin that go through a converter, by their media types.
var old = map[string]string{
	"application/msword": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
	"application/rtf":    `{\rtf1 `,
	"text/rtf":           `{\rtf1 `,
	"application/vnd.oasis.opendocument.text": "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
	render.DOCX.MediaType():                   "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", // called otherwise than it is
}

// fake is a service that converts as handle says.
func fake(t *testing.T, handle http.HandlerFunc) func(*settings) {
	t.Helper()
	away := httptest.NewServer(handle)
	t.Cleanup(away.Close)
	c, err := convert.New(away.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	return func(s *settings) { s.Converter = c }
}

// TestReread posts old files to be checked and imported, by their types and as a
// form: where a converter is set they are read as what it makes of them.
func TestReread(t *testing.T) {
	pdf := start(t, nil).Do("POST", "/v1/documents?format=pdf", doortest.Plan).Data
	s := start(t, fake(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(pdf) }))
	for mediaType, data := range old {
		form, formType := formOf(t, "file", "cu.doc", []byte(data))
		for path, want := range map[string]string{"/v1/check": `"kind": "ke-hoach"`, "/v1/import": `"kind": "ke-hoach"`} {
			for _, post := range [][2]string{{data, mediaType}, {form, formType}} {
				if a := s.Do("POST", path, post[0], "Content-Type", post[1]); a.StatusCode != http.StatusOK || !strings.Contains(string(a.Data), want) {
					t.Errorf("%s, %s: %d %.300s", path, post[1], a.StatusCode, a.Data)
				}
			}
		}
	}
	s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used() == 0 })
	s.Eventually("a place is still taken", func() bool { return s.rereads.Running() == 0 })
}

// TestRereadNone posts a Word file of today under the types of others: it is read
// as what it is, without a converter.
func TestRereadNone(t *testing.T) {
	s := start(t, nil)
	file := string(s.Do("POST", "/v1/documents?format=docx", doortest.Plan).Data)
	for _, other := range otherTypes {
		for _, path := range []string{"/v1/check", "/v1/import"} {
			if a := s.Do("POST", path, file, "Content-Type", other.MediaType); a.StatusCode != http.StatusOK || !strings.Contains(string(a.Data), `"kind": "ke-hoach"`) {
				t.Errorf("%s, %s: %d %.300s", path, other.MediaType, a.StatusCode, a.Data)
			}
		}
	}
}

// TestRereadProblems has no converter, and converters that do nothing.
func TestRereadProblems(t *testing.T) {
	answers := func(status int) func(*settings) {
		return fake(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
	}
	late := make(chan struct{})
	slow := fake(t, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-late:
		case <-r.Context().Done():
		}
	})
	defer close(late)
	for problem, change := range map[string]func(*settings){
		"unsupported-media-type": nil,
		"invalid-document":       answers(http.StatusBadRequest),
		"busy":                   answers(http.StatusBadGateway),
		"render-timeout": func(s *settings) {
			slow(s)
			s.QueueTimeout, s.RenderTimeout = 1, 1
		},
	} {
		s := start(t, change)
		for _, path := range []string{"/v1/check", "/v1/import"} {
			s.Do("POST", path, old["application/msword"]+doortest.Secret, "Content-Type", "application/msword").Problem(t, problem)
		}
		s.Eventually(problem+": memory is still reserved", func() bool { return s.Bodies.Used() == 0 })
	}
}

// TestRereadCount fills the memory for bodies with what a converter makes: what
// has no room is told to come again.
func TestRereadCount(t *testing.T) {
	pdf := "%PDF-" + strings.Repeat("x", 1<<20)
	s := start(t, fake(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(pdf)) }))
	file := old["application/msword"]
	if !s.Bodies.Take(int64(s.floorRoom(t)) - 1<<19) {
		t.Fatal("no room")
	}
	s.Do("POST", "/v1/check", file, "Content-Type", "application/msword").Problem(t, "busy")
}

// floorRoom is how much all bodies may take.
func (s *server) floorRoom(t *testing.T) int {
	t.Helper()
	room := 0
	for step := 1 << 40; step > 0; step /= 2 {
		if s.Bodies.Take(int64(room + step)) {
			s.Bodies.Give(int64(room + step))
			room += step
		}
	}
	return room
}

// TestRereadTurns posts more old files than may be converted at a time and wait.
func TestRereadTurns(t *testing.T) {
	begun, on := make(chan struct{}), make(chan struct{})
	set := fake(t, func(w http.ResponseWriter, _ *http.Request) {
		begun <- struct{}{}
		<-on
		w.WriteHeader(http.StatusBadRequest)
	})
	s := start(t, func(c *settings) { set(c); c.MaxRenders, c.MaxQueue = 1, 0 })
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.Do("POST", "/v1/check", old["application/rtf"], "Content-Type", "application/rtf")
	}()
	<-begun
	s.Do("POST", "/v1/check", old["application/rtf"], "Content-Type", "application/rtf").Problem(t, "busy")
	if a := s.Do("POST", "/v1/documents", doortest.Plan); a.StatusCode != http.StatusOK {
		t.Errorf("a document waits for the converter: %d", a.StatusCode)
	}
	close(on)
	<-done
}

// TestRereadOffice has LibreOffice read an RTF.
func TestRereadOffice(t *testing.T) {
	inspect.Needs(t, "soffice")
	c, err := convert.New("soffice", func() string { return t.TempDir() })
	if err != nil {
		t.Fatal(err)
	}
	if convert.Open(c) != nil {
		t.Skip("LibreOffice cannot be shut in here, and is given no such file")
	}
	s := start(t, func(s *settings) { s.Converter = c })
	file := rtf("SỞ NỘI VỤ", "Số: 09/TB-SNV", "Hà Tĩnh, ngày 20 tháng 11 năm 2026", "THÔNG BÁO", "Nghỉ Tết Dương lịch năm 2027", "Cơ quan nghỉ một ngày./.", "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Nguyễn Văn An")
	a := s.Do("POST", "/v1/import", file, "Content-Type", "application/rtf")
	if a.StatusCode != http.StatusOK || !strings.Contains(string(a.Data), "Nghỉ Tết Dương lịch năm 2027") {
		t.Errorf("%d %s", a.StatusCode, a.Data)
	}
}

// rtf is a file of paragraphs.
func rtf(paragraphs ...string) string {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0\fs28 `)
	for _, p := range paragraphs {
		for _, r := range p {
			if r < 128 {
				b.WriteRune(r)
				continue
			}
			b.WriteString(`\u` + strconv.Itoa(int(r)) + `?`)
		}
		b.WriteString(`\par `)
	}
	b.WriteString("}")
	return b.String()
}
