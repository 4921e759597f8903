import type { TestPlatform } from '../support/platform.ts'
import { bringProposal, bringPublication } from '../support/publication.ts'
import { bringWeekReport } from '../support/report.ts'
import { bringListed } from '../support/score-list.ts'
import { bringScheme, shippedScheme, someScheme } from '../support/score-scheme.ts'
import { bringObjection, bringOpenPeriod, scoredPeriod } from '../support/scored-period.ts'
import { bringWeighting, someResult } from '../support/weighting.ts'
import type { Pools } from './generate.ts'

/** What means something to the routes of schemes of scores, by route. */
export async function bringSchemes(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const { schemeId: shipped } = await shippedScheme(platform, 'servqual')
  const drafted = await bringScheme(platform, '990102000000', 'fuzz-scheme')
  const draft = await bringPublication(platform, '2019-12', 'DRAFT')
  const { digest, compositeDigest } = await bringPublication(platform, '2019-11', 'PUBLISHED')
  const reviewed = await bringPublication(platform, '2019-10', 'REVIEWED')
  const standing = await bringPublication(platform, '2019-09', 'PUBLISHED')
  const doubted = await bringPublication(platform, '2019-08', 'PUBLISHED')
  await bringProposal(platform, doubted.publicationId)
  const [period, revision] = [
    ['2019-11', '2019-12'],
    ['0', '7'],
  ]
  const objectionId = [await bringObjection(platform, 'YP-TRIAL-01')]
  const scored = [scoredPeriod]
  const reportId = [await bringWeekReport(platform, 'YP-TRIAL-01')]
  const [answered, decided] = [await bringListed(platform, 'YP-TRIAL-01'), await bringListed(platform, 'YP-TRIAL-01')]
  return {
    seeScorePeriod: { period: scored },
    listWindowFigures: { period: scored, hallCode: ['YP-TRIAL-01'] },
    seeWindowOrItem: { period: scored, span: ['PERIOD', 'YEAR'], hallCode: ['YP-TRIAL-01'] },
    listRootCauses: { to: ['2026-01-05'] },
    listSilences: { hallCode: ['YP-TRIAL-01'] },
    listScoredWindows: { period: scored, hallCode: ['YP-TRIAL-01'] },
    listComposites: { period: scored },
    objectToScore: { period: [await bringOpenPeriod(platform)], hallCode: ['YP-TRIAL-01'], windowCode: ['A01'] },
    decideScoreObjection: { objectionId, outcome: ['DISMISSED'] },
    answerScoreListing: { entryId: [answered.entryId] },
    decideScoreListing: { entryId: [decided.entryId], outcome: ['REMOVED', 'KEPT'] },
    decideScoreLink: { link: ['ALERT', 'RED'], fromDay: ['2199-01-01'], reason: ['会议纪要'] },
    stepPublication: { publicationId: [draft.publicationId], step: ['HELD', 'CHECKED'], reason: ['等待上级文件'] },
    signPublication: { publicationId: [reviewed.publicationId] },
    proposeWithdrawal: { publicationId: [standing.publicationId], reason: ['数据来源待核实'] },
    decideWithdrawal: { publicationId: [doubted.publicationId], outcome: ['AGREED', 'DECLINED'], reason: ['依据不足'] },
    seeReport: { reportId },
    renderReport: { reportId, format: ['DOCX', 'XLSX', 'PDF'], language: ['zh-CN', 'en'] },
    seeRanking: { period, revision },
    seeRankedWindow: { period, revision, hallCode: ['YP-TRIAL-01'], windowCode: ['A01'] },
    seeBridge: { period, revision },
    seeComposite: { period, revision },
    seeCompositeWindow: { period, revision, hallCode: ['YP-TRIAL-01'], windowCode: ['A01'] },
    readCompositeResult: { period, revision },
    readCompositeInput: { digest: [compositeDigest] },
    readScoreResult: { period, revision },
    readScoreInput: { digest: [digest] },
    seePortalHall: { hallCode: ['YP-TRIAL-01'] },
    seePortalWindow: { hallCode: ['YP-TRIAL-01'], windowCode: ['A01'] },
    seeBulletin: { month: ['2019-11', '2019-12'] },
    seeSystemFigures: {
      ...{ period: ['2026-01', '2026'], hallCode: ['YP-TRIAL-01'], windowCode: ['A01'] },
      knownUntil: ['2026-01-31T00:00:00+08:00'],
    },
    ...(await bringWeightings(platform, drafted)),
    seeScoreScheme: { schemeId: [shipped, drafted] },
    checkScoreScheme: { scheme: [someScheme, { ...someScheme, packs: ['GENERAL', 'RED_FLAG'] }] },
    previewScoreScheme: { scheme: [someScheme], period: [scoredPeriod] },
    draftScoreScheme: { code: ['servqual'], baseSchemeId: [shipped], scheme: [someScheme], source: ['办法'] },
    decideScoreScheme: { schemeId: [drafted], outcome: ['REJECTED', 'PUBLISHED'], reason: ['权重依据不足'] },
  }
}

/** One to be answered in pairs and one by points, one to be closed, one for another round, and one with weights. */
async function bringWeightings(platform: TestPlatform, schemeId: string): Promise<Readonly<Record<string, Pools>>> {
  const open = [
    await bringWeighting(platform, schemeId),
    await bringWeighting(platform, schemeId, { method: 'DELPHI' }),
  ]
  const over = await bringWeighting(platform, schemeId, { isOver: true })
  const between = await bringWeighting(platform, schemeId, { result: someResult(null) })
  const weighed = await bringWeighting(platform, schemeId, { result: someResult([5200, 3100, 1700]) })
  const experts = await platform.database.query<{ id: string }>(
    `select id from account where username in ('trial.reviewer', 'trial.working-group', 'trial.leading-group')`,
  )
  const answerBy = [new Date(platform.running.world.now() + 20 * 86_400_000).toISOString()]
  return {
    seeWeighting: { weightingId: open },
    listWeightingExperts: { divisionCode: ['990102000000'] },
    openWeighting: {
      ...{ divisionCode: ['990102000000'], schemeId: [schemeId], audience: ['CITIZEN'], parent: [null], answerBy },
      ...{ method: ['AHP', 'DELPHI'], accountIds: [experts.map(({ id }) => id)] },
    },
    closeWeightingRound: { weightingId: [over], round: [1] },
    openWeightingRound: { weightingId: [between], round: [2], answerBy },
    draftWeightedScheme: { weightingId: [weighed], source: ['纪要'], reason: ['按专家意见'] },
    answerWeighting: {
      ...{ weightingId: open, round: [1] },
      judgements: [
        [7, 8, 3],
        [4, 7, 5],
        [50, 30, 20],
      ],
    },
  }
}
