// Floating promises by the compiler's own types. Biome's rule is quick but does not resolve every type that a package
// declares: it overlooks `pool.query(…)` and sql`…`.execute(db), the two that lose data.
import path from 'node:path'
import ts from 'typescript'
import type { Finding } from './rules.ts'

/** A promise that is kept in a variable can still be awaited by whoever reads it. */
const isKept = (node: ts.Expression) =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
  node.operatorToken.kind <= ts.SyntaxKind.LastAssignment

function isPromise(checker: ts.TypeChecker, node: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(node)
  const parts = type.isUnion() ? type.types : [type]
  return parts.some((part) => {
    const then = part.getProperty('then')
    return then !== undefined && checker.getTypeOfSymbolAtLocation(then, node).getCallSignatures().length > 0
  })
}

/** `.catch(…)`, or `.then` with a second argument, is an answer to a failure. */
function isHandled(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const { name } = node.expression
  if (name.text === 'catch') return true
  if (name.text === 'then') return node.arguments.length > 1
  return name.text === 'finally' && isHandled(node.expression.expression)
}

/** Of the projects together, under the options of the last: what several of them share is understood once. */
export function floatingPromises(configFiles: readonly string[], only?: ReadonlySet<string>): Finding[] {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} }
  const configs = configFiles.map((file) => ts.getParsedCommandLineOfConfigFile(file, {}, host))
  const fileNames = new Set(configs.flatMap((config) => config?.fileNames ?? []))
  const options = configs.at(-1)?.options ?? {}
  const folder = path.dirname(configFiles[0] ?? '')
  const program = ts.createProgram([...fileNames], { ...options, noEmit: true, composite: false, incremental: false })
  const checker = program.getTypeChecker()
  const findings: Finding[] = []
  for (const source of program.getSourceFiles()) {
    if (!fileNames.has(source.fileName) || (only && !only.has(source.fileName))) continue
    const step = (node: ts.Node): void => {
      if (
        ts.isExpressionStatement(node) &&
        !isKept(node.expression) &&
        !isHandled(node.expression) &&
        isPromise(checker, node.expression)
      ) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
        const where = `${path.relative(folder, source.fileName)}:${line + 1}`
        findings.push({ where, advice: 'nobody awaits this promise: await it, return it, or void it and say why' })
      }
      ts.forEachChild(node, step)
    }
    step(source)
  }
  return findings
}
