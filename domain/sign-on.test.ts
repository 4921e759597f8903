import { describe, expect, test } from 'vitest'
import { isSecondFactorTrusted } from './sign-on.ts'

const rules = { trustedAcr: ['urn:city:two-factor'], trustedAmr: ['mfa', 'hwk'] }

describe('a provider’s word for the second factor', () => {
  test.each([
    ['the named strength', { acr: 'urn:city:two-factor' }, rules, true],
    ['one of the named means', { amr: ['pwd', 'mfa'] }, rules, true],
    ['another strength', { acr: 'urn:city:password', amr: ['pwd'] }, rules, false],
    ['nothing', {}, rules, false],
    ['anything, where nothing is trusted', { acr: '', amr: ['mfa'] }, { trustedAcr: [], trustedAmr: [] }, false],
  ])('%s', (_, claims, policy, isTrusted) => {
    expect(isSecondFactorTrusted(claims, policy)).toBe(isTrusted)
  })
})
