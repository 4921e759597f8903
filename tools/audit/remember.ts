import type { LogSource } from './source.ts'

/** Openings of days are long, and are kept by whoever sums them. */
const isLong = (path: string) => /^\/api\/v1\/log\/(openings|figures)\?/.test(path)

/** Asks for every page once: several versions of a period are told by the same pages. What is asked for the second time is what was seen the first. */
export function remembering(source: LogSource): LogSource {
  const pages = new Map<string, Promise<string | undefined>>()
  return {
    ...source,
    text: (path) => {
      if (isLong(path)) return source.text(path)
      const known = pages.get(path) ?? source.text(path)
      pages.set(path, known)
      return known
    },
  }
}
