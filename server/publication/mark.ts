import type { Database } from '../platform/database.ts'
import { findPublicationMark } from './store.ts'

/** What changes with every publication and withdrawal; who asks while it is on its way shares it, so that a crowd asks the database no more often than one. */
export function openMark(db: Database): () => Promise<string> {
  let marking: Promise<string> | undefined
  return () => {
    marking ??= findPublicationMark(db).finally(() => {
      marking = undefined
    })
    return marking
  }
}
