// npm run audit-check: recomputes the whole chain of the audit, on the database that npm start would serve.
import { runBuilt } from './lib/command.mjs'

await runBuilt('audit-check-main.js')
