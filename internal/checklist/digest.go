package checklist

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strings"
)

// digestLength is how many hex digits of a digest are shown: enough to tell rule sets apart.
const digestLength = 12

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Digest names the definitions that were loaded, by their content: two libraries with one digest judge alike.
func (l *Library) Digest() string {
	var ids []string
	for id := range l.sums {
		ids = append(ids, id)
	}
	return l.digest(ids)
}

// DigestOf names the definitions that one checklist uses; what else was loaded makes no difference to it.
func (l *Library) DigestOf(c *Checklist) string {
	return l.digest(append(c.RuleNames(), c.ID, "scopes"))
}

// digest is that of the files of these definitions; each counts once.
func (l *Library) digest(ids []string) string {
	sort.Strings(ids)
	var b strings.Builder
	last := ""
	for _, id := range ids {
		if id != last {
			b.WriteString(id + " " + l.sums[id] + "\n")
		}
		last = id
	}
	return sumOf([]byte(b.String()))[:digestLength]
}
