// npm run audit -- <command>: checks the log from outside, with keys that the auditor brings. It shares no code with the server; --help tells its commands.
import { runBuilt } from './lib/command.mjs'

await runBuilt('../tools/audit/main.js')
