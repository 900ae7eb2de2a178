package httpapi

import (
	"vanthu/internal/convert"
	"vanthu/internal/document"
	"vanthu/internal/office"
	"vanthu/internal/service"
)

// Config is what an operator decides about documents, whatever door they come
// through. Make it with NewConfig and change it through its Settings.
type Config struct {
	Offices string           // folder of the offices that documents may name; empty: none
	Fonts   string           // folder of the faces, for who makes the renderer; empty: those of the program
	Reading document.Options // what a document may hold
	MaxBody int              // bytes of a document in JSON
	// Converter makes of old files such that are read; nil: none. It is the one of
	// batches, and has its setting there.
	Converter convert.Converter

	folder *office.Folder // nil: none
}

// NewConfig is the configuration where the operator says nothing.
func NewConfig() *Config {
	return &Config{Reading: document.Options{Limits: document.Limits{}.InForce()}, MaxBody: document.MaxBytes}
}

// Settings are all values of the configuration. What is set through them
// changes c.
func (c *Config) Settings() []service.Setting {
	l := &c.Reading.Limits
	return []service.Setting{
		service.NewSetting("offices", "THƯ_MỤC", "hồ sơ cơ quan mà văn bản gọi tên được: mỗi tệp MÃ.json trong thư mục này là một hồ sơ", service.NewText(&c.Offices, nil)),
		service.NewSetting("fonts", "THƯ_MỤC", "dùng bốn tệp phông Times New Roman hoặc Liberation Serif trong thư mục này", service.NewText(&c.Fonts, nil)),
		service.NewSetting("allow-secrecy", "", "nhận văn bản có dấu mật; chỉ dùng trên máy không nối mạng", service.NewBool(&c.Reading.AllowSecrecy)),
		service.NewSetting("max-body", "BYTE", "độ dài lớn nhất của một văn bản JSON", service.NewInt(&c.MaxBody, 1<<10, document.MaxBytes)),
		service.NewSetting("max-depth", "SỐ", "số cấp lồng nhau của JSON", service.NewInt(&l.Depth, 8, document.MaxDepth)),
		service.NewSetting("max-cells", "SỐ", "số ô của mọi bảng trong một văn bản", service.NewInt(&l.Cells, 1, document.MaxCells)),
		service.NewSetting("max-pixels", "SỐ", "số điểm ảnh của mọi ảnh trong một văn bản", service.NewInt(&l.Pixels, 1, document.MaxPixels)),
		service.NewSetting("max-pages", "SỐ", "số trang của một văn bản", service.NewInt(&l.Pages, 1, document.MaxPages)),
	}
}
