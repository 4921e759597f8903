import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jpegOf, objectStreamOf, pdfOf, pngChunk, pngOf } from '../tests/support/evidence.ts'
import { cleanEvidence, type EvidenceFilePolicy, type EvidenceMediaType, evidenceMediaTypes } from './evidence-file.ts'

const policy: EvidenceFilePolicy = {
  mediaTypes: evidenceMediaTypes,
  bytesMax: 100_000,
  pixelsMax: 10_000,
  filesPerStepMax: 5,
  waitingMax: 20,
  waitingHours: 24,
}
const inflate = (bytes: Uint8Array) => {
  try {
    return inflateSync(bytes, { maxOutputLength: 10_000 })
  } catch {
    return undefined
  }
}
const clean = (bytes: Uint8Array, type: EvidenceMediaType) => cleanEvidence(bytes, type, policy, inflate)
const kept = (bytes: Uint8Array, type: EvidenceMediaType) => {
  const decision = clean(bytes, type)
  if (!decision.granted) throw new Error(decision.code)
  return Buffer.from(decision.value)
}
const said = (bytes: Uint8Array, type: EvidenceMediaType) => {
  const decision = clean(bytes, type)
  return decision.granted ? 'kept' : decision.code
}

const samples = [
  [jpegOf({ way: 6, behind: 'PK\x03\x04' }), 'image/jpeg'],
  [pngOf(), 'image/png'],
  [pdfOf(objectStreamOf('3 0 <</Type/Page>>')), 'application/pdf'],
] as const

describe('a photo', () => {
  test.each(samples.slice(0, 2))('loses place, time, device, author and whatever stands behind it', (photo, type) => {
    const bytes = kept(photo, type)
    for (const word of ['GPS', 'somebody', 'secret', 'thumb', 'PK\x03', 'tEXt', 'tIME', 'eXIf', 'xap'])
      expect(bytes.includes(word), word).toBe(false)
    expect(bytes.includes(Buffer.from([0x88, 0x25]))).toBe(false)
  })

  test.each([
    [1, false, undefined],
    [6, false, 6],
    [8, true, 8],
    [9, false, undefined],
  ])('written with way up %s (little end first: %s) keeps %s', (way, isLittle, expected) => {
    const bytes = kept(jpegOf({ way, isLittle }), 'image/jpeg')
    const at = bytes.indexOf('Exif')
    expect(at < 0 ? undefined : bytes.readUInt16BE(at + 24)).toBe(expected)
  })

  test.each(samples)('or document that was cleaned is clean: nothing changes any more', (file, type) => {
    const once = kept(file, type)
    expect(kept(once, type).equals(once)).toBe(true)
  })

  test('of too many pixels is refused, however few bytes it has', () => {
    expect(said(jpegOf({ width: 101, height: 100 }), 'image/jpeg')).toBe('FILE_TOO_LARGE')
    expect(said(pngOf(65_535, 65_535), 'image/png')).toBe('FILE_TOO_LARGE')
    expect(said(jpegOf({ width: 100, height: 100 }), 'image/jpeg')).toBe('kept')
  })

  test('with a wrong sum, a part that no reader may pass over, or parts out of order is refused', () => {
    const photo = pngOf()
    photo[photo.length - 13] = (photo[photo.length - 13] ?? 0) ^ 1
    expect(said(photo, 'image/png')).toBe('FILE_DAMAGED')
    expect(said(pngOf(1, 1, [pngChunk('ABCD', Buffer.alloc(1))]), 'image/png')).toBe('FILE_DAMAGED')
    const header = pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
    expect(said(pngOf(1, 1, [header]), 'image/png')).toBe('FILE_DAMAGED')
  })
})

describe('a file', () => {
  test('is what its bytes say, and that is what it was declared to be', () => {
    for (const [file, type] of samples)
      for (const declared of evidenceMediaTypes)
        expect(said(file, declared)).toBe(declared === type ? 'kept' : 'FILE_TYPE_WRONG')
    expect(said(Buffer.from('<html><script>'), 'image/png')).toBe('FILE_TYPE_WRONG')
    expect(said(Buffer.alloc(policy.bytesMax + 1), 'image/png')).toBe('FILE_TOO_LARGE')
    const photosOnly = { ...policy, mediaTypes: ['image/jpeg'] as const }
    expect(cleanEvidence(samples[1][0], 'image/png', photosOnly, inflate)).toEqual({
      granted: false,
      code: 'FILE_TYPE_WRONG',
    })
  })

  test.each(samples)('that breaks off anywhere is refused, or was whole before', (file, type) => {
    const whole = kept(file, type)
    for (let length = 0; length < file.length; length += 1) {
      const decision = clean(file.subarray(0, length), type)
      if (decision.granted && type !== 'application/pdf') expect(whole.equals(decision.value)).toBe(true)
      else if (!decision.granted) expect(['FILE_TYPE_WRONG', 'FILE_DAMAGED']).toContain(decision.code)
    }
  })

  test.each(samples)('with any byte changed is refused, or cleaned to what stays clean', (file, type) => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(file)
        changed[at] = byte
        const decision = clean(changed, type)
        if (!decision.granted) return
        expect(kept(decision.value, type).equals(decision.value)).toBe(true)
        if (type !== 'application/pdf') expect(Buffer.from(decision.value).includes('GPS')).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
})

describe('a document', () => {
  test.each([
    '<</S/JavaScript/JS(app.alert(1))>>',
    '<</S/J#61vaScript/JS(1)>>',
    '<</S/#4cau#6Ech/F(cmd.exe)>>',
    '<</Type/EmbeddedFile>>',
    '<</Names<</EmbeddedFiles 9 0 R>>>>',
    '<</Encrypt 9 0 R>>',
    '<</S/SubmitForm>>',
    '<</AcroForm<</XFA 9 0 R>>>>',
    '<</Subtype/FileAttachment/FS 9 0 R>>',
    '<</F(run.exe)/EF<</F 5 0 R>>>>',
    '<</OpenAction<</S/URI/URI(https://example.invalid)>>>>',
    '<</AA<</O 5 0 R>>>>',
  ])('that could act, carries files or is locked is refused: %s', (object) => {
    expect(said(pdfOf(`3 0 obj\n${object}\nendobj\n`), 'application/pdf')).toBe('FILE_NOT_SAFE')
    expect(said(pdfOf(objectStreamOf(`3 0 ${object}`)), 'application/pdf')).toBe('FILE_NOT_SAFE')
  })

  test('a link that somebody may follow is no danger', () => {
    const link = '<</Subtype/Link/A<</S/URI/URI(https://example.invalid)>>>>'
    expect(said(pdfOf(`3 0 obj\n${link}\nendobj\n`), 'application/pdf')).toBe('kept')
  })

  test.each([
    ['/Filter/LZWDecode'],
    ['/Filter[/FlateDecode/FlateDecode]'],
    ['/Filter 9 0 R'],
    ['/Filter/FlateDecode/DecodeParms<</Predictor 12>>'],
    ['/Filter/FlateDecode/#44ecodeParms<</Predictor 2/Columns 9>>'],
  ])('whose objects cannot be looked into is refused: %s', (filter) => {
    expect(said(pdfOf(objectStreamOf('3 0 <<>>', filter)), 'application/pdf')).toBe('FILE_NOT_SAFE')
  })

  test('that unfolds to more than anybody reads is refused', () => {
    expect(said(pdfOf(objectStreamOf(' '.repeat(20_000))), 'application/pdf')).toBe('FILE_NOT_SAFE')
  })

  const made =
    '7 0 obj\n<</Author(Some\\)body (the first))/Producer<FEFF0057>/CreationDate(D:20261116)/Company(Bureau)>>\nendobj\n'
  const referred = (objects: string) =>
    Buffer.from(pdfOf(objects).toString('latin1').replace('<</Root 1 0 R>>', '<</Root 1 0 R/Info 7 0 R>>'), 'latin1')
  const xmp = (filter = '') =>
    `8 0 obj\n<</Type/Metadata/Subtype/XML${filter}/Length 24>>stream\n<dc:creator>Somebody</dc>\nendstream\nendobj\n`

  test('loses who made it, with what and when, and every other byte stays at its place', () => {
    const document = referred(made + xmp())
    const cleaned = kept(document, 'application/pdf')
    expect(cleaned.length).toBe(document.length)
    for (const word of ['body', 'FEFF', 'D:2026', 'Bureau', 'creator']) expect(cleaned.includes(word), word).toBe(false)
    for (const word of ['/Author(', '/Company(', '/Type/Metadata', 'endstream', 'startxref'])
      expect(cleaned.indexOf(word), word).toBe(document.indexOf(word))
    expect(kept(cleaned, 'application/pdf').equals(cleaned)).toBe(true)
  })

  test('in which that lies folded, or elsewhere, is refused and says so', () => {
    expect(said(referred(objectStreamOf('7 0 <</Author(Somebody)>>')), 'application/pdf')).toBe('FILE_TELLS_AUTHOR')
    expect(said(referred('7 0 obj\n<</Author 9 0 R>>\nendobj\n'), 'application/pdf')).toBe('FILE_TELLS_AUTHOR')
    expect(said(referred('7 0 obj\n<</Author(Some>>\nendobj\n'), 'application/pdf')).toBe('FILE_TELLS_AUTHOR')
    expect(said(pdfOf(xmp('/Filter/FlateDecode')), 'application/pdf')).toBe('FILE_TELLS_AUTHOR')
  })

  test('has a header of its own and ends where it says so', () => {
    expect(said(pdfOf('', '%PDF-9.9'), 'application/pdf')).toBe('FILE_DAMAGED')
    const behind = Buffer.concat([pdfOf(), Buffer.from('<script>')])
    expect(said(behind, 'application/pdf')).toBe('FILE_DAMAGED')
  })
})
