// Package pasted reads what people paste: the HTML of a clipboard, as Word and
// browsers make it, and text with the marks of Markdown. Both become a paper as
// package seen has it, whose parts are not named yet.
package pasted
