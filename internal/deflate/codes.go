package deflate

import "sync"

// The codes for what stands in PDF files: the contents of pages, and objects. They
// have codewords for all symbols.
var (
	Contents = sync.OnceValue(func() *Code { return parseCode(contents) })
	Objects  = sync.OnceValue(func() *Code { return parseCode(objects) })
)

// contents and objects are the lengths of the codewords, a letter each: "a" is 1.
// They suit the example files; TestCodes counts there and writes them.
const (
	contents = "oooooooooogooooooooooooooooooooocnnnkkooghlngfegeeefffffffiiiohonhggiijhghiiihgkijkifiimkjohijoooghfhiifefjhhgeghighfghiiholmllllooomhhijllikijjjlljjmihglmomlikhlhjimimjnlolminkolonoookooonoolhmimioljhkjlimjomlhnjljoljinililjomnjkijiljoknjokliolooolomoommojoeefegggghhhfhjlkmnonmoooooooilljighhfdedcdcdcddddefgilmoon"
	objects  = "gjnmoooooohooooolloooooooooooohocooooooommoommjfedddeeeeeeooiohookjjiommhiogilikgmhihllomlmgoioooikhigoijjoljihhimhighlnjhoooooooooooooooooooooooooooooooooooooomlmlnmnnoooonnomlooooooooooooolmmlnmoonmonmmnmoonmommmoommonomonllmmmmommmmonmonmmonnoooooooonmmjodfdefffggeigfhghjjkllnnooonnmmlkjefgedcecddeddceeefffhgihh"
)

// parseCode makes the code of written lengths.
func parseCode(written string) *Code {
	lengths := make([]uint8, len(written))
	for i := range lengths {
		lengths[i] = written[i] - 'a' + 1
	}
	return newCode(lengths[:Symbols], lengths[Symbols:])
}
