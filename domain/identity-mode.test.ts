import { expect, test } from 'vitest'
import { evaluationChannels } from './evaluation-channel.ts'
import { identityModeOf } from './identity-mode.ts'

test('what is known of who evaluates is settled per region and channel, and hidden real-name otherwise', () => {
  const policy = { otherwise: 'REAL_NAME_HIDDEN', byChannel: { KEYPAD: 'ANONYMOUS', WEB: 'REAL_NAME' } } as const
  expect(identityModeOf(policy, 'KEYPAD')).toBe('ANONYMOUS')
  expect(identityModeOf(policy, 'WEB')).toBe('REAL_NAME')
  for (const channel of evaluationChannels.filter((other) => other !== 'KEYPAD' && other !== 'WEB')) {
    expect(identityModeOf(policy, channel)).toBe('REAL_NAME_HIDDEN')
  }
})
