package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Expressions that are compiled late are all compiled here: a fault in one must not wait for the run that uses it.
func TestLateExpressionsCompile(t *testing.T) {
	found := 0
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !isLateRegexp(call.Fun) {
				return true
			}
			found++
			source, ok := literal(call.Args[0])
			assert.True(t, ok, "%s: the source of a late expression is written out in its file", name)
			_, err := regexp.Compile(source)
			assert.NoError(t, err, name)
			return true
		})
		return nil
	})
	require.NoError(t, err)
	assert.Greater(t, found, 50)
}

func isLateRegexp(fun ast.Expr) bool {
	s, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	room, ok := s.X.(*ast.Ident)
	return ok && room.Name == "late" && s.Sel.Name == "Regexp"
}

// literal is the value of a text that is written out, in pieces perhaps, or named by a constant of its file.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.Ident:
		if e.Obj == nil || e.Obj.Kind != ast.Con {
			return "", false
		}
		spec := e.Obj.Decl.(*ast.ValueSpec)
		return literal(spec.Values[slices.IndexFunc(spec.Names, func(n *ast.Ident) bool { return n.Name == e.Name })])
	case *ast.BinaryExpr:
		left, ok := literal(e.X)
		right, also := literal(e.Y)
		return left + right, ok && also && e.Op == token.ADD
	}
	return "", false
}
