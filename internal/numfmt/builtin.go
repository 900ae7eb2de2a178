package numfmt

// builtin are the formats that every workbook has, by number, as they are in
// Việt Nam (ECMA-376 part 1, 18.8.30; those of the system by its settings). The
// names of months in 15 to 17 would be the system's, which no paper has.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: `#,##0\ "₫";-#,##0\ "₫"`, 6: `#,##0\ "₫";-#,##0\ "₫"`, 7: `#,##0.00\ "₫";-#,##0.00\ "₫"`, 8: `#,##0.00\ "₫";-#,##0.00\ "₫"`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: shortDate, 15: shortDate, 16: "dd/mm", 17: "mm/yyyy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: shortDate + " h:mm",
	27: shortDate, 28: shortDate, 29: shortDate, 30: shortDate, 31: shortDate, 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: shortDate,
	37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
	41: `#,##0;-#,##0;"-";@`, 42: `#,##0\ "₫";-#,##0\ "₫";"-"\ "₫";@`, 43: `#,##0.00;-#,##0.00;"-";@`, 44: `#,##0.00\ "₫";-#,##0.00\ "₫";"-"\ "₫";@`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: shortDate, 51: shortDate, 52: shortDate, 53: shortDate, 54: shortDate, 55: "h:mm", 56: "h:mm:ss", 57: shortDate, 58: shortDate,
}

// Builtin is the code of a format that every workbook has; General where there
// is none of that number.
func Builtin(id int) string {
	if code, ok := builtin[id]; ok {
		return code
	}
	return "General"
}
