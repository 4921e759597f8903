import type { TestPlatform } from '../support/platform.ts'
import { bringScheme, shippedScheme, someScheme } from '../support/score-scheme.ts'
import type { Pools } from './generate.ts'

/** What means something to the routes of schemes of scores, by route. */
export async function bringSchemes(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const { schemeId: shipped } = await shippedScheme(platform, 'servqual')
  const drafted = await bringScheme(platform, '990102000000', 'fuzz-scheme')
  return {
    seeSystemFigures: {
      ...{ period: ['2026-01', '2026'], hallCode: ['YP-TRIAL-01'], windowCode: ['A01'] },
      knownUntil: ['2026-01-31T00:00:00+08:00'],
    },
    seeScoreScheme: { schemeId: [shipped, drafted] },
    checkScoreScheme: { scheme: [someScheme, { ...someScheme, packs: ['GENERAL', 'RED_FLAG'] }] },
    draftScoreScheme: { code: ['servqual'], baseSchemeId: [shipped], scheme: [someScheme], source: ['办法'] },
    decideScoreScheme: { schemeId: [drafted], outcome: ['REJECTED', 'PUBLISHED'], reason: ['权重依据不足'] },
  }
}
