import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ArrayType, arrayParameter } from '../../server/platform/array-parameter.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

// Between what PostgreSQL and JavaScript can both say of a day: the years 1900 to 2200.
const instant = fc.integer({ min: -2_208_988_800_000, max: 7_258_118_400_000 })
const toDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10)

const hex = (value: unknown) => Buffer.from(value as Uint8Array).toString('hex')
const kinds: readonly (readonly [
  ArrayType,
  fc.Arbitrary<unknown>,
  asText: string,
  said: (value: unknown) => string,
])[] = [
  ['integer', fc.integer(), 'v::text', String],
  ['smallint', fc.integer({ min: -32_768, max: 32_767 }), 'v::text', String],
  ['boolean', fc.boolean(), 'v::text', String],
  ['uuid', fc.uuid(), 'v::text', String],
  ['timestamptz', instant, '(extract(epoch from v) * 1000)::bigint::text', String],
  ['date', instant.map(toDay), `to_char(v, 'YYYY-MM-DD')`, String],
  ['bytea', fc.uint8Array({ maxLength: 300 }), `encode(v, 'hex')`, hex],
  ['text', fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')), 'v', String],
]

for (const [type, values, asText, said] of kinds) {
  test(`an array of ${type} arrives as it was sent, with its gaps`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(values), { maxLength: 40 }), async (sent) => {
        const parameter = arrayParameter(type, sent, (value) => value as never)
        const rows = await platform.database.query<{ v: string | null }>(
          `select ${asText} as v from unnest($1::${type}[]) with ordinality as sent (v, at) order by at`,
          [parameter],
        )
        expect(rows.map(({ v }) => v)).toEqual(sent.map((value) => (value === null ? null : said(value))))
      }),
      { numRuns: 25 },
    )
  })
}
