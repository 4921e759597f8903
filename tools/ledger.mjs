// npm run ledger: how far the public log has come, and filling it up after a backup was put back.
import { runBuilt } from './lib/command.mjs'

await runBuilt('ledger-main.js')
