import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { defineConfig } from 'vite'

const web = path.resolve(import.meta.dirname, 'web')
const face = (name: string) => path.join(web, name, 'index.html')

const compressions = [
  ['.gz', promisify(gzip)],
  ['.br', promisify(brotliCompress)],
] as const

/** Compresses once, at the build, what would otherwise be compressed for every citizen. */
function compressed() {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '.' }: { dir?: string }) {
      for (const entry of await readdir(dir, { recursive: true })) {
        if (!/\.(js|css|svg|html)$/.test(entry)) continue
        const file = path.join(dir, entry)
        const bytes = await readFile(file)
        for (const [ending, compress] of compressions) await writeFile(`${file}${ending}`, await compress(bytes))
      }
    },
  } as const
}

/** The faces: one bundle of static files each, without inline script or style, so that `script-src 'self'` holds. */
export default defineConfig({
  root: web,
  base: '/',
  publicDir: false,
  plugins: [compressed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: path.resolve(import.meta.dirname, 'build/web'),
    emptyOutDir: true,
    // The oldest browser that citizens bring along: the WebView inside WeChat on an Android of 2020.
    target: 'chrome80',
    cssTarget: 'chrome80',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rollupOptions: {
      input: {
        home: face('home'),
        citizen: face('citizen'),
        letter: face('letter'),
        screen: face('screen'),
        status: face('status'),
      },
    },
  },
})
