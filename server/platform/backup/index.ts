export { copyFileDurably } from './copy.ts'
export { BackupRefused } from './manifest.ts'
export { restoreBackup } from './restore.ts'
export { takeBackup } from './take.ts'
