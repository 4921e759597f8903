// npm run vault -- keys | rotate | retire | erase: keys and erasure, on the database that npm start would serve.
import { runBuilt } from './lib/command.mjs'

await runBuilt('vault-main.js')
