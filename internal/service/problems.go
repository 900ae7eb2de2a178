package service

import "vanthu/internal/fault"

// The problems that every door may have.
var (
	BadJSON         = &ProblemType{"bad-json", 400, fault.Text{"Dữ liệu không phải JSON", "The body is not JSON"}, fault.Text{"Thân yêu cầu phải là một đối tượng JSON.", "The body of the request must be a JSON object."}}
	BadBody         = &ProblemType{"bad-body", 400, fault.Text{"Không nhận được trọn yêu cầu", "The request was cut off"}, fault.Text{"Thân yêu cầu bị cắt ngang hoặc truyền sai.", "The body of the request was cut off or malformed."}}
	BadQuery        = &ProblemType{"bad-query", 400, fault.Text{"Tham số sai", "Wrong parameter"}, fault.Text{"Địa chỉ có tham số sai.", "The address has a wrong parameter."}}
	Unauthorized    = &ProblemType{"unauthorized", 401, fault.Text{"Cần khóa", "A key is needed"}, fault.Text{"Gửi khóa trong phần đầu: «Authorization: Bearer KHÓA» hoặc «X-Api-Key: KHÓA».", "Send a key in the header «Authorization: Bearer KEY» or «X-Api-Key: KEY»."}}
	BadRequest      = &ProblemType{"bad-request", 400, fault.Text{"Yêu cầu không đúng HTTP", "The request is not HTTP"}, fault.Text{"Dòng đầu hoặc phần đầu của yêu cầu sai dạng.", "The request line or a header field is malformed."}}
	ForeignPage     = &ProblemType{"foreign-page", 403, fault.Text{"Trang của nơi khác", "A page of another site"}, fault.Text{"Yêu cầu này do trang của nơi khác gửi. Trang nội bộ cần gọi dịch vụ thì người quản trị khai ở --cors-origins.", "A page of another site has sent this. The operator lists pages that may call the service in --cors-origins."}}
	WrongExpect     = &ProblemType{"expectation-failed", 417, fault.Text{"Không đáp ứng được «Expect»", "The expectation cannot be met"}, fault.Text{"Phần đầu Expect chỉ có thể là «100-continue».", "The header Expect can only be «100-continue»."}}
	WrongHost       = &ProblemType{"wrong-host", 421, fault.Text{"Không phải tên của dịch vụ này", "Not a name of this service"}, fault.Text{"Gọi dịch vụ theo địa chỉ IP của máy, hoặc theo tên mà người quản trị khai ở --hosts.", "Call the service by its IP address, or by a name that the operator lists in --hosts."}}
	LongHeader      = &ProblemType{"header-too-large", 431, fault.Text{"Phần đầu của yêu cầu quá dài", "The header is too large"}, fault.Text{"Bớt các trường ở phần đầu của yêu cầu, kể cả cookie.", "Send fewer or shorter header fields, cookies among them."}}
	UnknownCoding   = &ProblemType{"unknown-transfer-coding", 501, fault.Text{"Không đọc được cách truyền này", "Unknown transfer coding"}, fault.Text{"Gửi với Content-Length hoặc «Transfer-Encoding: chunked».", "Send with Content-Length or «Transfer-Encoding: chunked»."}}
	WrongVersion    = &ProblemType{"http-version", 505, fault.Text{"Không dùng được phiên bản HTTP này", "HTTP version not supported"}, fault.Text{"Dùng HTTP/1.1.", "Use HTTP/1.1."}}
	NotFound        = &ProblemType{"not-found", 404, fault.Text{"Không có địa chỉ này", "No such address"}, fault.Text{"Các địa chỉ có được kể ở /docs.", "See /docs for what there is."}}
	WrongMethod     = &ProblemType{"method-not-allowed", 405, fault.Text{"Phương thức không dùng được ở đây", "Method not allowed"}, fault.Text{"Các phương thức dùng được ở trong phần đầu Allow.", "The header Allow names the methods of this address."}}
	NotAcceptable   = &ProblemType{"not-acceptable", 406, fault.Text{"Không có dạng được yêu cầu", "No acceptable representation"}, fault.Text{"", ""}}
	BodyTimeout     = &ProblemType{"request-timeout", 408, fault.Text{"Gửi yêu cầu quá chậm", "The request took too long"}, fault.Text{"Máy chủ đã thôi chờ thân yêu cầu.", "The server no longer waits for the body."}}
	TooLarge        = &ProblemType{"too-large", 413, fault.Text{"Dữ liệu quá dài", "The body is too large"}, fault.Text{"", ""}}
	WrongMediaType  = &ProblemType{"unsupported-media-type", 415, fault.Text{"Không nhận kiểu dữ liệu này", "Unsupported media type"}, fault.Text{"Gửi JSON, mã UTF-8, với «Content-Type: application/json», không nén.", "Send JSON in UTF-8 with «Content-Type: application/json» and no content coding."}}
	InvalidDocument = &ProblemType{"invalid-document", 422, fault.Text{"Văn bản có lỗi", "The document is at fault"}, fault.Text{"Mọi lỗi ở trong «errors»: vị trí (JSON Pointer), quy tắc và lời giải thích.", "All faults stand in «errors», each with its JSON Pointer, rule and explanation."}}
	TooMany         = &ProblemType{"rate-limited", 429, fault.Text{"Gửi quá nhiều yêu cầu", "Too many requests"}, fault.Text{"Khóa này đã dùng hết lượt; gửi lại sau số giây ở phần đầu Retry-After.", "This key has used up its turns; send again after the seconds in Retry-After."}}
	InternalError   = &ProblemType{"internal", 500, fault.Text{"Lỗi của chương trình", "Internal error"}, fault.Text{"Hãy báo người quản trị, kèm mã yêu cầu «request_id».", "Tell the operator, with the «request_id»."}}
	Busy            = &ProblemType{"busy", 503, fault.Text{"Máy chủ đang bận", "The server is busy"}, fault.Text{"Hàng chờ hoặc bộ nhớ đã đầy; gửi lại sau số giây ở phần đầu Retry-After.", "The queue or the memory is full; send again after the seconds in Retry-After."}}
	SlowRender      = &ProblemType{"render-timeout", 503, fault.Text{"Lập văn bản quá lâu", "Rendering took too long"}, fault.Text{"Văn bản này cần nhiều thời gian hơn mức máy chủ cho phép.", "This document takes more time than the server allows."}}
	NotReady        = &ProblemType{"not-ready", 503, fault.Text{"Chưa sẵn sàng", "Not ready"}, fault.Text{"Dịch vụ đang khởi động, đang dừng, hoặc bộ phông và khung DOCX có lỗi.", "The service is starting, stopping, or its faces or templates are at fault."}}
)

// ownProblems are the problems of the floor.
var ownProblems = []*ProblemType{BadRequest, BadJSON, BadBody, BadQuery, Unauthorized, ForeignPage, WrongExpect, WrongHost, LongHeader, UnknownCoding, WrongVersion, NotFound, WrongMethod, NotAcceptable, BodyTimeout, TooLarge, WrongMediaType, InvalidDocument, TooMany, InternalError, Busy, SlowRender, NotReady}
