import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { depthMax, isUnambiguous } from './json-body.ts'

const isTaken = (text: string) => isUnambiguous(text, JSON.parse(text))

describe('a body means one thing', () => {
  test.each([
    ['{"grade":1,"grade":5}'],
    ['{"a":{"b":1,"b":1}}'],
    ['[{"a":1},{"a":[{"b":1},{"c":2,"c":3}]}]'],
    ['{"gr\\u0061de":1,"grade":5}'],
    ['{"\\"":1,"\\"":2}'],
    ['{"":1,"":2}'],
    [`${'['.repeat(depthMax + 1)}${']'.repeat(depthMax + 1)}`],
  ])('%s is not taken', (text) => {
    expect(isTaken(text)).toBe(false)
  })

  test.each([
    ['{"a":1,"A":2}'],
    ['[{"a":1},{"a":2}]'],
    ['{"a":{"a":{"a":1}}}'],
    ['{"comment":"{\\"a\\":1,\\"a\\":2} \\\\"}'],
    ['"a:b"'],
    ['1'],
    [`${'['.repeat(depthMax)}${']'.repeat(depthMax)}`],
  ])('%s is taken', (text) => {
    expect(isTaken(text)).toBe(true)
  })

  test('whatever a program writes is taken, and not once a member of it is written again', () => {
    const json = fc.json({ depthSize: 'medium', maxDepth: depthMax - 2 })
    fc.assert(
      fc.property(json, fc.string({ unit: 'binary' }), fc.constantFrom(undefined, 1, '\t'), (text, name, indent) => {
        const value: unknown = JSON.parse(text)
        expect(isUnambiguous(JSON.stringify(value, null, indent), value)).toBe(true)
        const member = `${JSON.stringify(name)}:${text}`
        expect(isTaken(`{${member}}`)).toBe(true)
        expect(isTaken(`{${member},${member}}`)).toBe(false)
      }),
    )
  })
})
