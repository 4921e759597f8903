export { clearFiles, type FileOwner, keepFile, nameFiles, sealFile, sendEvidence } from './actions.ts'
export { appendUses, deleteChunks, findNamedFile, type KeptFile, type NamedFiles } from './store.ts'
