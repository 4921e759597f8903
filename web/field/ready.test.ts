import { expect, test } from 'vitest'
import type { VisitForm } from './api.ts'
import { type Draft, emptyDraft, withAnswer } from './draft.ts'
import { findLacks } from './ready.ts'

const said = (text: string) => ({ zh: text, en: text })
const form: VisitForm = {
  ...{ title: said('表'), unit: 'WINDOW', location: 'REQUIRED' },
  indicators: [
    {
      ...{ code: 'clean', group: said('环境'), title: said('整洁'), weight: 10_000, mayNotApply: true },
      scale: [
        { mark: 1, points: 0, anchor: said('差') },
        { mark: 5, points: 10_000, anchor: said('好') },
      ],
      ...{ evidence: 'PHOTO', evidenceBelow: 6000 },
    },
  ],
}
const photo = { photoId: 'p', mediaType: 'image/jpeg', bytes: 1 } as const
const whole: Draft = {
  ...withAnswer(emptyDraft('v'), 'clean', { mark: 1, files: [photo] }),
  arrivedAt: '2026-11-17T02:00:00Z',
  leftAt: '2026-11-17T03:00:00Z',
  position: { latitudeThousandths: 30_274, longitudeThousandths: 120_155 },
}
const kinds = (draft: Draft, of: VisitForm = form) =>
  findLacks(of, draft).map(({ kind, at = '' }) => `${kind} ${at}`.trim())

test('what is still to be done is told in the order of the page', () => {
  expect(kinds(emptyDraft('v'))).toEqual(['ARRIVAL', 'MARK clean', 'LOCATION', 'LEAVING'])
  expect(kinds(whole)).toEqual([])
})

test('a bad mark needs what the form asks for; a good one and what does not apply need nothing', () => {
  expect(kinds(withAnswer(whole, 'clean', { files: [] }))).toEqual(['EVIDENCE clean'])
  const document = { ...photo, mediaType: 'application/pdf' } as const
  expect(kinds(withAnswer(whole, 'clean', { files: [document] }))).toEqual(['EVIDENCE clean'])
  for (const mark of [5, null]) expect(kinds(withAnswer(whole, 'clean', { mark, files: [] }))).toEqual([])
})

test('nobody leaves before he has arrived, and where the form asks for no place none is needed', () => {
  expect(kinds({ ...whole, leftAt: '2026-11-17T01:00:00Z' })).toEqual(['TIMES'])
  const { position: _, ...nowhere } = whole
  expect(kinds(nowhere, { ...form, location: 'OPTIONAL' })).toEqual([])
})
