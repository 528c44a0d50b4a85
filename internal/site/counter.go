package site

import (
	"strings"
	"sync/atomic"

	"duizhao/internal/output"
)

// counter counts the pages that go into a sink.
type counter struct {
	sink  output.Sink
	pages atomic.Int64
}

func (c *counter) Put(path string, data []byte) error {
	if strings.HasSuffix(path, ".html") {
		c.pages.Add(1)
	}
	return c.sink.Put(path, data)
}
