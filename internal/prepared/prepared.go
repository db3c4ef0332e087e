// Package prepared holds the built-in checklists and rules as the program reads them: beside the files themselves, what
// was read and compiled from them when the program was made. `go test ./internal/prepared -update` makes that anew; a
// definition that was edited since is read from its file.
package prepared

import (
	_ "embed"

	"github.com/pubcheck/pubcheck/checklists"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/rules"
)

//go:embed checklists.bin
var preparedChecklists string

//go:embed rules.bin
var preparedRules string

// Sources are the built-in definitions.
func Sources() []checklist.DefinitionSource {
	return []checklist.DefinitionSource{
		{Name: "checklists", FS: checklists.Files, Prepared: preparedChecklists},
		{Name: "rules", FS: rules.Files, Prepared: preparedRules},
	}
}
