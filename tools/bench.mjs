// npm run bench: how fast the intake is, beside committed baselines. Writes docs/bench.md, which is committed.
//
//   npm run bench             every row, five rounds
//   npm run bench -- --quick  every row, two short rounds; writes nothing
//   npm run bench -- --vault  the rows of the vault alone; writes nothing
import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build, install } from './lib/prepare.mjs'

const root = path.resolve(import.meta.dirname, '..')

function compile() {
  return new Promise((resolve, reject) => {
    const args = [path.join(root, 'node_modules/typescript/bin/tsc'), '-b', 'bench/tsconfig.json']
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the bench does not compile'))))
  })
}

async function main() {
  const unknown = process.argv.slice(2).filter((word) => !['--quick', '--vault'].includes(word))
  if (unknown.length > 0) {
    console.error(`no such option: ${unknown.join(', ')}; there are --quick and --vault`)
    return 2
  }
  await install(root)
  await build(root)
  await compile()
  const { bench, benchSeals } = await import(pathToFileURL(path.join(root, 'build/bench/main.js')).href)
  const isQuick = process.argv.includes('--quick')
  return process.argv.includes('--vault') ? benchSeals(isQuick) : bench(root, isQuick)
}

process.exit(await main())
