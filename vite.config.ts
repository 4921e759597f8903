import { readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { build, defineConfig, type Rollup } from 'vite'
import { zh as verifyTexts } from './web/verify/texts.zh.ts'

const web = path.resolve(import.meta.dirname, 'web')
const face = (name: string) => path.join(web, name, 'index.html')

/** The oldest browser that citizens bring along: the WebView inside WeChat on an Android of 2020. */
const target = 'chrome80'

/**
 * Parts that nobody waits for who evaluates, and the pages of receipt and report: what they need is fetched when they are there, one way more, and the page of five
 * faces does not have to name it.
 */
const isLate = (file: string) => /\/(blind-offer|receipt-page|receipt-proof|report-page)-/.test(file)

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

/** Faces that start without network. */
const offline = ['terminal', 'field'] as const

/**
 * Each of them has the same service worker, which is told which files its page is made of. They carry a hash in their names, so that another
 * build is another worker, and a device renews itself.
 */
function precached() {
  return {
    name: 'precached',
    apply: 'build',
    generateBundle(this: Rollup.PluginContext, _options: unknown, bundle: Rollup.OutputBundle) {
      const worker = bundle['worker.js']
      if (worker?.type !== 'chunk' || worker.imports.length > 0 || !worker.code.includes('PRECACHED'))
        throw new Error('the worker has to be one file that asks for its list')
      for (const name of offline) {
        const list = JSON.stringify({ page: `/${name}/`, files: filesOf(name, bundle) })
        const source = worker.code.replaceAll('PRECACHED', () => list)
        this.emitFile({ type: 'asset', fileName: `${name}/worker.js`, source })
      }
      delete bundle['worker.js']
    },
  } as const
}

function filesOf(name: string, bundle: Rollup.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
  const files = new Set<string>()
  const add = (fileName: string): void => {
    const chunk = chunks.find((each) => each.fileName === fileName)
    if (files.has(fileName) || chunk === undefined) return
    files.add(fileName)
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])])
      files.add(file)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) add(next)
  }
  const page = chunks.find(({ facadeModuleId }) => facadeModuleId === face(name))
  if (page === undefined) throw new Error(`${name} has lost its page`)
  add(page.fileName)
  const mark = Object.keys(bundle).filter((file) => /^assets\/mark-/.test(file))
  return [...files, ...mark].map((file) => `/${file}`).sort()
}

/** The script for other sites’ pages: one classic file that leaves nothing among their global names but `Yiping`. */
function embedScript() {
  return {
    name: 'embed-script',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        root: web,
        publicDir: false,
        logLevel: 'warn',
        plugins: [compressed()],
        build: {
          outDir: path.resolve(import.meta.dirname, 'build/web/embed'),
          emptyOutDir: true,
          target,
          rollupOptions: {
            input: path.join(web, 'embed/main.ts'),
            output: { format: 'iife', entryFileNames: 'v1.js' },
          },
        },
      })
    },
  } as const
}

/** What the page says stands in the page, as data that no content policy forbids. */
function textsInPage() {
  const place = '<script type="application/json" id="texts">'
  const text = JSON.stringify(verifyTexts).replace(/</g, '\\u003c')
  return {
    name: 'texts-in-page',
    transformIndexHtml: (html: string) => html.replace(place, () => place + text),
  } as const
}

/** What Vite puts around every dynamic import looks for styles to load before; here is none, and the wrapping would weigh more than what it wraps. */
function barePreload() {
  return {
    name: 'bare-preload',
    enforce: 'pre',
    load: (id: string) =>
      id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : null,
  } as const
}

/** The page that checks receipts: everything beside each other in one folder that anybody can copy and serve from any address. */
function verifyPage() {
  return {
    name: 'verify-page',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        root: path.join(web, 'verify'),
        base: './',
        publicDir: false,
        // What checks SM2 asks for the random numbers of Node, of which checking needs none: nothing to be told of.
        logLevel: 'error',
        plugins: [textsInPage(), barePreload(), compressed()],
        build: {
          outDir: path.resolve(import.meta.dirname, 'build/web/verify'),
          emptyOutDir: true,
          assetsDir: '',
          target,
          cssTarget: target,
          modulePreload: false,
          assetsInlineLimit: 0,
        },
      })
    },
  } as const
}

/** antd puts its styles into the page through one function, of which its icons have a copy; ours keeps them where `style-src 'self'` holds. */
function strictStyles() {
  return {
    name: 'strict-styles',
    enforce: 'pre',
    resolveId(id: string, importer: string | undefined) {
      const isTheirs = importer !== undefined && /node_modules[\\/](@rc-component|@ant-design|antd)[\\/]/.test(importer)
      return isTheirs && /(^|\/)(dynamicCSS|cssUtils)(\.js)?$/.test(id) ? path.join(web, 'console/sheets.ts') : null
    },
  } as const
}

/** What the citizen’s page loads before the first touch, besides itself. One file compresses better than eight small ones. */
function citizensFirst() {
  const page = path.join(web, 'citizen/main.tsx')
  const first = new Set<string>()
  return {
    name: 'citizens-first',
    apply: 'build',
    buildEnd(this: Rollup.PluginContext) {
      const add = (id: string): void => {
        if (first.has(id)) return
        first.add(id)
        for (const next of this.getModuleInfo(id)?.importedIds ?? []) add(next)
      }
      add(page)
    },
    // Rules answer with decisions; the page of five faces asks none of them.
    isShared: (id: string) =>
      first.has(id) && !id.startsWith(path.join(web, 'citizen/')) && !/\.css$|\/kernel\/decision\.ts$/.test(id),
  } as const
}

const citizens = citizensFirst()

const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, 'package.json'), 'utf8')) as {
  version: string
}

/** The faces: one bundle of static files each, without inline script or style, so that `script-src 'self'` holds. */
export default defineConfig({
  root: web,
  base: '/',
  publicDir: false,
  plugins: [strictStyles(), citizens, precached(), compressed(), embedScript(), verifyPage()],
  define: { PRODUCT_VERSION: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: path.resolve(import.meta.dirname, 'build/web'),
    emptyOutDir: true,
    target,
    cssTarget: target,
    modulePreload: { polyfill: false, resolveDependencies: (file, files) => (isLate(file) ? [] : files) },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rollupOptions: {
      // Hundreds of files of antd say that they are for the client, which here is all there is.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
      input: {
        home: face('home'),
        citizen: face('citizen'),
        letter: face('letter'),
        participation: face('participation'),
        'handling-figure': face('handling-figure'),
        portal: face('portal'),
        wall: face('wall'),
        ranking: face('ranking'),
        history: face('history'),
        suggestion: face('suggestion'),
        screen: face('screen'),
        import: face('import'),
        console: face('console'),
        status: face('status'),
        terminal: face('terminal'),
        field: face('field'),
        worker: path.join(web, 'shared/worker.ts'),
      },
      output: {
        codeSplitting: {
          // What is shared is listed to its end.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'shared', test: citizens.isShared },
            // One file, so that the page of five faces names one and not three.
            { name: 'blind', test: /web\/citizen\/blind-(choice|drawer|texts)/ },
          ],
        },
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
