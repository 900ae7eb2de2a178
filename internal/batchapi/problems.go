package batchapi

import (
	"vanthu/internal/fault"
	"vanthu/internal/service"
)

// The problems of batches.
var (
	invalidBatch  = service.NewProblem("invalid-batch", 422, fault.Text{"Yêu cầu lập hàng loạt có lỗi", "The batch is at fault"}, fault.Text{"Mọi lỗi của mẫu, của danh sách và của các lựa chọn ở trong «errors». Lỗi của từng hàng thì ở manifest.json trong tệp ZIP.", "All faults of the template, the list and the options stand in «errors». Faults of single rows stand in manifest.json in the archive."})
	batchNotFound = service.NewProblem("batch-not-found", 404, fault.Text{"Không có lô văn bản này", "No such batch"}, fault.Text{"Mã sai, lô đã bị xóa hoặc hết hạn lưu, hoặc là của khóa khác.", "The id is wrong, the batch was removed or has expired, or it belongs to another key."})
	batchNotDone  = service.NewProblem("batch-not-done", 409, fault.Text{"Lô văn bản chưa xong", "The batch is not done"}, fault.Text{"Xem tiến độ ở địa chỉ của lô; tệp ZIP có khi «state» là «done».", "See the batch's own address for progress; there is an archive when «state» is «done»."})
	batchEnded    = service.NewProblem("batch-failed", 410, fault.Text{"Lô văn bản không lập được", "The batch has failed"}, fault.Text{"Lô này không có tệp ZIP và sẽ không có; lý do ở địa chỉ của lô.", "There is no archive of this batch and there will be none; its own address tells why."})
	jobsOff       = service.NewProblem("jobs-off", 501, fault.Text{"Máy chủ không nhận việc chạy nền", "No jobs in the background"}, fault.Text{"Gửi «Accept: application/zip» để nhận ngay tệp ZIP; hoặc người quản trị đặt --data THƯ_MỤC hay --nats URL cho dịch vụ.", "Send «Accept: application/zip» to get the archive at once; or have the operator give the service --data DIR or --nats URL."})
	tooManyJobs   = service.NewProblem("too-many-jobs", 503, fault.Text{"Có quá nhiều lô", "Too many batches"}, fault.Text{"Quá nhiều lô chưa xong hoặc còn được giữ. Xóa (DELETE) những lô đã lấy, hoặc gửi lại sau số giây ở phần đầu Retry-After.", "Too many batches are not done yet or still kept. Remove (DELETE) those that you have fetched, or send again after the seconds in Retry-After."})
	jobsAway      = service.NewProblem("jobs-unavailable", 503, fault.Text{"Nơi giữ việc chạy nền không trả lời", "The store of jobs does not answer"}, fault.Text{"Cụm NATS đang mất kết nối, hoặc dịch vụ đang dừng; gửi lại sau số giây ở phần đầu Retry-After.", "The NATS cluster is away, or the service is stopping; send again after the seconds in Retry-After."})
	noStorage     = service.NewProblem("no-storage", 507, fault.Text{"Hết chỗ lưu", "No room to store"}, fault.Text{"Đĩa của máy chủ, phần dành cho việc lập hàng loạt, hoặc phần của khóa này, đã đầy. Xóa các lô không cần nữa hoặc báo người quản trị.", "The server's disk, what batches may take of it, or what this key may, is full. Remove batches that are no longer needed, or tell the operator."})
)

// problems are all of them.
var problems = []*service.ProblemType{invalidBatch, batchNotFound, batchNotDone, batchEnded, jobsOff, tooManyJobs, jobsAway, noStorage}
