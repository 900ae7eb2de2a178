package word

// themeFonts is the faces of a theme by the names that w:rFonts calls them.
func themeFonts(n *node) map[string]string {
	scheme := n.kid("a:themeElements").kid("a:fontScheme")
	out := map[string]string{}
	for prefix, font := range map[string]*node{"major": scheme.kid("a:majorFont"), "minor": scheme.kid("a:minorFont")} {
		latin := font.kid("a:latin").attr("typeface")
		out[prefix+"Ascii"] = latin
		out[prefix+"HAnsi"] = latin
		out[prefix+"Bidi"] = font.kid("a:cs").attr("typeface")
		out[prefix+"EastAsia"] = font.kid("a:ea").attr("typeface")
	}
	return out
}
