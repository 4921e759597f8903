import { findScorePeriod } from '../../domain/score-period.ts'
import { loadCheckpoint } from './checkpoint.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { locateLeaves } from './locate.ts'
import { loadRules } from './logged-rules.ts'
import { checkMethodology } from './methodology.ts'
import { type Asked, needSource, needWord } from './options.ts'
import { checkVersion, leavesOfVersion, loadVersion } from './ranking-version.ts'
import { checkVersions, chooseVersions, loadVersions, type Versions } from './ranking-versions.ts'
import { remembering } from './remember.ts'
import type { LogSource } from './source.ts'
import { loadTrust } from './trust.ts'

/**
 * A published ranking, computed anew, in every version that was ever published of it or in the one that is asked for: its row, its rules and its withdrawal stand in the log, its inputs are those that the row
 * names, the result follows from inputs and rules byte for byte, and whom any page names, and with which figures, follows from the result. What is opened of the log bounds what was counted. The same
 * of the composite of all evaluator groups, and of what the rules of before make of it, where the log says that they have changed.
 */
export async function ranking(asked: Asked): Promise<void> {
  const { report, options } = asked
  const period = needWord(asked, 'PERIOD')
  if (findScorePeriod(period) === undefined)
    throw new CouldNotCheck(`${period} is no period: 2026-11, 2026-Q4, 2026-H2, 2026`)
  const [source, trust] = [remembering(needSource(options)), await loadTrust(options)]
  const all = await loadVersions(source, period)
  const chosen = chooseVersions(all, options.revision)
  checkVersions(report, all)
  const rules = await loadRules(source)
  const ask = { report, source, period, rules, all, days: new Map() }
  const versions = []
  for (const { revision } of chosen) {
    const version = await loadVersion(ask, revision)
    if (version !== undefined) versions.push(version)
  }
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  const wanted = new Map([...versions.flatMap(leavesOfVersion), ...rules.leaves])
  if (shown !== undefined) await locateLeaves(report, source, shown, wanted)
  await checkMethodology(report, source, rules)
  for (const version of versions) await checkVersion(version)
  await checkPlain(report, source, all)
  report.saw('versions of a ranking', versions.length)
}

const plainPages = ['', '/composite', '/bridge', '/result', '/composite/result'] as const

/** Whoever names no version is shown the newest, on every page. */
async function checkPlain(report: Report, source: LogSource, { period, versions }: Versions): Promise<void> {
  const revision = versions[versions.length - 1]?.revision
  for (const page of plainPages) {
    const path = `/api/v1/rankings/${period}${page}`
    if ((await source.text(path)) !== (await source.text(`${path}?revision=${revision}`)))
      report.add('RANKING_DIFFERS', 'whoever names no version is shown another than the newest', period, { page: path })
  }
}
