import { DuplicateIndex, type Fingerprint } from '../minhash.ts'

/** One comment as topics are looked for in: its masked text in normal form, and where and when it was written. */
export interface TopicComment {
  readonly id: string
  /** Days since 1970-01-01, in the time of the place. */
  readonly day: number
  /** Who wrote it, as a keyed image; without it every comment is somebody else’s. */
  readonly person?: string
  readonly text: string
  readonly print: Fingerprint
  /** Windows, items, districts … it belongs to. */
  readonly scopes: readonly string[]
}

/** What has one vote: all comments of one day that are nearly the same, or of one person that are nearly the same on one day. */
export interface TopicDocument {
  readonly day: number
  readonly text: string
  readonly scopes: readonly string[]
  /** Comments that it stands for, the first one first. */
  readonly comments: readonly string[]
}

const daysKept = 7

/**
 * Joins near-duplicates: within a week the same text is one document of its first day, however many people send it, so that a copied text counts
 * once. @param comments in any order
 */
export function toDocuments(comments: readonly TopicComment[]): TopicDocument[] {
  const ordered = comments.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
  const index = new DuplicateIndex()
  const own = ordered.map((comment) => index.add(comment.print))
  const groups = new Map<string, TopicComment[]>()
  const began = new Map<number, number>()
  own.forEach((_, at) => {
    const comment = ordered[at]
    if (comment === undefined) return
    const cluster = index.clusterOf(at)
    const first = began.get(cluster) ?? comment.day
    const from = comment.day - first < daysKept ? first : comment.day
    began.set(cluster, from)
    const key = `${cluster}/${from}`
    groups.set(key, [...(groups.get(key) ?? []), comment])
  })
  return ofPersons([...groups.values()])
}

/** What one person writes on one day, in however many comments, is one document. */
function ofPersons(groups: readonly (readonly TopicComment[])[]): TopicDocument[] {
  const documents: { day: number; text: string; scopes: readonly string[]; comments: readonly string[] }[] = []
  const places = new Map<string, number>()
  for (const group of groups) {
    const first = group[0]
    if (first === undefined) continue
    const scopes = [...new Set(group.flatMap((comment) => comment.scopes))]
    const comments = group.map((comment) => comment.id)
    const key = first.person === undefined ? undefined : `${first.person}/${first.day}`
    const at = key === undefined ? undefined : places.get(key)
    const other = at === undefined ? undefined : documents[at]
    if (at === undefined || other === undefined) {
      if (key !== undefined) places.set(key, documents.length)
      documents.push({ day: first.day, text: first.text, scopes, comments })
      continue
    }
    documents[at] = {
      day: other.day,
      text: `${other.text}\n${first.text}`,
      scopes: [...new Set([...other.scopes, ...scopes])],
      comments: [...other.comments, ...comments],
    }
  }
  return documents
}
