// Package httpapi is the service: the routes under which an office's systems
// have documents rendered, laid out and checked.
//
// A request passes, from the outside in: its id and the log, the recovery from
// panics, security headers and CORS, the key and its rate, and then the
// handler, which negotiates, reads the body, waits for a place among the few
// renders that run at a time, and answers. Every error is a problem document
// of RFC 9457 in the caller's language. No text of a document reaches the log,
// nor an error beyond the fault messages that its sender gets.
package httpapi
