// Package pdffile reads and writes PDF files: their objects, and what a reader
// sees on their pages.
//
// Open reads a file of any program: plain tables of objects and packed ones,
// changes that were added behind, and files that are damaged, which are mended
// unless Options forbid it. A file that is encrypted is told by ErrEncrypted.
// All that is read is bounded, since files come from anywhere: how deep values
// lie, how many objects and tables there are, how much is unpacked and drawn.
//
// Writer writes objects, the table of them and the trailer.
package pdffile
