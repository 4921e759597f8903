import type { TestPlatform } from '../support/platform.ts'
import { bringPublication } from '../support/publication.ts'
import { bringScheme, shippedScheme, someScheme } from '../support/score-scheme.ts'
import { bringObjection, bringOpenPeriod, scoredPeriod } from '../support/scored-period.ts'
import { bringWeighting } from '../support/weighting.ts'
import type { Pools } from './generate.ts'

/** What means something to the routes of schemes of scores, by route. */
export async function bringSchemes(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const { schemeId: shipped } = await shippedScheme(platform, 'servqual')
  const drafted = await bringScheme(platform, '990102000000', 'fuzz-scheme')
  const draft = await bringPublication(platform, '2019-12', 'DRAFT')
  const { digest } = await bringPublication(platform, '2019-11', 'PUBLISHED')
  const reviewed = await bringPublication(platform, '2019-10', 'REVIEWED')
  const standing = await bringPublication(platform, '2019-09', 'PUBLISHED')
  const [period, revision] = [
    ['2019-11', '2019-12'],
    ['0', '7'],
  ]
  const objectionId = [await bringObjection(platform, 'YP-TRIAL-01')]
  const scored = [scoredPeriod]
  return {
    listScoredWindows: { period: scored },
    objectToScore: { period: [await bringOpenPeriod(platform)], hallCode: ['YP-TRIAL-01'], windowCode: ['A01'] },
    decideScoreObjection: { objectionId, outcome: ['DISMISSED'] },
    stepPublication: { publicationId: [draft.publicationId], step: ['HELD', 'CHECKED'], reason: ['等待上级文件'] },
    signPublication: { publicationId: [reviewed.publicationId] },
    withdrawPublication: { publicationId: [standing.publicationId], reason: ['数据来源待核实'] },
    seeRanking: { period, revision },
    seeRankedWindow: { period, hallCode: ['YP-TRIAL-01'], windowCode: ['A01'] },
    readScoreResult: { period, revision },
    readScoreInput: { digest: [digest] },
  const weightingId = [await bringWeighting(platform, drafted), await bringWeighting(platform, drafted, 'DELPHI')]
  const ofOne = { weightingId, round: [1, 2], answerBy: ['2026-12-31T00:00:00+08:00'] }
  return {
    seeWeighting: ofOne,
    listWeightingExperts: { divisionCode: ['990102000000'] },
    openWeighting: { ...ofOne, schemeId: [drafted], audience: ['CITIZEN'], parent: [null], method: ['AHP', 'DELPHI'] },
    closeWeightingRound: ofOne,
    openWeightingRound: ofOne,
    draftWeightedScheme: ofOne,
    answerWeighting: {
      ...ofOne,
      judgements: [
        [7, 8, 3],
        [4, 7, 5],
        [50, 30, 20],
      ],
    },
    seeScoreScheme: { schemeId: [shipped, drafted] },
    checkScoreScheme: { scheme: [someScheme, { ...someScheme, packs: ['GENERAL', 'RED_FLAG'] }] },
    draftScoreScheme: { code: ['servqual'], baseSchemeId: [shipped], scheme: [someScheme], source: ['办法'] },
    decideScoreScheme: { schemeId: [drafted], outcome: ['REJECTED', 'PUBLISHED'], reason: ['权重依据不足'] },
  }
}
