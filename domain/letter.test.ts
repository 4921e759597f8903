import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findMobile,
  findRecipient,
  findSecondDue,
  findWordingFault,
  type LetterFacts,
  type LetterPolicy,
  letterChannels,
  letterText,
  nextStep,
  outsideQuietHours,
  retryAfterMs,
} from './letter.ts'

const wording = { 'zh-CN': '{day}在{hall}办事，请评价：{link} 不再接收：{stop}', en: '{link} {stop}' }
const policy: LetterPolicy = {
  channels: ['MESSAGE', 'SMS'],
  quietFrom: '21:00',
  quietUntil: '08:00',
  perRecipientPerDayMax: 3,
  secondAfterNaturalDays: 3,
  attemptsMax: 5,
  retryAfterSecondsMin: 5,
  retryAfterSecondsMax: 60,
  askAfterSeconds: 30,
  uncertainAfterHours: 24,
  languages: ['zh-CN'],
  wording: { first: wording, second: wording },
  neverSays: ['红包', 'Gift'],
}
const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00+08:00`)
const facts: LetterFacts = {
  turn: 1,
  channel: 'SMS',
  expiresAt: Date.parse('2026-12-09T00:00:00+08:00'),
  attempts: 0,
  isEvaluated: false,
  isUnwanted: false,
  isAddressDead: false,
  sentToRecipientToday: 0,
}

describe('a letter goes', () => {
  test('to the agent where one came, else to the applicant, in the first channel that is allowed and has an address', () => {
    const applicant = { phone: '15400000001', openId: 'openid-of-applicant' }
    expect(findRecipient(applicant, { phone: '15400000002' }, policy, letterChannels)).toMatchObject({
      person: 'agent',
      channel: 'SMS',
      address: '15400000002',
      other: null,
    })
    expect(findRecipient(applicant, {}, policy, letterChannels)).toMatchObject({
      person: 'applicant',
      channel: 'MESSAGE',
      address: 'openid-of-applicant',
      other: '15400000001',
    })
    expect(findRecipient(applicant, undefined, { channels: ['SMS'] }, letterChannels)?.channel).toBe('SMS')
    expect(findRecipient(applicant, undefined, { channels: [] }, letterChannels)).toBeUndefined()
    expect(findRecipient({ phone: '0' }, undefined, policy, letterChannels)).toBeUndefined()
  })

  test('in a channel in which somebody sends: with text messages alone, whoever has an openid and a phone is told by phone', () => {
    const applicant = { phone: '15400000001', openId: 'openid-of-applicant' }
    expect(findRecipient(applicant, undefined, policy, ['SMS'])).toEqual({
      person: 'applicant',
      channel: 'SMS',
      address: '15400000001',
      other: 'openid-of-applicant',
    })
    expect(findRecipient(applicant, { openId: 'openid-of-agent' }, policy, ['SMS'])?.person).toBe('applicant')
    expect(findRecipient({ openId: 'openid-of-applicant' }, undefined, policy, ['SMS'])).toBeUndefined()
  })

  test.each([
    ['15400000001', '15400000001'],
    ['+86 154-0000-0001', '15400000001'],
    ['008615400000001', '15400000001'],
    ['0', undefined],
    ['057188880000', undefined],
    ['1540000000', undefined],
  ])('to a mobile number however it is written: %s', (sent, mobile) => {
    expect(findMobile(sent)).toBe(mobile)
  })
})

describe('nobody is disturbed in the quiet hours', () => {
  test.each([
    ['20:59', '2026-11-23T20:59:00+08:00'],
    ['21:00', '2026-11-24T08:00:00+08:00'],
    ['03:00', '2026-11-23T08:00:00+08:00'],
    ['08:00', '2026-11-23T08:00:00+08:00'],
  ])('at %s a letter goes at %s', (clock, goes) => {
    expect(outsideQuietHours(at(clock), policy)).toBe(Date.parse(goes))
  })

  test('it is postponed by less than a day, never to an earlier time, and to a time that is not quiet', () => {
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.nat(86_400_000 * 400), clock, clock, (instant, quietFrom, quietUntil) => {
        const goes = outsideQuietHours(instant, { quietFrom, quietUntil })
        expect(goes).toBeGreaterThanOrEqual(instant)
        expect(goes - instant).toBeLessThanOrEqual(86_400_000)
        expect(outsideQuietHours(goes, { quietFrom, quietUntil })).toBe(goes)
      }),
    )
  })
})

describe('right before it is sent', () => {
  test.each<[Partial<LetterFacts>, string]>([
    [{ isEvaluated: true }, 'EVALUATED'],
    [{ isUnwanted: true }, 'UNWANTED'],
    [{ expiresAt: at('12:00') }, 'EXPIRED'],
    [{ turn: 2, isAddressDead: true }, 'ADDRESS_DEAD'],
    [{ attempts: 5 }, 'GIVEN_UP'],
  ])('a letter is dropped where %o', (over, why) => {
    expect(nextStep({ ...facts, ...over }, policy, at('12:00'))).toEqual({ step: 'DROP', why })
  })

  test('it is dropped where the policy no longer wants the channel or a second letter', () => {
    expect(nextStep(facts, { ...policy, channels: ['MESSAGE'] }, at('12:00'))).toMatchObject({ why: 'NOT_ALLOWED' })
    const none = { ...policy, secondAfterNaturalDays: null }
    expect(nextStep({ ...facts, turn: 2 }, none, at('12:00'))).toMatchObject({ why: 'NOT_ALLOWED' })
  })

  test('it waits for the morning where it is late or there was enough today, and goes otherwise', () => {
    const morning = Date.parse('2026-11-24T08:00:00+08:00')
    expect(nextStep(facts, policy, at('23:00'))).toEqual({ step: 'POSTPONE', until: morning, why: 'QUIET_HOURS' })
    const enough = { ...facts, sentToRecipientToday: 3 }
    expect(nextStep(enough, policy, at('12:00'))).toEqual({ step: 'POSTPONE', until: morning, why: 'ENOUGH_TODAY' })
    expect(nextStep(facts, policy, at('12:00'))).toEqual({ step: 'SEND' })
  })

  test('it does not wait beyond the end of its invitation', () => {
    const ends = { ...facts, expiresAt: at('23:59') }
    expect(nextStep(ends, policy, at('23:00'))).toEqual({ step: 'DROP', why: 'EXPIRED' })
  })
})

test('a second letter is due days after the first was sent, outside the quiet hours, while the invitation is valid', () => {
  expect(findSecondDue(at('12:00'), facts.expiresAt, policy)).toBe(Date.parse('2026-11-26T12:00:00+08:00'))
  expect(findSecondDue(at('22:00'), facts.expiresAt, policy)).toBe(Date.parse('2026-11-27T08:00:00+08:00'))
  expect(findSecondDue(at('12:00'), Date.parse('2026-11-26T12:00:00+08:00'), policy)).toBeUndefined()
  expect(findSecondDue(at('12:00'), facts.expiresAt, { ...policy, secondAfterNaturalDays: null })).toBeUndefined()
})

test('after a failure the pause doubles, up to the most', () => {
  expect([1, 2, 3, 4, 5, 6].map((attempts) => retryAfterMs(attempts, policy) / 1000)).toEqual([5, 10, 20, 40, 60, 60])
})

describe('the wording', () => {
  const words = { hall: '大厅{link}', day: '2026-11-23', link: 'https://a/e#t', stop: 'https://a/d#s' }

  test('names hall and day, the link and the way to say no more', () => {
    expect(letterText(policy.wording.first, policy, words)).toBe(
      '2026-11-23在大厅{link}办事，请评价：https://a/e#t 不再接收：https://a/d#s',
    )
    expect(letterText(policy.wording.second, { languages: ['zh-CN', 'en'] }, words).split('\n')).toHaveLength(2)
  })

  test('that induces, or leaves out the link or the way to say no more, may not be used', () => {
    const fault = (text: string) =>
      findWordingFault({ ...policy, wording: { first: wording, second: { ...wording, en: text } } })
    expect(fault('{link} {stop}')).toBeUndefined()
    expect(fault('a gift for you {link} {stop}')).toContain('Gift')
    expect(fault('{stop}')).toContain('{link}')
    expect(fault('{link}')).toContain('{stop}')
  })
})
