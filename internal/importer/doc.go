// Package importer turns a paper that somebody made, a Word file, a PDF or a text,
// into a document: its head, its tree of headings and articles, its tables, its
// recipients and its signers, as the JSON that an author would have written.
//
// What the program sets by itself (numbers, dashes, end marks, "Kính gửi:") is
// taken off, so that it is not there twice. No word is lost: each stands in the
// document or in Result.LeftOut with a reason. A choice that is not certain is a
// finding; what is required and does not stand in the paper is dots to fill in,
// never a guess.
package importer
