package service

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

// File is a file that a caller posts: as the body itself, or as the part «file»
// of a form.
type File struct {
	Name      string // as the caller calls it; a body has none
	MediaType string // without parameters, one of those asked for
	Data      []byte
}

// FileType is a media type that a door takes, and the endings by which a form's
// file is known that names none.
type FileType struct {
	MediaType  string
	Extensions []string
}

// filePart is the name of the part of a form that holds the file.
const filePart = "file"

// Files are what a door takes: files of most bytes of the types.
type Files struct {
	Most  int
	Types []FileType
	// Reread makes the file that is worked on of one that is not read as it is, and
	// tells whether it made another; the type that it tells holds either way. It
	// keeps no seat, and may take as long as the making of a document. Nil: all are
	// read as they are.
	Reread func(context.Context, File) (made File, done bool, err error)
}

// PostedFile is Posted for a file.
func PostedFile[W, T any](f *Floor, files Files, wish func(*gin.Context) (W, *Problem), do func(context.Context, File, W) (T, error), send func(*gin.Context, W, T)) gin.HandlerFunc {
	return func(c *gin.Context) {
		want, p := wish(c)
		if p != nil {
			f.Fail(c, Closing(c, p))
			return
		}
		file, release, err := f.readFile(c, files.Most, files.Types)
		if err == nil && files.Reread != nil {
			file, release, err = f.reread(c, file, release, files.Reread)
		}
		if err != nil {
			f.Fail(c, err)
			return
		}
		result, err := Work(c.Request.Context(), f, len(file.Data), func(ctx context.Context) (T, error) {
			defer release()
			return do(ctx, file, want)
		}, release)
		if err != nil {
			f.Fail(c, err)
			return
		}
		send(c, want, result)
	}
}

// reread makes the file that is worked on of one that was posted. What it made is
// counted as a body is. The answer has as much time as one without this.
func (f *Floor) reread(c *gin.Context, posted File, release func(), how func(context.Context, File) (File, bool, error)) (File, func(), error) {
	ctx, stop := context.WithTimeout(c.Request.Context(), f.Config.QueueTimeout+f.Config.RenderTimeout)
	defer stop()
	clock := http.NewResponseController(c.Writer)
	_ = clock.SetWriteDeadline(time.Now().Add(f.Config.total() + f.Config.QueueTimeout + f.Config.RenderTimeout)) // what cannot be set is as it was
	made, done, err := how(ctx, posted)
	_ = clock.SetWriteDeadline(time.Now().Add(f.Config.total()))
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		err = SlowRender.Problem()
	case err == nil && !done:
		return made, release, nil
	case err == nil && !f.Bodies.Take(int64(len(made.Data))):
		err = f.Renders.Full()
	}
	release()
	return made, func() { f.Bodies.Give(int64(len(made.Data))) }, err
}

// readFile reads a file whole. Call release when it is no longer needed.
func (f *Floor) readFile(c *gin.Context, most int, types []FileType) (File, func(), error) {
	kind, params, err := mime.ParseMediaType(c.GetHeader("Content-Type"))
	form := kind == "multipart/form-data"
	if err != nil || !form && !named(types, kind) || !unicodeText(params) || c.GetHeader("Content-Encoding") != "" {
		return File{}, nil, Closing(c, wrongFile(types))
	}
	data, release, err := f.read(c, most)
	if err != nil || !form {
		return File{MediaType: kind, Data: data}, release, err
	}
	file, err := formFile(data, params["boundary"], types)
	if err != nil {
		release()
	}
	return file, release, err
}

// unicodeText tells whether a media type's parameters name no other letters than
// those of Unicode.
func unicodeText(params map[string]string) bool {
	charset := params["charset"]
	return charset == "" || strings.EqualFold(charset, "utf-8")
}

func named(types []FileType, kind string) bool {
	return slices.ContainsFunc(types, func(t FileType) bool { return t.MediaType == kind })
}

// formFile is the one file of a form.
func formFile(data []byte, boundary string, types []FileType) (File, error) {
	var file File
	found := false
	form := multipart.NewReader(bytes.NewReader(data), boundary)
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return File{}, BadBody.Problem()
		}
		if part.FormName() != filePart || found {
			return File{}, BadBody.Saying("Biểu mẫu chỉ có một phần, tên là «file».", "The form has one part alone, called «file».")
		}
		found = true
		if file, err = readPart(part, types); err != nil {
			return File{}, err
		}
	}
	if !found {
		return File{}, BadBody.Saying("Biểu mẫu thiếu phần «file».", "The form lacks the part «file».")
	}
	return file, nil
}

func readPart(part *multipart.Part, types []FileType) (File, error) {
	data, err := io.ReadAll(part)
	if err != nil {
		return File{}, BadBody.Problem()
	}
	kind, params, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
	if err != nil || !named(types, kind) {
		ending := strings.ToLower(path.Ext(part.FileName()))
		at := slices.IndexFunc(types, func(t FileType) bool { return slices.Contains(t.Extensions, ending) })
		if at < 0 {
			return File{}, wrongFile(types)
		}
		kind = types[at].MediaType
	}
	if !unicodeText(params) {
		return File{}, wrongFile(types)
	}
	return File{Name: part.FileName(), MediaType: kind, Data: data}, nil
}

// wrongFile says which types there are.
func wrongFile(types []FileType) *Problem {
	var names []string
	for _, t := range types {
		names = append(names, t.MediaType)
	}
	list := strings.Join(names, ", ")
	return WrongMediaType.Saying(
		"Gửi tệp với «Content-Type» một trong: "+list+" (chữ UTF-8, không nén), hoặc trong phần «file» của multipart/form-data.",
		"Send a file with a «Content-Type» out of "+list+" (text in UTF-8, no content coding), or as the part «file» of multipart/form-data.")
}
