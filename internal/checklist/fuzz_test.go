package checklist

import (
	"errors"
	"testing"
	"testing/fstest"

	"github.com/pubcheck/pubcheck/rules"
)

// FuzzLoad: whatever a definition file holds, loading it ends with a library or with problems.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{"id: x\nelements: [{id: a, strong: ['b']}]\n", "items:\n  - {id: '1'}\n", "scopes: [1]\n", "- a\n", "&a [*a]\n", "a: &x {<<: *x}\n"} {
		f.Add([]byte(seed))
	}
	scopes, err := rules.Files.ReadFile("scopes.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		mine := DefinitionSource{Name: "mine", FS: fstest.MapFS{"x.yaml": {Data: data}, "scopes.yaml": {Data: scopes}}}
		lib, err := Load(nil, mine)
		var problems Problems
		if err == nil && lib == nil || err != nil && !errors.As(err, &problems) {
			t.Fatalf("library %v, error %v", lib, err)
		}
	})
}
