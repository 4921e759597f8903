import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** The static copy of the page that checks receipts: read once at the start, so that no address leads to any other file. */
export interface Page {
  readonly type: string
  readonly bytes: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const pagesMax = 1000
const pagesBytesMax = 64 * 1024 * 1024

/**
 * Every file of the folder by its address; `/verify/` finds `verify/index.html`, `/verify` finds `verify.html`. Hidden files, links and kinds that no page is made of are left out.
 * @throws where the folder cannot be read, or holds more than a page does: then it is the wrong one
 */
export function readPages(folder: string): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>()
  let bytesAll = 0
  for (const name of filesBelow(folder, '')) {
    const type = types[extname(name)]
    if (type === undefined) continue
    const bytes = readFileSync(join(folder, name))
    bytesAll += bytes.length
    if (pages.size >= pagesMax || bytesAll > pagesBytesMax) throw new Error('holds more than the files of some pages')
    for (const address of addressesOf(name)) pages.set(address, { type, bytes })
  }
  return pages
}

function addressesOf(name: string): readonly string[] {
  if (!name.endsWith('.html')) return [`/${name}`]
  return [`/${name}`, `/${name.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '')}`]
}

function filesBelow(folder: string, below: string): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const name = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(folder, name)
      return entry.isFile() ? [name] : []
    })
}
