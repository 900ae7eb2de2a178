// Package service is the floor that the doors of the HTTP service stand on:
// configuration, keys, the gate, budgets, problems, negotiation, log and
// metrics, and the description that is put together from all doors.
//
// A request passes, from the outside in: its id and the log, the recovery from
// panics, security headers and CORS, the key and its rate, and then the
// handler, which negotiates, reads the body, waits for a seat among the few
// renders that run at a time, and answers. Every error is a problem document
// of RFC 9457 in the caller's language. No text of a document reaches the log,
// nor an error beyond the fault messages that its sender gets.
package service
