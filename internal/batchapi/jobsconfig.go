package batchapi

import (
	"errors"
	"math"
	"net/url"
	"runtime"
	"strings"
	"time"

	"vanthu/internal/jobs"
	"vanthu/internal/service"
)

// Jobs is what an operator decides about batches that outlive their request.
type Jobs struct {
	// Data is the folder where jobs are kept. Empty: there are none. AutoData is
	// for the command line to replace; here it means none.
	Data string
	// DataOptional lets the service start without jobs where Data cannot be used.
	DataOptional bool

	Converter string // of Word templates to PDF, see package convert; empty: none

	NATS            string // servers of a cluster that keeps the jobs, instead of Data
	NATSCredentials string // file
	NATSCA          string // file
	NATSCert        string // file
	NATSKey         string // file
	NATSReplicas    int

	Retention    time.Duration // of a job that has ended
	BatchWorkers int           // chunks of jobs that are worked on at a time; 0: none here
	MaxJobs      int           // that have not ended
	MaxKept      int           // jobs, ended or not
	MaxStorage   int           // bytes of all jobs on disk; 0: half of what is free
	KeyJobs      int           // MaxJobs of one key; 0: half of it, like the next two
	KeyKept      int
	KeyStorage   int
}

// AutoData stands for the folder that the command line picks by itself.
const AutoData = "auto"

// noData is how an operator says that there are to be no jobs.
const noData = "none"

func newJobs() Jobs {
	return Jobs{
		Data:         AutoData,
		NATSReplicas: 1,
		Retention:    24 * time.Hour,
		BatchWorkers: runtime.GOMAXPROCS(0),
		MaxJobs:      1000,
		MaxKept:      2000,
	}
}

func (c *Config) jobSettings() []service.Setting {
	b := &c.Jobs
	return []service.Setting{
		service.NewSetting("data", "THƯ_MỤC", "nơi giữ các lô chạy nền, có nội dung văn bản; auto là thư mục trạng thái của người dùng hoặc của dịch vụ, none là không nhận việc chạy nền", newData(&b.Data)),
		service.NewSetting("converter", "BỘ_CHUYỂN", "làm PDF từ mẫu .docx, đọc tệp .doc, .rtf, .odt để soát, nhập: soffice, đường dẫn của soffice, hoặc địa chỉ của Gotenberg; không có thì mẫu .docx chỉ cho DOCX", service.NewText(&b.Converter, checkPath)),
		service.NewSetting("nats", "URL", "giữ các lô ở cụm NATS JetStream này thay cho --data, như nats://a:4222,nats://b:4222; nhiều máy cùng cụm thì chia việc", service.NewText(&b.NATS, checkNATS)),
		service.NewSetting("nats-credentials", "TỆP", "tệp định danh (JWT và seed) để vào cụm NATS", service.NewText(&b.NATSCredentials, checkPath)),
		service.NewSetting("nats-ca", "TỆP", "chứng thư của nơi cấp cho cụm NATS, PEM", service.NewText(&b.NATSCA, checkPath)),
		service.NewSetting("nats-cert", "TỆP", "chứng thư của dịch vụ để vào cụm NATS, PEM", service.NewText(&b.NATSCert, checkPath)),
		service.NewSetting("nats-key", "TỆP", "khóa của chứng thư ấy, PEM", service.NewText(&b.NATSKey, checkPath)),
		service.NewSetting("nats-replicas", "SỐ", "số máy của cụm NATS giữ mỗi dữ liệu: 1, 3 hoặc 5", service.NewInt(&b.NATSReplicas, 1, 5)),
		service.NewSetting("retention", "THỜI_GIAN", "thời gian giữ một lô sau khi xong", service.NewSpan(&b.Retention, time.Minute, 90*24*time.Hour)),
		service.NewSetting("batch-workers", "SỐ", "số phần việc của các lô chạy nền làm cùng lúc; 0 là máy này không làm", service.NewInt(&b.BatchWorkers, 0, 1024)),
		service.NewSetting("max-jobs", "SỐ", "số lô chạy nền chưa xong", service.NewInt(&b.MaxJobs, 1, 100_000)),
		service.NewSetting("max-kept", "SỐ", "số lô chạy nền được giữ, xong hay chưa; cứ 1000 lô tốn khoảng 150 MB bộ nhớ", service.NewInt(&b.MaxKept, 1, 100_000)),
		service.NewSetting("max-storage", "BYTE", "chỗ trên đĩa cho mọi lô chạy nền; 0 là một nửa chỗ còn trống lúc mở dịch vụ (với --nats: tùy cụm)", service.NewInt(&b.MaxStorage, 0, math.MaxInt)),
		service.NewSetting("key-jobs", "SỐ", "số lô chạy nền chưa xong của một khóa; 0 là một nửa --max-jobs", service.NewInt(&b.KeyJobs, 0, 100_000)),
		service.NewSetting("key-kept", "SỐ", "số lô chạy nền được giữ của một khóa; 0 là một nửa --max-kept", service.NewInt(&b.KeyKept, 0, 100_000)),
		service.NewSetting("key-storage", "BYTE", "chỗ trên đĩa cho các lô chạy nền của một khóa; 0 là một nửa của mọi lô", service.NewInt(&b.KeyStorage, 0, math.MaxInt)),
	}
}

// newData is a folder, or none.
func newData(to *string) service.Value {
	return service.NewValue(
		func() string {
			if *to == "" {
				return noData
			}
			return *to
		},
		func(s string) error {
			if err := checkPath(s); err != nil {
				return err
			}
			if s == noData {
				s = ""
			}
			*to = s
			return nil
		},
	)
}

// checkPath refuses what no system takes for a path.
func checkPath(s string) error {
	if strings.ContainsRune(s, 0) {
		return errors.New("không phải là đường dẫn")
	}
	return nil
}

func checkNATS(s string) error {
	for one := range strings.SplitSeq(s, ",") {
		u, err := url.Parse(strings.TrimSpace(one))
		if err != nil || u.Host == "" || u.Scheme != "nats" && u.Scheme != "tls" && u.Scheme != "ws" && u.Scheme != "wss" {
			return errors.New("cần dạng nats://máy:cổng hoặc tls://máy:cổng, cách nhau dấu phẩy")
		}
	}
	return nil
}

// jobsConfig is the configuration of the store of jobs; ok is false where there
// is to be none.
func (c *Config) jobsConfig() (config jobs.Config, ok bool) {
	config = jobs.Config{
		Retention: c.Retention, Workers: c.BatchWorkers, MaxRows: c.MaxBatchRows, MaxJobs: c.MaxJobs, MaxKept: c.MaxKept, MaxBytes: int64(c.MaxStorage),
		OwnerJobs: c.KeyJobs, OwnerKept: c.KeyKept, OwnerBytes: int64(c.KeyStorage),
	}
	if config.Workers == 0 {
		config.Workers = -1
	}
	if c.NATS != "" {
		config.URL, config.Replicas = c.NATS, c.NATSReplicas
		config.Credentials, config.CA, config.Cert, config.Key = c.NATSCredentials, c.NATSCA, c.NATSCert, c.NATSKey
		return config, true
	}
	config.Dir = c.Data
	return config, c.Data != "" && c.Data != AutoData
}
