import { describe, expect, test } from 'vitest'
import { findDowngrades, type Site } from './downgrades.ts'

/** Everything a site may have today. */
const large: Site = {
  sealing: 'sm4-hmac-sm3',
  index: 'hmac-sm3',
  hasOwnDatabase: false,
  areKeysBesideData: false,
  isEncrypted: true,
  letters: ['sms-json', 'sms-form', 'official-account'],
}
const seen = { isReplicated: true, lastBackupAt: null }

test('a large site does without a hardware module, because there is none yet', () => {
  expect(findDowngrades(large, seen)).toEqual(['KEYS_IN_FILES'])
})

test('a small county with one machine and one supplier hides nothing', () => {
  const county: Site = {
    sealing: 'aes-gcm',
    index: 'hmac-sha256',
    hasOwnDatabase: true,
    areKeysBesideData: true,
    isEncrypted: false,
    letters: ['sms-form'],
  }
  expect(findDowngrades(county, { isReplicated: false, lastBackupAt: null })).toEqual([
    'KEYS_IN_FILES',
    'KEYS_BESIDE_DATA',
    'SUITE_NOT_CHINESE',
    'OWN_DATABASE',
    'NO_STANDBY',
    'NO_BACKUP',
    'PLAIN_HTTP',
    'ONE_LETTER_PROVIDER',
  ])
})

describe('each is told for itself', () => {
  const told = (site: Partial<Site>, over: Partial<typeof seen> | { isReplicated: null } = {}) =>
    findDowngrades({ ...large, ...site }, { ...seen, ...over }).filter((code) => code !== 'KEYS_IN_FILES')

  test('an index that was settled before the Chinese suite was set', () => {
    expect(told({ index: 'hmac-sha256' })).toEqual(['INDEX_NOT_CHINESE'])
    expect(told({ sealing: 'aes-gcm', index: 'hmac-sha256' })).toEqual(['SUITE_NOT_CHINESE'])
  })

  test('nobody who sends letters, one for the trial, one alone for text messages', () => {
    expect(told({ letters: [] })).toEqual(['NO_LETTERS'])
    expect(told({ letters: ['file'] })).toEqual(['LETTERS_TO_FILE'])
    expect(told({ letters: ['sms-json', 'official-account'] })).toEqual(['ONE_LETTER_PROVIDER'])
    expect(told({ letters: ['official-account'] })).toEqual([])
  })

  test('what could not be asked is not made up', () => {
    expect(told({}, { isReplicated: null })).toEqual([])
    expect(told({}, { isReplicated: false })).toEqual(['NO_STANDBY'])
  })

  test('a backup of our own database that was never taken', () => {
    expect(told({ hasOwnDatabase: true })).toEqual(['OWN_DATABASE', 'NO_BACKUP'])
    expect(told({ hasOwnDatabase: true }, { lastBackupAt: '2026-11-20T18:00:00.000Z' } as never)).toEqual([
      'OWN_DATABASE',
    ])
  })
})
