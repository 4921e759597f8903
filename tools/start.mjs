// npm start: installs and builds what is missing or old, then runs the server in this very process.
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, install, nodeProblem } from './lib/prepare.mjs'

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)))

function fail(error) {
  console.error(error.message)
  if (error.output) console.error(error.output)
  process.exit(1)
}

async function prepare() {
  const problem = nodeProblem()
  if (problem !== null) throw new Error(problem)
  await install(root)
  await build(root)
}

await prepare().catch(fail)
const { main } = await import(pathToFileURL(path.join(root, 'build', 'server', 'main.js')).href)
const { yunshan } = await import(pathToFileURL(path.join(root, 'build', 'tools', 'city', 'index.js')).href)
await main(process.env, process.argv.slice(2), root, yunshan)
