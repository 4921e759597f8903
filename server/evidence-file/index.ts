export { clearFiles, type FileOwner, keepFile, nameFiles, sendEvidence } from './actions.ts'
export { appendUses, findNamedFile, type NamedFiles } from './store.ts'
