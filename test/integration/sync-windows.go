// Whether Argo CD would begin a sync by itself, and let a person begin one, at each of some times: from JSON on stdin to a file of JSON.
// Built beside a copy of Argo CD's types that asks `Now` for the time.
package main

import (
	"encoding/json"
	"os"
	"time"
	_ "time/tzdata"

	v1alpha1 "judge/types"
)

type question struct {
	Windows     v1alpha1.SyncWindows
	Application string
	Times       []time.Time
	StartedAt   *time.Time
}

type answer struct {
	Matches   bool   `json:"matches"`
	Automatic bool   `json:"automatic"`
	Manual    bool   `json:"manual"`
	Running   bool   `json:"running"`
	Fault     string `json:"fault,omitempty"`
}

func main() {
	var asked question
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		panic(err)
	}
	answers := []answer{}
	app := &v1alpha1.Application{}
	app.Name = asked.Application
	for _, at := range asked.Times {
		v1alpha1.Now = func() time.Time { return at }
		matching := asked.Windows.Matches(app)
		said := answer{Matches: matching != nil}
		for _, window := range asked.Windows {
			if err := window.Validate(); err != nil {
				said.Fault = err.Error()
			}
		}
		said.Automatic, _ = matching.CanSync(false, nil)
		said.Manual, _ = matching.CanSync(true, nil)
		said.Running, _ = matching.CanSync(false, asked.StartedAt)
		answers = append(answers, said)
	}
	text, err := json.Marshal(answers)
	if err != nil {
		panic(err)
	}
	if err := os.WriteFile(os.Args[1], text, 0o600); err != nil {
		panic(err)
	}
}
