// What the linter cannot say, as questions about one source text. Each answer names the line and how to mend it.
import ts from 'typescript'

export interface Finding {
  readonly where: string
  readonly advice: string
}

type Visit = (node: ts.Node, found: (node: ts.Node, advice: string) => void) => void

function walk(file: string, text: string, visit: Visit): Finding[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const findings: Finding[] = []
  const found = (node: ts.Node, advice: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    findings.push({ where: `${file}:${line + 1}`, advice })
  }
  const step = (node: ts.Node): void => {
    visit(node, found)
    ts.forEachChild(node, step)
  }
  step(source)
  return findings
}

const LINES_MAX = 300
const LINES_OF_A_TEST_MAX = 500

export function tooLong(file: string, text: string): Finding[] {
  const lines = text.trimEnd().split('\n').length
  const isTest = /\.test\.tsx?$|^tests\//.test(file)
  const most = isTest ? LINES_OF_A_TEST_MAX : LINES_MAX
  if (lines <= most) return []
  const way = isTest
    ? 'split it by the sentence of the regulation it shows'
    : 'give the second thing it does a file of its own, named by its word; move tables of data out of the code'
  return [{ where: file, advice: `${lines} lines, at most ${most}: ${way}` }]
}

const nameOf = (node: ts.Expression) => (ts.isIdentifier(node) ? node.text : '')

const localTime =
  /^(get|set)(Date|Day|FullYear|Hours|Minutes|Month|Seconds|Milliseconds|TimezoneOffset)$|^toLocale(Date|Time)?String$/

const CLOCK = 'a pure rule asks no clock: take today (PlainDate) or the instant as an argument'
const DICE = 'a pure rule throws no dice: take the drawn value as an argument'
const ZONE = 'depends on the time zone of the machine: use PlainDate, or the UTC methods'

const members: Record<string, string> = { 'Date.now': CLOCK, 'Temporal.Now': CLOCK, 'Math.random': DICE }

function adviceOnTime(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node)) return nameOf(node.expression) === 'Date' && !node.arguments?.length ? CLOCK : undefined
  if (ts.isCallExpression(node)) return nameOf(node.expression) === 'Date' ? CLOCK : undefined
  if (!ts.isPropertyAccessExpression(node)) return undefined
  return members[`${nameOf(node.expression)}.${node.name.text}`] ?? (localTime.test(node.name.text) ? ZONE : undefined)
}

/** Clocks, dice and the machine's time zone, which TypeScript's own library offers even to a room without Node or DOM. */
export function clocksAndDice(file: string, text: string): Finding[] {
  return walk(file, text, (node, found) => {
    const advice = adviceOnTime(node)
    if (advice) found(node, advice)
  })
}

const statement =
  /^\s*(select\s[\s\S]*\sfrom\s|select\s+\w+\(|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(table|index|schema|role|type|view|function|extension)\s|with\s+\w+\s+as\s*\(|truncate\s|grant\s+\w+\s+on\s|notify\s+\w+|listen\s+\w+$)/i

/** SQL lives in store.ts, the platform and the intake, so that what is read and written can be read in one place. */
export function sqlInTheOpen(file: string, text: string): Finding[] {
  const advice = 'SQL belongs in the store.ts of its feature: ask a question there'
  return walk(file, text, (node, found) => {
    if (ts.isTaggedTemplateExpression(node) && nameOf(node.tag) === 'sql') found(node, advice)
    else if (ts.isStringLiteralLike(node) && statement.test(node.text)) found(node, advice)
    else if (ts.isTemplateExpression(node) && statement.test(node.getText().slice(1))) found(node, advice)
  })
}

const isEnvironment = (node: ts.Node) =>
  ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'env' && fromProcess(node)

function fromProcess(node: ts.ImportSpecifier): boolean {
  const { moduleSpecifier } = node.parent.parent.parent
  return ts.isStringLiteral(moduleSpecifier) && /^(node:)?process$/.test(moduleSpecifier.text)
}

/** The linter sees `process.env`; it does not see `env` imported by name. */
export function environmentReaders(file: string, text: string): Finding[] {
  return walk(file, text, (node, found) => {
    if (isEnvironment(node)) found(node, 'server/main.ts alone reads the environment: take the setting from config')
  })
}

const writers = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
  'srcdoc',
  'setHTMLUnsafe',
])
const runs = /^(new )?((eval|Function|document[.]write(ln)?)\(|(window[.])?(setTimeout|setInterval)\(['"`])/

/** A text of somebody becomes no markup and no program: text is put into a page as text. */
export function markupAndCode(file: string, text: string): Finding[] {
  return walk(file, text, (node, found) => {
    const name = ts.isPropertyAccessExpression(node) || ts.isJsxAttribute(node) ? node.name.getText() : ''
    if (writers.has(name)) found(node, `${name} makes markup of a text: use textContent or an element`)
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node)
    if (isCall && runs.test(node.getText())) found(node, 'runs a text as a program: say it in code')
  })
}

const reachesOut = /^(node:)?(https?|http2|net|tls|dgram|undici|axios|got|node-fetch)$/
/** Of those modules, what listens or only looks at an address. */
const staysHere = new Set(['createServer', 'Server', 'STATUS_CODES', 'isIP', 'isIPv4', 'isIPv6', 'BlockList'])

function bringsOut(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause
  if (!ts.isStringLiteral(node.moduleSpecifier) || !reachesOut.test(node.moduleSpecifier.text)) return false
  if (clause === undefined || clause.isTypeOnly) return clause === undefined
  const named = clause.namedBindings
  if (clause.name !== undefined || named === undefined || ts.isNamespaceImport(named)) return true
  return named.elements.some((one) => !one.isTypeOnly && !staysHere.has((one.propertyName ?? one.name).text))
}

function callsOut(node: ts.CallExpression): boolean {
  const { expression, arguments: given } = node
  const [first] = given
  if (expression.kind === ts.SyntaxKind.ImportKeyword)
    return first !== undefined && ts.isStringLiteral(first) && reachesOut.test(first.text)
  const isGlobal = ts.isPropertyAccessExpression(expression) && nameOf(expression.expression) === 'globalThis'
  return nameOf(expression) === 'fetch' || (isGlobal && expression.name.text === 'fetch')
}

/** Every request to the outside goes through the one guarded door, or a name could lead it inside. */
export function outgoingCalls(file: string, text: string): Finding[] {
  const advice = 'requests to the outside go through world.outgoing (server/platform/outgoing)'
  return walk(file, text, (node, found) => {
    if (ts.isImportDeclaration(node) && bringsOut(node)) found(node, advice)
    else if (ts.isCallExpression(node) && callsOut(node)) found(node, advice)
  })
}

const runners = new Set(['test', 'it', 'describe', 'suite', 'bench'])

function runnerOf(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return runnerOf(node.expression)
  return nameOf(node)
}

/** `.only` hides every other test and `.skip` this one; a condition (`skipIf`) is counted and printed by npm test. */
export function hiddenTests(file: string, text: string): Finding[] {
  const hiding = new Set(['only', 'skip', 'todo'])
  return walk(file, text, (node, found) => {
    if (!ts.isPropertyAccessExpression(node) || !hiding.has(node.name.text)) return
    if (runners.has(runnerOf(node.expression)))
      found(node, `.${node.name.text} hides tests: mend the test or delete it`)
  })
}

const promise = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`)

/** A mark that promises work is an issue that nobody can find. */
export function unkeptPromises(file: string, text: string): Finding[] {
  return text
    .split('\n')
    .flatMap((line, at) =>
      promise.test(line)
        ? [{ where: `${file}:${at + 1}`, advice: 'do it now, or write an issue and say here what is true' }]
        : [],
    )
}

export const listed = (findings: readonly Finding[]) =>
  findings.map((finding) => `${finding.where}  ${finding.advice}`).join('\n')
