import { describe, expect, test } from 'vitest'
import { windowScorePolicy as policy } from '../tests/support/planted-windows.ts'
import { correctedChances, findVerdict, type MeasureFinding, type NamingFacts, verdicts } from './naming.ts'

const finding = (top: number | null, bottom: number | null = 0, chanceMillionths = 1): MeasureFinding => ({
  ...{ chanceMillionths, topThousandths: top, bottomThousandths: bottom },
})
const facts = (changes: Partial<NamingFacts> = {}): NamingFacts => ({
  ...{ evaluations: 400, clusters: 20, reliabilityThousandths: 900, isParticipationLow: false },
  findings: [finding(950), finding(940), finding(900)],
  ...changes,
})

describe('点名规则', () => {
  test('named where it holds under every measure', () => {
    expect(findVerdict(facts(), policy)).toBe('TOP')
    expect(findVerdict(facts({ findings: [finding(0, 930), finding(0, 910), finding(null, 905)] }), policy)).toBe(
      'BOTTOM',
    )
  })

  test.each([
    ['one map says 899 of a thousand', { findings: [finding(950), finding(899), finding(950)] }, 'MIDDLE'],
    ['the share of bad ones was not asked', { findings: [finding(950), finding(950), finding(null)] }, 'MIDDLE'],
    [
      'the share of bad ones shows no difference',
      { findings: [finding(950), finding(950), finding(950, 0, 20_000)] },
      'MIDDLE',
    ],
    ['windows of the group do not differ', { findings: [finding(950, 0, 10_000)] }, 'NO_DIFFERENCE_SHOWN'],
    ['the figure is not reliable enough', { reliabilityThousandths: 699 }, 'TOO_FEW_TO_TELL'],
    ['there are twelve evaluations', { evaluations: 12 }, 'TOO_FEW_TO_TELL'],
    ['all are of seven days', { clusters: 7 }, 'TOO_FEW_TO_TELL'],
    [
      'twelve evaluations where windows do not differ',
      { evaluations: 12, findings: [finding(0, 0, 900_000)] },
      'TOO_FEW_TO_TELL',
    ],
    ['too few take part', { isParticipationLow: true }, 'LOW_PARTICIPATION'],
    ['it is compared with nothing', { findings: [] }, 'NOT_COMPARABLE'],
  ] as const)('not named: %s', (_, changes, verdict) => {
    expect(findVerdict(facts(changes), policy)).toBe(verdict)
  })

  test('a measure that only has to bear out what others show is asked for the side, and for no difference of its own', () => {
    const borneOut = (share: number) => [
      finding(0, 930),
      finding(0, 910),
      { ...finding(100, share), chanceMillionths: null },
    ]
    expect(findVerdict(facts({ findings: borneOut(900) }), policy)).toBe('BOTTOM')
    expect(findVerdict(facts({ findings: borneOut(899) }), policy)).toBe('MIDDLE')
  })

  test('only the first two are names', () => {
    expect(verdicts.slice(0, 2)).toEqual(['TOP', 'BOTTOM'])
    expect(verdicts).toHaveLength(7)
  })

  test('by hand: of three groups the smallest chance counts three times (Holm)', () => {
    // .004·3 = .012; .02·2 = .04; .5·1.
    expect(correctedChances([0.02, 0.004, 0.5])).toEqual([40_000, 12_000, 500_000])
  })
})
