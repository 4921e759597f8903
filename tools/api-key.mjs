// npm run api-key -- create | list | revoke: keys of business systems, on the database that npm start would serve.
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, install, nodeProblem } from './lib/prepare.mjs'

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)))

const problem = nodeProblem()
if (problem !== null) throw new Error(problem)
await install(root)
await build(root)
const { main } = await import(pathToFileURL(path.join(root, 'build', 'server', 'api-key-main.js')).href)
process.exitCode = await main(process.env, process.argv.slice(2), root)
