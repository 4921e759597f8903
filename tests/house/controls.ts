// How docs/security-controls.md is read: two tables of controls, each row with its state and what stands for it.

export const states = ['met', 'by design', 'not met', 'operator’s', 'n/a'] as const
type State = (typeof states)[number]

export interface Control {
  readonly id: string
  /** Of ASVS; null where a body of rules has none. */
  readonly level: string | null
  readonly words: readonly string[]
  readonly state: string
  /** Named in backticks: a file, or a test as `path › title`. */
  readonly named: readonly { readonly path: string; readonly title: string | null }[]
  /** What is said besides. */
  readonly said: string
}

const backticked = /`([^`]+)`/g
/** What is named in backticks and is no file: a setting, an address, a kind of answer. */
const looksLikeFile =
  /^[\w.-]+(\/[\w.-]+)*\.[a-z]+$|^(docs|server|web|domain|contracts|tests|migrations|tools)\/[\w./-]+$/

function toControl(line: string): Control {
  const [id = '', second = '', third = '', state = '', evidence = ''] = line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim())
  const named = [...evidence.matchAll(backticked)]
    .map(([, text = '']) => text.split(' › '))
    .filter(([path = '', ...title]) => title.length > 0 || looksLikeFile.test(path))
    .map(([path = '', ...title]) => ({ path, title: title.length > 0 ? title.join(' › ') : null }))
  const isAsvs = id.startsWith('V')
  return {
    id,
    level: isAsvs ? second : null,
    words: isAsvs ? [third] : [second, third],
    state,
    named,
    said: evidence.replaceAll(backticked, '').replaceAll(/[\s,–]/g, ''),
  }
}

/** Every line of a table that begins with an id of ASVS or a clause of GB/T 22239. */
export const controls = (markdown: string): readonly Control[] =>
  markdown
    .split('\n')
    .filter((line) => /^\| (V\d+\.\d+\.\d+|8\.1\.\d+\.\d+( [a-j]\))?) \|/.test(line))
    .map(toControl)

/** What a row lacks by its state alone, without looking at files. */
export function findLack({ words, state, named, said }: Control): string | undefined {
  if (words.some((each) => each === '')) return 'has no words'
  switch (state as State) {
    case 'met':
      return named.some(({ title }) => title !== null) ? undefined : 'is met, but shown by no test'
    case 'by design':
      return named.length > 0 ? undefined : 'is by design, but in no file'
    case 'not met':
    case 'operator’s':
    case 'n/a':
      return said.length > 1 ? undefined : `is ${state}, but nothing says why`
  }
  return `has the state “${state}”`
}

const isManagement = ({ id }: Control) => /^8\.1\.([6-9]|10)\./.test(id)

/** The table of counts as it has to stand in the document. */
export function countsOf(all: readonly Control[]): string {
  const asvs = all.filter(({ level }) => level !== null)
  const mlps = all.filter(({ level }) => level === null)
  const groups: readonly (readonly [name: string, rows: readonly Control[]])[] = [
    ['ASVS 5.0.0, level 1', asvs.filter(({ level }) => level === '1')],
    ['ASVS 5.0.0, level 2', asvs.filter(({ level }) => level === '2')],
    ['ASVS 5.0.0, levels 1 and 2', asvs],
    ['等保三级 技术 technical, 8.1.1–8.1.5', mlps.filter((row) => !isManagement(row))],
    ['等保三级 管理 management, 8.1.6–8.1.10', mlps.filter(isManagement)],
  ]
  const lines = groups.map(([name, rows]) => {
    const each = states.map((state) => rows.filter((row) => row.state === state).length)
    return `| ${[name, ...each, rows.length].join(' | ')} |`
  })
  return [`| | ${states.join(' | ')} | all |`, '|---|---:|---:|---:|---:|---:|---:|', ...lines].join('\n')
}
