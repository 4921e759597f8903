// The product, started by its own main: nothing of it is different under the bench.
import { join } from 'node:path'
import { main } from '../server/main.ts'

await main(process.env, process.argv.slice(2), join(import.meta.dirname, '..', '..'))
