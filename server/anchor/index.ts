export { openAnchoredLedger } from './ledger.ts'
export { type AnchorSettings, readAnchorSettings } from './settings.ts'
