// Package pdffile reads and writes PDF files: their objects, and what a reader
// sees on their pages.
//
// Open reads a file of any program: plain tables of objects and packed ones,
// changes that were added behind, and files that are damaged, which are mended
// unless Options forbid it. A file that is encrypted is told by ErrEncrypted.
// All that is read is bounded, since files come from anywhere: how deep values
// lie, how many objects and tables there are, how much is unpacked and drawn.
//
// File.Pages are its pages, and Page.Marks what is seen on one: text with face,
// size and place, straight lines, pictures; of forms, and of what is stamped over
// the page, too. Text is told as the file has it: nothing is sorted, joined or
// guessed, and what cannot be read is named. What of PDF is not read: characters
// of faces that do not tell what their codes stand for, the tables of codes of
// the East whose codes are not Unicode, text in pictures, layers that are
// switched off (they are read), clips (what they hide is read), transparency.
//
// Writer writes objects, the table of them and the trailer.
package pdffile
