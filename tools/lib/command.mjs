// What every operator's command does first: a Node that fits, what is missing installed and built, then the built program.
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build, install, nodeProblem } from './prepare.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** Hands environment, arguments and root to `main` of build/server/<file>, after `words` of the command itself; its answer is the exit code. */
export function runBuilt(file, ...words) {
  return runMain(path.join('server', file), words)
}

/** The same for a program that is none of the server’s: `main` of build/tools/<name>/main.js. */
export function runBuiltTool(name) {
  return runMain(path.join('tools', name, 'main.js'), [])
}

async function runMain(file, words) {
  const problem = nodeProblem()
  if (problem !== null) throw new Error(problem)
  await install(root)
  await build(root)
  const { main } = await import(pathToFileURL(path.join(root, 'build', file)).href)
  process.exitCode = await main(...words, process.env, process.argv.slice(2), root)
}
