package office

import "vanthu/internal/fault"

// The sentences of what is wrong with an office, or with naming one.
var (
	notObject  = fault.Text{"Hồ sơ cơ quan phải là một đối tượng JSON {…}.", "An office's file must be a JSON object."}
	wrongType  = fault.Text{"Phải là %s.", "Must be %s."}
	unreadable = fault.Text{"Không đọc được tệp.", "The file cannot be read."}
	badName    = fault.Text{"Tên tệp phải là mã cơ quan: chữ thường không dấu, chữ số, dấu gạch nối, như «so-noi-vu.json».", "A file's name must be an id: small letters, digits and hyphens, such as «so-noi-vu.json»."}
	tooMany    = fault.Text{"Có quá %s hồ sơ; tệp này không được dùng.", "There are more than %s offices; this file is not used."}

	unknown = fault.Text{"Không có %s «%s».", "There is no %s «%s»."}
	meant   = fault.Text{"Không có %s «%s»; có phải ý là «%s»?", "There is no %s «%s»; is «%s» meant?"}
	choice  = fault.Text{"Không có %s «%s». Có: %s.", "There is no %s «%s». There are: %s."}

	wordOffice    = fault.Text{"hồ sơ cơ quan", "office"}
	wordSigner    = fault.Text{"người ký", "signer"}
	wordGroup     = fault.Text{"nhóm nơi nhận", "group of recipients"}
	wordAddressee = fault.Text{"nhóm nơi kính gửi", "group of addressees"}
)
