package tree

import "vanthu/internal/fault"

// The sentences of what is wrong with a JSON text.
var (
	empty   = fault.Text{"Không có dữ liệu: cần một đối tượng JSON.", "There is no data: a JSON object is needed."}
	foreign = fault.Text{"Đây là %s, không phải JSON.", "This is %s, not JSON."}
	trailed = fault.Text{"Sau văn bản còn dữ liệu thừa, từ dòng %s, cột %s.", "Data follows the document, from line %s, column %s."}
	tooLong = fault.Text{"Dữ liệu dài %s byte, vượt quá %s byte.", "The data is %s bytes long, more than %s bytes."}
	tooDeep = fault.Text{"Dữ liệu lồng nhau quá %s cấp.", "Values are nested more than %s levels deep."}
	tooMany = fault.Text{"Dữ liệu có quá %s giá trị.", "There are more than %s values."}
)
