// npm run api-key -- create | list | revoke: keys of business systems, on the database that npm start would serve.
import { runBuilt } from './lib/command.mjs'

await runBuilt('api-key-main.js')
