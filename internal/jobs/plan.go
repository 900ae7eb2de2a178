package jobs

import (
	"context"
	"sync"

	"vanthu/internal/batch"
)

// maxPlans bounds the plans that are kept ready. Chunks of few jobs are in work
// at a time.
const maxPlans = 8

// plans keeps the plans of the jobs in work.
type plans struct {
	mu   sync.Mutex
	kept []kept // the last used at the end
}

type kept struct {
	id   string
	plan batch.Maker
}

// plan is what makes the files of a job. Its error is a planError where the
// job itself is at fault.
func (s *Store) plan(ctx context.Context, id string, f files) (batch.Maker, error) {
	if p := s.plans.find(id); p != nil {
		return p, nil
	}
	job, err := f.job(ctx)
	if err != nil {
		return nil, err
	}
	p, err := s.compile(job.Spec)
	if err != nil {
		return nil, planError{err}
	}
	s.plans.keep(id, p)
	return p, nil
}

// planError is a template that was taken, and is not any more: by a newer
// version of the program, or on a process that is configured otherwise.
type planError struct{ error }

func (e planError) Unwrap() error { return e.error }

func (p *plans) find(id string) batch.Maker {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, k := range p.kept {
		if k.id == id {
			p.kept = append(append(p.kept[:i:i], p.kept[i+1:]...), k)
			return k.plan
		}
	}
	return nil
}

func (p *plans) keep(id string, plan batch.Maker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.kept) == maxPlans {
		p.kept = p.kept[1:]
	}
	p.kept = append(p.kept, kept{id, plan})
}
