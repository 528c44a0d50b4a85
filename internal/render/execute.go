package render

import (
	"bytes"
	"cmp"
	"errors"
	"html/template"
	"strings"
	"sync"
)

// An Execution executes templates for a page, within a budget if any of them is the
// site's own.
type Execution struct {
	*template.Template
	budget *budget // or nil
}

// runs are executions that nobody uses now. Each has a budget of its own, so that pages
// that are made at the same time do not use up each other's.
type runs struct {
	mu   sync.Mutex
	free []*Execution
}

func (s *runs) take() *Execution {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.free); n > 0 {
		x := s.free[n-1]
		s.free = s.free[:n-1]
		return x
	}
	return nil
}

func (s *runs) put(x *Execution) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.free = append(s.free, x)
}

// Executing calls do with the templates of a kind of page, "" for those that all pages
// share, with their words in the languages of a page.
func (r *Templates) Executing(kind string, langs []string, do func(x *Execution) error) error {
	if !r.measured {
		t, err := r.shellOf(kind, langs)
		if err != nil {
			return err
		}
		return do(&Execution{Template: t})
	}
	of, _ := r.runs.LoadOrStore(kind+" "+strings.Join(langs, " "), &runs{})
	x := of.(*runs).take()
	if x == nil {
		t, err := r.newShell(kind, langs)
		if err != nil {
			return err
		}
		x = &Execution{t, newBudget()}
		t.Funcs(x.budget.funcs())
	}
	defer of.(*runs).put(x)
	return do(x)
}

// Execute executes a template that all pages share.
func (r *Templates) Execute(to *bytes.Buffer, langs []string, name string, data any) error {
	return r.Executing("", langs, func(x *Execution) error { return x.Run(to, name, data) })
}

// Run executes a template. An error of it is a [TemplateError].
func (x *Execution) Run(to *bytes.Buffer, name string, data any) error {
	if x.budget == nil {
		if err := x.ExecuteTemplate(to, name, data); err != nil {
			return NewTemplateError(err)
		}
		return nil
	}
	*x.budget = *newBudget()
	err := x.ExecuteTemplate(&bounded{to, x.budget}, name, data)
	if err = cmp.Or(err, x.budget.over); err == nil {
		return nil
	}
	for _, over := range []error{errEndless, errSteps, errLong, errTexts} {
		if errors.Is(err, over) {
			e := NewTemplateError(err)
			e.File, e.Text, e.Hint, e.unsure = cmp.Or(e.File, name), over.Error(), endlessHint, false
			return e
		}
	}
	return NewTemplateError(err)
}
