// Package carrier speaks with duizhao-cloud, the program that reaches object storage
// and hosts. That is a program of its own because the libraries for S3, Google Cloud
// and Azure are larger than the rest of Duizhao, which most sites never need; it is
// found beside duizhao, or where the system looks for programs.
//
// # The protocol
//
// The program is run with the address of a store as its only argument, and is spoken
// to over standard input and output. A message is a JSON object on a line
// of its own ([Request], [Answer]). The program begins with an answer without a
// number: the version of the protocol and what it knows of the store, or why it
// cannot be opened. Then it answers requests, several at a time and in any order,
// each answer with the number of its request:
//
//	{"protocol":2,"compressed":"gzip"}
//	{"id":1,"op":"list"}
//	{"id":1,"objects":[{"key":"index.html","size":4027,"tag":"md5:9a…"}]}
//	{"id":2,"op":"put","key":"index.html","file":"/home/…/public/index.html",
//	 "size":4031,"sha256":"5b…","type":"text/html; charset=utf-8","cache":"no-cache"}
//	{"id":2}
//	{"id":3,"op":"get","key":"no-such-key"}
//	{"id":3,"fault":"missing","text":"there is no such key"}
//
// The operations are those of [deploy.Store]: list, get, put, delete, flush. A file
// is named, not sent; the program reads it and holds it against its digest, so that
// what is stored is what was meant or nothing. A get that names a file has the object
// written there, and is answered without data. "cancel" ends the request of the same
// number. At the end of its input the program ends.
//
// Credentials never pass: the program finds them where the store's own tools look.
package carrier

import (
	"duizhao/internal/deploy"
)

// Protocol is the version of the protocol.
const Protocol = 2

// Program is the name of the program.
const Program = "duizhao-cloud"

// Request is a message to the program.
type Request struct {
	ID     int    `json:"id"`
	Op     string `json:"op"`             // list, get, put, delete, flush, cancel
	Key    string `json:"key,omitempty"`  // of list: the prefix
	File   string `json:"file,omitempty"` // of put: the whole path of the content, or Data; of get: where to write it
	Data   []byte `json:"data,omitempty"` // the content itself, in base64
	Size   int64  `json:"size,omitempty"`
	Digest string `json:"sha256,omitempty"`
	deploy.Head
}

// Answer is a message from the program.
type Answer struct {
	ID int `json:"id,omitempty"`

	Fault deploy.FaultKind `json:"fault,omitempty"` // if the request failed
	Text  string           `json:"text,omitempty"`

	Protocol   int    `json:"protocol,omitempty"`   // of the first answer
	Compressed string `json:"compressed,omitempty"` // the same

	Objects []deploy.Object `json:"objects,omitempty"` // of list
	Data    []byte          `json:"data,omitempty"`    // of get
	Tag     string          `json:"tag,omitempty"`     // of put
}

func (a *Answer) err() error {
	if a.Fault == "" {
		return nil
	}
	return &deploy.Fault{Kind: a.Fault, Text: a.Text}
}
