package pdffile

// oddSpace tells whether a space of colours, the last argument, is one whose numbers
// are not grey, red, green and blue, or the four inks of print.
func (r *reader) oddSpace() bool {
	name := r.name()
	switch name {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK", "G", "RGB", "CMYK":
		return false
	}
	v := r.look(r.resource("ColorSpace", name))
	kind, _ := first(r.f.array(v.Value)).Name()
	if direct, ok := v.Name(); ok {
		kind = direct
	}
	switch kind {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased":
		return false
	}
	return true
}

// plainFill sets the colour of what is filled, in a space that needs no name.
func (r *reader) plainFill() {
	r.state.fillOdd = false
	r.fillColor()
}

// plainPen sets the colour of lines likewise.
func (r *reader) plainPen() {
	r.state.penOdd = false
	r.penColor()
}

func (r *reader) fillColor() { r.state.fill = r.color(r.state.fillOdd) }
func (r *reader) penColor()  { r.state.pen = r.color(r.state.penOdd) }

// color is the colour of the arguments.
func (r *reader) color(odd bool) Color {
	n := r.numbers()
	switch {
	case odd || r.name() != "":
		return NoColor
	case len(n) == 1:
		return rgb(n[0], n[0], n[0])
	case len(n) == 3:
		return rgb(n[0], n[1], n[2])
	case len(n) == 4:
		return rgb(1-n[0]-n[3], 1-n[1]-n[3], 1-n[2]-n[3])
	}
	return NoColor
}
