import type { Schema } from '../fuzz/generate.ts'
import type { Operation } from './operations.ts'

/** Of grade L3, invented, and in every hall the same: found again wherever an answer holds it. */
export const secrets = { comment: '矩阵里的密语', applicant: '甄矩', phone: '15400099001', holder: '贾持号' } as const

type Member = Schema & {
  readonly 'x-grade'?: string
  readonly anyOf?: readonly Member[]
  readonly properties?: Readonly<Record<string, Member>>
  readonly items?: Member
}

/** The words in a value for which its schema promises no grade. */
function ungraded(value: unknown, schemas: readonly (Member | undefined)[]): string[] {
  const every = schemas.flatMap((schema) => (schema === undefined ? [] : [schema, ...(schema.anyOf ?? [])]))
  if (every.some((schema) => schema['x-grade'] !== undefined)) return []
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    ungraded(
      member,
      every.map(({ properties, items }) => (Array.isArray(value) ? items : properties?.[name])),
    ),
  )
}

/** Secrets that an answer holds where none is promised; text that is no JSON promises none at all. */
export function findLeaks({ responses }: Operation, status: number, sent: string): readonly string[] {
  const schema = responses[status]?.content['application/json']?.schema as Member | undefined
  const words = schema === undefined ? [sent] : ungraded(JSON.parse(sent), [schema])
  return Object.values(secrets).filter((secret) => words.some((word) => word.includes(secret)))
}
