// Package httpapi is the door of documents: the routes under which an office's
// systems have documents rendered, laid out and checked.
package httpapi
