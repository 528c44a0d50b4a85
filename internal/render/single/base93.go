package single

// base93 writes data as text that a script element can hold: the printable characters
// of ASCII without the space, which tools fold, and without <, which could end the
// element. Two of them have 93 × 93 = 8,649 values, for 13 bits and, where these are
// less than the 457 values that are left, for a 14th: 2% less than base 85.
func base93(b, data []byte) []byte {
	const spare = 93*93 - 1<<13
	var bits, n uint
	put := func(v uint) {
		for _, digit := range [2]uint{v / 93, v % 93} {
			c := byte(digit) + '!'
			if c >= '<' {
				c++
			}
			b = append(b, c)
		}
	}
	for len(data) > 0 || n > 0 {
		for len(data) > 0 && n < 14 {
			bits |= uint(data[0]) << n
			n += 8
			data = data[1:]
		}
		v := bits & (1<<13 - 1)
		if v < spare && bits&(1<<13) != 0 {
			v += 1 << 13
		}
		put(v)
		used := uint(13)
		if v&(1<<13-1) < spare {
			used = 14
		}
		bits >>= used
		n -= min(n, used)
	}
	return b
}
