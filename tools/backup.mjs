// npm run backup: docs/operations.md, “Backup”.
import { runBuilt } from './lib/command.mjs'

await runBuilt('backup-main.js', 'backup')
