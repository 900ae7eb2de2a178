package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"vanthu/internal/fault"
)

// problemType is a kind of error (RFC 9457). Its name stands in the type URI,
// which leads to its paragraph on the page /docs.
type problemType struct {
	Name   string
	Status int
	Title  phrase
	Detail phrase // what it means; shown where an occurrence has no better words
}

// The problems.
var (
	badJSON         = problemType{"bad-json", 400, phrase{"Dữ liệu không phải JSON", "The body is not JSON"}, phrase{"Thân yêu cầu phải là một đối tượng JSON.", "The body of the request must be a JSON object."}}
	badBody         = problemType{"bad-body", 400, phrase{"Không nhận được trọn yêu cầu", "The request was cut off"}, phrase{"Thân yêu cầu bị cắt ngang hoặc truyền sai.", "The body of the request was cut off or malformed."}}
	badQuery        = problemType{"bad-query", 400, phrase{"Tham số sai", "Wrong parameter"}, phrase{"Địa chỉ có tham số sai.", "The address has a wrong parameter."}}
	unauthorized    = problemType{"unauthorized", 401, phrase{"Cần khóa", "A key is needed"}, phrase{"Gửi khóa trong phần đầu: «Authorization: Bearer KHÓA» hoặc «X-Api-Key: KHÓA».", "Send a key in the header «Authorization: Bearer KEY» or «X-Api-Key: KEY»."}}
	badRequest      = problemType{"bad-request", 400, phrase{"Yêu cầu không đúng HTTP", "The request is not HTTP"}, phrase{"Dòng đầu hoặc phần đầu của yêu cầu sai dạng.", "The request line or a header field is malformed."}}
	longHeader      = problemType{"header-too-large", 431, phrase{"Phần đầu của yêu cầu quá dài", "The header is too large"}, phrase{"Bớt các trường ở phần đầu của yêu cầu, kể cả cookie.", "Send fewer or shorter header fields, cookies among them."}}
	unknownCoding   = problemType{"unknown-transfer-coding", 501, phrase{"Không đọc được cách truyền này", "Unknown transfer coding"}, phrase{"Gửi với Content-Length hoặc «Transfer-Encoding: chunked».", "Send with Content-Length or «Transfer-Encoding: chunked»."}}
	wrongVersion    = problemType{"http-version", 505, phrase{"Không dùng được phiên bản HTTP này", "HTTP version not supported"}, phrase{"Dùng HTTP/1.1.", "Use HTTP/1.1."}}
	notFound        = problemType{"not-found", 404, phrase{"Không có địa chỉ này", "No such address"}, phrase{"Các địa chỉ có được kể ở /docs.", "See /docs for what there is."}}
	wrongMethod     = problemType{"method-not-allowed", 405, phrase{"Phương thức không dùng được ở đây", "Method not allowed"}, phrase{"Các phương thức dùng được ở trong phần đầu Allow.", "The header Allow names the methods of this address."}}
	notAcceptable   = problemType{"not-acceptable", 406, phrase{"Không có dạng được yêu cầu", "No acceptable representation"}, phrase{"", ""}}
	bodyTimeout     = problemType{"request-timeout", 408, phrase{"Gửi yêu cầu quá chậm", "The request took too long"}, phrase{"Máy chủ đã thôi chờ thân yêu cầu.", "The server no longer waits for the body."}}
	tooLarge        = problemType{"too-large", 413, phrase{"Dữ liệu quá dài", "The body is too large"}, phrase{"", ""}}
	wrongMediaType  = problemType{"unsupported-media-type", 415, phrase{"Không nhận kiểu dữ liệu này", "Unsupported media type"}, phrase{"Gửi JSON, mã UTF-8, với «Content-Type: application/json», không nén.", "Send JSON in UTF-8 with «Content-Type: application/json» and no content coding."}}
	invalidDocument = problemType{"invalid-document", 422, phrase{"Văn bản có lỗi", "The document is at fault"}, phrase{"Mọi lỗi ở trong «errors»: vị trí (JSON Pointer), quy tắc và lời giải thích.", "All faults stand in «errors», each with its JSON Pointer, rule and explanation."}}
	invalidBatch    = problemType{"invalid-batch", 422, phrase{"Yêu cầu lập hàng loạt có lỗi", "The batch is at fault"}, phrase{"Mọi lỗi của mẫu, của danh sách và của các lựa chọn ở trong «errors». Lỗi của từng hàng thì ở manifest.json trong tệp ZIP.", "All faults of the template, the list and the options stand in «errors». Faults of single rows stand in manifest.json in the archive."}}
	batchNotFound   = problemType{"batch-not-found", 404, phrase{"Không có lô văn bản này", "No such batch"}, phrase{"Mã sai, lô đã bị xóa hoặc hết hạn lưu, hoặc là của khóa khác.", "The id is wrong, the batch was removed or has expired, or it belongs to another key."}}
	batchNotDone    = problemType{"batch-not-done", 409, phrase{"Lô văn bản chưa xong", "The batch is not done"}, phrase{"Xem tiến độ ở địa chỉ của lô; tệp ZIP có khi «state» là «done».", "See the batch's own address for progress; there is an archive when «state» is «done»."}}
	batchEnded      = problemType{"batch-failed", 410, phrase{"Lô văn bản không lập được", "The batch has failed"}, phrase{"Lô này không có tệp ZIP và sẽ không có; lý do ở địa chỉ của lô.", "There is no archive of this batch and there will be none; its own address tells why."}}
	jobsOff         = problemType{"jobs-off", 501, phrase{"Máy chủ không nhận việc chạy nền", "No jobs in the background"}, phrase{"Gửi «Accept: application/zip» để nhận ngay tệp ZIP; hoặc người quản trị đặt --data THƯ_MỤC hay --nats URL cho dịch vụ.", "Send «Accept: application/zip» to get the archive at once; or have the operator give the service --data DIR or --nats URL."}}
	tooManyJobs     = problemType{"too-many-jobs", 503, phrase{"Có quá nhiều lô", "Too many batches"}, phrase{"Quá nhiều lô chưa xong hoặc còn được giữ. Xóa (DELETE) những lô đã lấy, hoặc gửi lại sau số giây ở phần đầu Retry-After.", "Too many batches are not done yet or still kept. Remove (DELETE) those that you have fetched, or send again after the seconds in Retry-After."}}
	jobsAway        = problemType{"jobs-unavailable", 503, phrase{"Nơi giữ việc chạy nền không trả lời", "The store of jobs does not answer"}, phrase{"Cụm NATS đang mất kết nối, hoặc dịch vụ đang dừng; gửi lại sau số giây ở phần đầu Retry-After.", "The NATS cluster is away, or the service is stopping; send again after the seconds in Retry-After."}}
	noStorage       = problemType{"no-storage", 507, phrase{"Hết chỗ lưu", "No room to store"}, phrase{"Đĩa của máy chủ, hoặc phần dành cho việc lập hàng loạt, đã đầy. Xóa các lô không cần nữa hoặc báo người quản trị.", "The server's disk, or what batches may take of it, is full. Remove batches that are no longer needed, or tell the operator."}}
	tooMany         = problemType{"rate-limited", 429, phrase{"Gửi quá nhiều yêu cầu", "Too many requests"}, phrase{"Khóa này đã dùng hết lượt; gửi lại sau số giây ở phần đầu Retry-After.", "This key has used up its turns; send again after the seconds in Retry-After."}}
	internalError   = problemType{"internal", 500, phrase{"Lỗi của chương trình", "Internal error"}, phrase{"Hãy báo người quản trị, kèm mã yêu cầu «request_id».", "Tell the operator, with the «request_id»."}}
	busy            = problemType{"busy", 503, phrase{"Máy chủ đang bận", "The server is busy"}, phrase{"Hàng chờ hoặc bộ nhớ đã đầy; gửi lại sau số giây ở phần đầu Retry-After.", "The queue or the memory is full; send again after the seconds in Retry-After."}}
	slowRender      = problemType{"render-timeout", 503, phrase{"Lập văn bản quá lâu", "Rendering took too long"}, phrase{"Văn bản này cần nhiều thời gian hơn mức máy chủ cho phép.", "This document takes more time than the server allows."}}
	notReady        = problemType{"not-ready", 503, phrase{"Chưa sẵn sàng", "Not ready"}, phrase{"Dịch vụ đang khởi động, đang dừng, hoặc bộ phông và khung DOCX có lỗi.", "The service is starting, stopping, or its faces or templates are at fault."}}
)

// problemTypes are all problems, by status.
var problemTypes = []*problemType{
	&badRequest, &badJSON, &badBody, &badQuery, &unauthorized, &notFound, &batchNotFound, &wrongMethod, &notAcceptable, &bodyTimeout,
	&batchNotDone, &batchEnded, &tooLarge, &wrongMediaType, &invalidDocument, &invalidBatch, &tooMany, &longHeader, &internalError,
	&unknownCoding, &jobsOff, &busy, &slowRender, &notReady, &tooManyJobs, &jobsAway, &wrongVersion, &noStorage,
}

// problem is one occurrence of an error.
type problem struct {
	kind   *problemType
	detail phrase // instead of the kind's
	errors fault.List
	retry  time.Duration // when to come again; 0: not said
}

func (p *problem) Error() string { return p.kind.Name }

func (k *problemType) problem() *problem { return &problem{kind: k} }

// saying is an occurrence with words of its own.
func (k *problemType) saying(vi, en string) *problem {
	return &problem{kind: k, detail: phrase{vi, en}}
}

// faultsProblem is the problem of a document that is at fault.
func faultsProblem(faults fault.List) *problem {
	p := &problem{kind: &invalidDocument, errors: faults}
	for _, f := range faults {
		switch f.Rule {
		case "json.syntax", "json.empty", "json.trailing":
			p.kind = &badJSON
		case "limit.bytes":
			p.kind = &tooLarge
		}
	}
	return p
}

// problemBody is a problem as it is sent.
type problemBody struct {
	Type      string      `json:"type"`
	Title     string      `json:"title"`
	Status    int         `json:"status"`
	Detail    string      `json:"detail"`
	RequestID string      `json:"request_id"`
	Errors    []errorBody `json:"errors,omitempty"`
}

type errorBody struct {
	Pointer string `json:"pointer"`
	Rule    string `json:"rule"`
	Detail  string `json:"detail"` // names the clause too
	Clause  string `json:"clause,omitempty"`
}

// problemMedia is the media type of problems.
const problemMedia = "application/problem+json"

// encodeProblem is a problem as it is sent.
func encodeProblem(p *problem, l language, id string) []byte {
	body := problemBody{
		Type: "/docs#" + p.kind.Name, Title: p.kind.Title.in(l), Status: p.kind.Status,
		Detail: p.detail.in(l), RequestID: id,
	}
	if body.Detail == "" {
		body.Detail = p.kind.Detail.in(l)
	}
	for _, f := range p.errors {
		body.Errors = append(body.Errors, errorBody{f.Pointer, f.Rule, f.Detail.In(l.told()), f.Clause})
	}
	data, err := json.Marshal(body)
	if err != nil {
		panic(fmt.Sprintf("httpapi: a problem that JSON cannot say: %T", err))
	}
	return data
}

// refuse answers with a problem and ends the request's handling.
func (s *Server) refuse(c *gin.Context, p *problem) {
	l := languageOf(c.GetHeader("Accept-Language"))
	data := encodeProblem(p, l, requestID(c))
	for _, f := range p.errors {
		s.metrics.fault(f.Rule)
	}
	h := c.Writer.Header()
	for _, name := range []string{"Etag", "Content-Disposition", "Last-Modified"} {
		h.Del(name)
	}
	h.Set("Content-Type", problemMedia)
	h.Set("Content-Language", l.tag())
	h.Set("Cache-Control", "no-store")
	if p.retry > 0 {
		h.Set("Retry-After", strconv.Itoa(max(1, int((p.retry+time.Second-1)/time.Second))))
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	c.Set(problemKey, p.kind.Name)
	c.Abort()
	c.Status(p.kind.Status)
	if c.Request.Method != http.MethodHead {
		_, _ = c.Writer.Write(data) // a client that is gone is none of our errors
	}
	c.Writer.WriteHeaderNow()
}
