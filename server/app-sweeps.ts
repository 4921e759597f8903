import { nonceSweep } from './api-key/index.ts'
import { clearVisitFiles } from './assessment/index.ts'
import { openFindings } from './assessment-finding/index.ts'
import { drawAssessmentReviews, openCalibrations } from './assessment-review/index.ts'
import { blindKeySweep } from './blind-token/index.ts'
import { challengeSweep } from './challenge/index.ts'
import { drawClosures } from './closure-audit/index.ts'
import { type CommentReader, commentSweep } from './comment-reading/index.ts'
import { lookAfterReports } from './confidential-report/index.ts'
import { clearDeductionFiles } from './deduction/index.ts'
import { lookAfterEvaluationAudits } from './evaluation-audit/index.ts'
import { clearFiles } from './evidence-file/index.ts'
import { keepMissingEntries, keepMissingRounds, lookAfterOrders, tellOpened } from './handling-order/index.ts'
import { countInvitations } from './invitation-count/index.ts'
import { openDuePeriods, recountDue } from './ledger-opening/index.ts'
import { endEntries } from './malicious-evaluator/index.ts'
import { lookAtFinishedDays } from './manipulation/index.ts'
import { sweepMessages } from './message/index.ts'
import { bringDays, tellPraise } from './own-evaluation/index.ts'
import { type KeyStore, keyRefreshMs } from './platform/keys.ts'
import type { Sweep } from './platform/sweeps.ts'
import type { Undertakings } from './platform/undertakings.ts'
import type { World } from './platform/world.ts'
import type { RuleBook } from './policy/index.ts'
import { draftPublications } from './publication/index.ts'
import { makeReports } from './report/index.ts'
import { drawAlertVisits, listFinalScores, openScoreAlerts } from './score-list/index.ts'
import { lookAfterPeriods } from './score-period/index.ts'
import { sweepSessions } from './session/index.ts'
import { trialCityUndertaking } from './trial/index.ts'

const minuteMs = 60_000

/** What has to be taken up anew, made ahead or thrown away, whatever the platform is used for. */
export function platformSweeps(
  world: World,
  keys: KeyStore,
  rules: RuleBook,
  sweepMonthPartitions: () => Promise<void>,
): readonly Sweep[] {
  return [
    { name: 'rules', everyMs: minuteMs / 6, run: () => rules.refresh() },
    { name: 'keys', everyMs: keyRefreshMs, run: async () => keys.refresh() },
    { name: 'month-partitions', everyMs: 60 * minuteMs, run: sweepMonthPartitions },
    { name: 'sessions', everyMs: 60 * minuteMs, run: () => sweepSessions(world) },
    nonceSweep(world),
    challengeSweep(world),
    { name: 'blind-keys', everyMs: 60 * minuteMs, run: () => blindKeySweep({ world, rules }) },
    { name: 'messages', everyMs: minuteMs, run: () => sweepMessages({ world, rules }) },
  ]
}

/** What time alone changes about what was badly evaluated. */
export function handlingSweeps(
  world: World,
  rules: RuleBook,
  undertakings: Undertakings,
  reader: CommentReader,
): readonly Sweep[] {
  // While a city is played, nobody is reminded of an order that has been opened and of which it has not been told what came of it; a month is drawn
  // once and a day is brought once, when what is played in it stands.
  const isPlaying = () => undertakings.list().some(({ name }) => name === trialCityUndertaking)
  const whenPlayed = (work: () => Promise<unknown>) => async () => {
    if (!isPlaying()) await work()
  }
  return [
    { name: 'handling-orders', everyMs: minuteMs, run: whenPlayed(() => lookAfterOrders({ world, rules })) },
    { name: 'handling-opened', everyMs: minuteMs / 12, run: whenPlayed(() => tellOpened({ world, rules })) },
    commentSweep({ world, reader, isPlaying }),
    { name: 'confidential-reports', everyMs: minuteMs, run: () => lookAfterReports({ world, rules }) },
    { name: 'own-evaluations', everyMs: 60 * minuteMs, run: whenPlayed(() => bringAndTell({ world, rules })) },
    { name: 'log-figures', everyMs: 60 * minuteMs, run: () => recountDue({ world }) },
    { name: 'log-openings', everyMs: minuteMs / 6, run: whenPlayed(() => openDuePeriods({ world, rules })) },
    { name: 'invitation-counts', everyMs: 60 * minuteMs, run: whenPlayed(() => countInvitations({ world, rules })) },
    { name: 'manipulation', everyMs: 60 * minuteMs, run: whenPlayed(() => lookAtFinishedDays({ world, rules })) },
    { name: 'evidence-files', everyMs: 60 * minuteMs, run: () => clearEvidence({ world, rules }) },
    { name: 'closure-audits', everyMs: 60 * minuteMs, run: whenPlayed(() => drawClosures({ world, rules })) },
    {
      name: 'evaluation-audits',
      everyMs: 60 * minuteMs,
      run: whenPlayed(() => lookAfterEvaluationAudits({ world, rules })),
    },
    {
      name: 'assessment-reviews',
      everyMs: 60 * minuteMs,
      run: whenPlayed(() => drawAssessmentReviews({ world, rules })),
    },
    { name: 'calibrations', everyMs: 10 * minuteMs, run: whenPlayed(() => openCalibrations({ world, rules })) },
    { name: 'assessment-findings', everyMs: minuteMs, run: whenPlayed(() => openFindings({ world, rules })) },
    { name: 'alert-visits', everyMs: 10 * minuteMs, run: whenPlayed(() => drawAlertVisits({ world, rules })) },
    { name: 'score-periods', everyMs: 60 * minuteMs, run: whenPlayed(() => scoreAndDraft({ world, rules })) },
    { name: 'reports', everyMs: 10 * minuteMs, run: whenPlayed(() => makeReports({ world, rules })) },
    { name: 'problem-entries', everyMs: 60 * minuteMs, run: () => keepMissingEntries({ world, rules }) },
    { name: 'malicious-entries', everyMs: 60 * minuteMs, run: () => endEntries({ world, rules }) },
    { name: 'handling-rounds', everyMs: 60 * minuteMs, run: () => keepMissingRounds({ world, rules }) },
  ]
}

/** Of orders, visits and deductions: what nothing has named. */
async function clearEvidence(deps: { readonly world: World; readonly rules: RuleBook }) {
  await clearFiles(deps)
  await clearVisitFiles(deps)
  await clearDeductionFiles(deps)
}

/** What became final is on its way to the public at once, and inside it is said what follows from it. */
async function scoreAndDraft(deps: { readonly world: World; readonly rules: RuleBook }) {
  await lookAfterPeriods(deps)
  await draftPublications(deps)
  await listFinalScores(deps)
  await openScoreAlerts(deps)
}

async function bringAndTell(deps: { readonly world: World; readonly rules: RuleBook }) {
  if (await bringDays(deps.world)) await tellPraise(deps)
}
