// npm run bench: how fast the intake is, beside committed baselines. Writes docs/bench.md, which is committed.
//
//   npm run bench             every row, five rounds
//   npm run bench -- --quick  every row, two short rounds; writes nothing
//   npm run bench -- --vault  the rows of the vault alone; writes nothing
//   npm run bench -- --log    what the log costs the intake, alone; writes docs/bench-log.md
//   npm run bench -- --blind  the rows of the anonymous tokens alone; writes nothing
//   npm run bench -- --ranking  the row of comparing windows alone; writes nothing
//   npm run bench -- --portal  the rows of the public portal alone; writes nothing
//   npm run bench -- --before <commit>  the intake beside that commit’s; writes docs/bench-before.md
import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build, install } from './lib/prepare.mjs'

const root = path.resolve(import.meta.dirname, '..')

function compile(folder = root) {
  return new Promise((resolve, reject) => {
    const args = [path.join(folder, 'node_modules/typescript/bin/tsc'), '-b', 'bench/tsconfig.json']
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the bench does not compile'))))
  })
}

/** That commit in a folder of its own, installed and built. */
async function inFolderOf(commit, work) {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-before-'))
  const git = (...args) => execFileSync('git', args, { cwd: root, stdio: 'inherit' })
  try {
    git('worktree', 'add', '--detach', '--force', folder, commit)
    await install(folder)
    await build(folder)
    await compile(folder)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
    git('worktree', 'prune')
  }
}

async function main() {
  const words = process.argv.slice(2)
  const at = words.indexOf('--before')
  const [, commit] = at < 0 ? [] : words.splice(at, 2)
  const unknown = words.filter(
    (word) => !['--quick', '--vault', '--log', '--blind', '--ranking', '--portal'].includes(word),
  )
  if (unknown.length > 0 || (at >= 0 && commit === undefined)) {
    console.error(
      `no such option: ${unknown.join(', ')}; there are --quick, --vault, --log, --blind, --ranking, --portal and --before <commit>`,
    )
    return 2
  }
  await install(root)
  await build(root)
  await compile()
  const { bench, benchAgainst, benchBlindTokens, benchLog, benchPortal, benchRanking, benchSeals } = await import(
    pathToFileURL(path.join(root, 'build/bench/main.js')).href
  )
  const isQuick = process.argv.includes('--quick')
  if (commit !== undefined) return inFolderOf(commit, (folder) => benchAgainst(root, folder, isQuick))
  if (words.includes('--log')) return benchLog(root, isQuick)
  if (words.includes('--blind')) return benchBlindTokens(isQuick)
  if (words.includes('--portal')) return benchPortal(isQuick)
  if (words.includes('--ranking')) return benchRanking(isQuick)
  return process.argv.includes('--vault') ? benchSeals(isQuick) : bench(root, isQuick)
}

process.exit(await main())
