// npm run language:train, language:analyze, language:score: what reads comments is trained, used and measured.
import { runBuiltTool } from './lib/command.mjs'

await runBuiltTool('language')
