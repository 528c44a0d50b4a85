package render

import "sync"

// A Cache keeps what is made once and used on many pages, by many goroutines.
type Cache[K comparable, V any] struct{ made sync.Map }

// Get returns the value of a key; make is called if there is none yet, and may be
// called twice at the same time.
func (c *Cache[K, V]) Get(key K, make func() V) V {
	if v, ok := c.made.Load(key); ok {
		return v.(V)
	}
	v, _ := c.made.LoadOrStore(key, make())
	return v.(V)
}
