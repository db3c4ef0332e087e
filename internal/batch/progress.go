package batch

import (
	"fmt"
	"time"
)

// Progress is how far a run has come, as one line: done of total, the rate and the time left. Known says how many of done
// were there before the run began: they tell nothing of its speed.
func Progress(known, done, total int, elapsed time.Duration) string {
	line := fmt.Sprintf("%d of %d papers", done, total)
	fresh := done - known
	if fresh <= 0 || elapsed <= 0 {
		return line
	}
	rate := float64(fresh) / elapsed.Seconds()
	left := time.Duration(float64(total-done) / rate * float64(time.Second))
	return fmt.Sprintf("%s, %.1f a second, %s left", line, rate, brief(left))
}

// brief is a time as people say it: 40 s, 3 min, 2 h 5 min.
func brief(d time.Duration) string {
	switch {
	case d < 90*time.Second:
		return fmt.Sprintf("%d s", int(d.Round(time.Second).Seconds()))
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
	}
	d = d.Round(time.Minute)
	return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
}
