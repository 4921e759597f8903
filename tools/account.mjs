// npm run account -- create | list | end | unlock | reset: the first administrators, and help when nobody else can give it.
import { runBuilt } from './lib/command.mjs'

await runBuilt('account-main.js')
