package cache

import "os"

// mostPacks is how many packs there may be: a file more for each build would be too
// many after a day of work.
const mostPacks = 12

// Gather moves what is in use to the pack of this build where the packs have become
// many, or one of them is for the most part not used any more. blobs are all that are
// in use, and get their new places; one that cannot be read becomes the zero Blob.
func (p *Packs) Gather(blobs []*Blob) {
	if p == nil {
		return
	}
	if h := p.folder.held; h != nil {
		h.gather(blobs)
		return
	}
	used := map[string]int64{} // bytes, by pack
	for _, b := range blobs {
		if b.Pack != "" {
			used[b.Pack] += b.Size
		}
	}
	largest := ""
	for name, n := range used {
		if largest == "" || n > used[largest] || n == used[largest] && name < largest {
			largest = name
		}
	}
	for _, b := range blobs {
		if b.Pack == "" || b.Pack == p.name {
			continue
		}
		if many := len(used) > mostPacks && b.Pack != largest; many || p.wasted(b.Pack, used[b.Pack]) {
			data, ok := p.Read(*b)
			if *b = (Blob{}); ok {
				*b = p.Add(data)
			}
		}
	}
}

// wasted reports whether less than half of a pack is used.
func (p *Packs) wasted(name string, used int64) bool {
	var info os.FileInfo
	f := p.reader(name)
	if f != nil {
		info, _ = f.Stat()
	}
	return info != nil && 2*used < info.Size()
}
