// How documents are read: links, quoted source, and the table of coverage.

const prose = (markdown: string) =>
  markdown.replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm, '').replaceAll(/`[^`\n]*`/g, '')

/** Targets of links and pictures that point into the repository. */
export function relativeLinks(markdown: string): string[] {
  const text = prose(markdown)
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map((match) => match[1] ?? '')
  const named = [...text.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)].map((match) => match[1] ?? '')
  const html = [...text.matchAll(/<(?:img|a|source)\b[^>]*?(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
  return [...inline, ...named, ...html].filter((target) => !/^([a-z][a-z+.-]*:|#|\/\/)/i.test(target))
}

/** The anchors that a renderer gives to the headings of a document. */
export function anchors(markdown: string): Set<string> {
  const headings = [...markdown.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)]
  const seen = new Map<string, number>()
  return new Set(
    headings.map((match) => {
      const words = (match[1] ?? '').replaceAll(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
      const slug = words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-')
      const times = seen.get(slug) ?? 0
      seen.set(slug, times + 1)
      return times === 0 ? slug : `${slug}-${times}`
    }),
  )
}

export interface Quotation {
  readonly source: string
  readonly text: string
}

/** Code fences that say where their text comes from: ```ts source=domain/grade.ts */
export function quotations(markdown: string): Quotation[] {
  const fences = markdown.matchAll(/^(`{3,})[^\n`]*\bsource=(\S+)[^\n]*\n([\s\S]*?)^\1\s*$/gm)
  return [...fences].map((match) => ({ source: match[2] ?? '', text: match[3] ?? '' }))
}

/** Code may be quoted from inside a block: the indentation that every line shares does not count. */
export function withoutIndent(text: string): string {
  const lines = text.trimEnd().split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const shared = indents.length === 0 ? 0 : Math.min(...indents)
  return lines.map((line) => line.slice(shared)).join('\n')
}

export function isQuoted(quotation: string, source: string): boolean {
  const wanted = withoutIndent(quotation).split('\n')
  const lines = source.split('\n')
  const starts = lines.keys()
  return [...starts].some((at) => withoutIndent(lines.slice(at, at + wanted.length).join('\n')) === wanted.join('\n'))
}

export interface CoverageRow {
  readonly id: string
  readonly status: string
  readonly where: readonly string[]
  readonly shownBy: readonly { readonly path: string; readonly title: string | null }[]
  readonly note: string
}

const backticked = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => (match[1] ?? '').trim())

function toRow(line: string): CoverageRow {
  const [id = '', status = '', where = '', shownBy = '', note = ''] = line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
  const shown = backticked(shownBy).map((text) => {
    const [path = '', ...title] = text.split('›').map((part) => part.trim())
    return { path, title: title.length > 0 ? title.join(' › ') : null }
  })
  return { id, status, where: backticked(where), shownBy: shown, note }
}

/** The rows of docs/coverage.md: every table line that begins with the id of a requirement. */
export const coverageRows = (markdown: string): CoverageRow[] =>
  markdown
    .split('\n')
    .filter((line) => /^\|\s*[A-I]\d+\s*\|/.test(line))
    .map(toRow)

const counts = { A: 6, B: 13, C: 13, D: 10, E: 10, F: 6, G: 8, H: 9, I: 11 }

export const requirementIds = Object.entries(counts).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
)
