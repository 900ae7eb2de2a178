package viet

// DocumentNumber is the number of a document as it is printed: a number below
// ten gets a leading zero ("09", "10", "105"). Digits given with zeros before
// them keep these; no digits give no number.
func DocumentNumber(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}
