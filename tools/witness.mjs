// npm run witness: cosigns checkpoints of logs, for whoever is not the operator of the platform; needs neither database nor platform.
import { runBuiltTool } from './lib/command.mjs'

await runBuiltTool('witness')
