// npm run audit -- <command>: checks the log from outside, with keys that the auditor brings. It shares no code with the server; --help tells its commands.
import { runBuiltTool } from './lib/command.mjs'

await runBuiltTool('audit')
