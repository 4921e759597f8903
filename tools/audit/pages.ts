import { CouldNotCheck } from './finding.ts'
import { type Json, loadJson, textOf } from './json.ts'
import type { LogSource } from './source.ts'

/** All pages of an answer: each tells where the next one begins. */
export async function loadPages(source: LogSource, path: string): Promise<readonly Json[]> {
  const pages: Json[] = []
  const seen = new Set<string>()
  for (let page = await loadJson(source, path); ; ) {
    pages.push(page)
    const next = textOf(page.next)
    if (next === '') return pages
    if (seen.has(next)) throw new CouldNotCheck(`${path}: its pages go round in a circle`)
    seen.add(next)
    page = await loadJson(source, `${path}&after=${encodeURIComponent(next)}`)
  }
}
