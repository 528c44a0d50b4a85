package browser

import (
	"fmt"
)

// screen is the screen that a tab is shown on.
type screen struct {
	width, height int
	touch         bool // a phone: touch, and the viewport of one
	plain         bool // scripts are off
	media         []string
}

// phone, tablet, laptop and desk are the widths of the design: no margin and one
// column, no margin and two, two and the margin.
var (
	phone  = screen{width: 390, height: 844}
	tablet = screen{width: 1024, height: 768}
	laptop = screen{width: 1280, height: 800}
	desk   = screen{width: 1440, height: 900}
)

func (s screen) String() string { return fmt.Sprintf("%d px", s.width) }

// with adds media features, such as "prefers-color-scheme: dark".
func (s screen) with(features ...string) screen {
	s.media = append(s.media[:len(s.media):len(s.media)], features...)
	return s
}

func (s screen) withoutScripts() screen {
	s.plain = true
	return s
}

func (s screen) touched() screen {
	s.touch = true
	return s
}
