import fc from 'fast-check'

/** As much of JSON Schema as the promises use. */
export interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** Values that mean something on the platform under test, by the name of the member they are sent in. */
export type Pools = Readonly<Record<string, readonly unknown[]>>

const dayMs = 86_400_000

/** A value that fits the schema; where the platform knows values of that name, mostly one of those. */
export function fitting(schema: Schema, pools: Pools, name = ''): fc.Arbitrary<unknown> {
  const pool = pools[name]
  const any = byType(schema, pools)
  return pool === undefined
    ? any
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: any })
}

function byType(schema: Schema, pools: Pools): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fitting(one, pools)))
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000_000, max: schema.maximum ?? 1_000_000 })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return text(schema)
    case 'array':
      return fc.array(fitting(schema.items ?? {}, pools), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      })
    case 'object':
      return object(schema, pools)
    default:
      return fc.jsonValue()
  }
}

function text(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'date-time') return instant()
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern))
  return fc
    .string({ unit: 'grapheme', minLength: schema.minLength ?? 0, maxLength: 40 })
    .filter((value) => Array.from(value).length <= (schema.maxLength ?? 40))
}

/** Mostly around now, where the rules of time bite; also the ends of what an instant can say. */
function instant(): fc.Arbitrary<string> {
  const near = fc
    .integer({ min: -40 * dayMs, max: dayMs / 24 })
    .map((offset) => new Date(Date.now() + offset).toISOString())
  const edges = [
    '1900-01-01T00:00:00Z',
    '2199-12-31T23:59:59.999999999+14:00',
    '2000-02-29T23:59:59-23:59',
    '2016-12-31T23:59:59Z',
  ]
  return fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: fc.constantFrom(...edges) })
}

function object(schema: Schema, pools: Pools): fc.Arbitrary<unknown> {
  const [pattern, inner] = Object.entries(schema.patternProperties ?? {})[0] ?? []
  if (pattern !== undefined && inner !== undefined) {
    const names = fc.oneof(fc.constantFrom('attitude', 'overall'), fc.stringMatching(new RegExp(pattern)))
    return fc.dictionary(names, fitting(inner, pools), { maxKeys: 3, noNullPrototype: true })
  }
  const members = Object.entries(schema.properties ?? {})
  const record = Object.fromEntries(members.map(([name, member]) => [name, fitting(member, pools, name)]))
  return fc.record(record, { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true })
}

/** What the plainest object says: what must be there, a grade and words, and what a pool `plain` names. */
function wantedOf(schema: Schema, pools: Pools): readonly string[] {
  const named = (pools.plain ?? []) as string[]
  const wished = ['grade', 'comment', 'reason', ...named].filter((member) => schema.properties?.[member])
  return [...(schema.required ?? []), ...wished]
}

/** The first value that comes to mind: what must be there, a grade and words, and what a pool `plain` names, from what the platform knows. */
export function simplest(schema: Schema, pools: Pools, name = ''): unknown {
  const known = pools[name]?.[0]
  if (known !== undefined) return known
  if (schema.enum) return schema.enum[0]
  const [first] = schema.anyOf ?? []
  if (first !== undefined) return simplest(first, pools, name)
  if (schema.type === 'object')
    return Object.fromEntries(
      wantedOf(schema, pools).map((member) => [member, simplest(schema.properties?.[member] ?? {}, pools, member)]),
    )
  if (schema.type === 'array') return schema.minItems ? [simplest(schema.items ?? {}, pools)] : []
  if (schema.type === 'boolean') return false
  if (schema.type === 'integer') return schema.minimum ?? 1
  return schema.pattern || schema.format ? fc.sample(text(schema), { numRuns: 1, seed: 1 })[0] : '好'
}

const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  0.1,
  '',
  ' ',
  'a\u0000b',
  'a\u202eb',
  '\ud800',
  '\u{10ffff}',
  'e\u0301'.repeat(300),
  '🙂'.repeat(501),
  'x'.repeat(5000),
  "'; drop table evaluation; --",
  '{"a":1}',
  '2016-12-31T23:59:60Z',
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59Z',
  [],
  {},
  [[[[[[]]]]]],
  Object.fromEntries([['__proto__x', { toString: 1 }]]),
]

/** A value bent in one place: a member dropped, replaced by something hostile, or added that nobody promised. */
export function bent(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return fc.constantFrom(...hostile)
  const members = Object.keys(value)
  const copy = (change: (draft: Record<string, unknown>) => void) => {
    const draft = structuredClone(value) as Record<string, unknown>
    change(draft)
    return draft
  }
  const added = fc
    .tuple(fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString', 'a\u0000')), fc.jsonValue())
    .map(([name, extra]) =>
      copy((draft) =>
        // The length of a list is no member that could be defined anew.
        Object.defineProperty(draft, Array.isArray(draft) && name === 'length' ? 'size' : name, {
          value: extra,
          enumerable: true,
          configurable: true,
          writable: true,
        }),
      ),
    )
  if (members.length === 0) return fc.oneof(added, fc.constantFrom(...hostile))
  const anyMember = fc.constantFrom(...members)
  return fc.oneof(
    added,
    anyMember.map((name) => copy((draft) => delete draft[name])),
    fc.tuple(anyMember, fc.constantFrom(...hostile)).map(([name, extra]) => copy((draft) => (draft[name] = extra))),
    anyMember.chain((name) =>
      bent((value as Record<string, unknown>)[name]).map((inner) => copy((draft) => (draft[name] = inner))),
    ),
  )
}

/** Bodies that are no JSON, or JSON of the kind that breaks programs. */
export const brokenBodies: readonly (string | Buffer)[] = [
  '',
  '{',
  '{"a":1',
  'null',
  '[]',
  '"text"',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"a":"\\u0000"}',
  '{"a":"\\ud800"}',
  '\ufeff{}',
  Buffer.of(0xff, 0xfe, 0x00),
  Buffer.from('{"a":"\xff"}', 'latin1'),
  '['.repeat(2000) + ']'.repeat(2000),
  `${'{"a":'.repeat(700)}1${'}'.repeat(700)}`,
]

export const contentTypes = [
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/json; charset=latin1',
  'x',
  '',
] as const

export const pathJunk = [
  '%00',
  '%zz',
  '..%2f..',
  '%E4%BD',
  encodeURIComponent('评'.repeat(20)),
  'x'.repeat(300),
  '%20',
  "'",
  '*',
] as const
