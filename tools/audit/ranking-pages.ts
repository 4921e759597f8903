import type { CompositeResult, NamedComposite } from '../../domain/composite-result.ts'
import { addCounts, nothingCounted, type PlaceCounts, type PlaceFigure, toldAsked } from '../../domain/portal.ts'
import { toldVerdict } from '../../domain/ranking.ts'
import type { NamedScore } from '../../domain/score-result.ts'
import { findJson, isObject, type Json, objectsOf } from './json.ts'
import { namesIn } from './ranking-row.ts'
import {
  byName,
  checkHead,
  countsOf,
  hallsOf,
  isOf,
  ofHall,
  type Shown,
  sameOrWithdrawn,
  text,
  untold,
} from './shown-figures.ts'

/**
 * 窗口各页: of every window that was counted, its page in the ranking, its page on the whole and its history in the portal say of this publication what follows from its texts. A page may be silent of
 * a window that is not named; of one that is named it may not, and nowhere may another figure stand.
 */
export async function checkWindowPages(shown: Shown, composite: CompositeResult | undefined): Promise<void> {
  const { windows, rests } = countsOf(shown.texts)
  for (const score of shown.scores) {
    const where = placeOf(score.key)
    await checkRanked(shown, score, { where, counts: windows.get(score.key) ?? nothingCounted })
    const whole = composite?.windows.find(({ key }) => key === score.key)
    if (whole !== undefined) await checkWhole(shown, whole, where)
  }
  await checkHistories(shown, { windows, halls: hallsOf(windows, rests) })
  shown.report.saw('pages of windows', shown.scores.length)
}

interface Place {
  readonly hallCode: string
  readonly windowCode: string
}

function placeOf(key: string): Place {
  const at = key.lastIndexOf('/')
  return { hallCode: key.slice(0, at), windowCode: key.slice(at + 1) }
}

/** The page of a window in this version; whoever names no version is shown the newest. */
async function loadPage(shown: Shown, page: string, { hallCode, windowCode }: Place): Promise<Json | undefined> {
  const { source, period, row, isNewest } = shown
  const place = `hallCode=${encodeURIComponent(hallCode)}&windowCode=${encodeURIComponent(windowCode)}`
  const path = `/api/v1/rankings/${period}/${page}?${place}`
  const own = `${path}&revision=${row.revision}`
  if (isNewest && (await source.text(path)) !== (await source.text(own)))
    differs(shown, `${page} ${hallCode}/${windowCode}`)
  return findJson(source, own)
}

function differs({ report, period, row }: Shown, page: string): void {
  report.add('RANKING_DIFFERS', 'a page of a window tells other than what was published', period, {
    ...{ page, revision: row.revision },
  })
}

type Figures = Readonly<Record<string, unknown>>

/** Each figure is the one that follows; of a window that is not named it may be silent. */
const agrees = (told: Json, follows: Figures, isNamed: boolean) =>
  Object.entries(follows).every(([name, figure]) => {
    const shown = told[name] ?? null
    return text(shown) === text(figure) || (shown === null && !isNamed)
  })

/** Among the last nobody is named before they are. */
const isNamedBy = ({ namesLast }: Shown, verdict: string) => verdict === 'TOP' || (verdict === 'BOTTOM' && namesLast)

interface Ranked {
  readonly where: Place
  readonly counts: PlaceCounts
}

async function checkRanked(shown: Shown, score: NamedScore, { where, counts }: Ranked): Promise<void> {
  const page = `window ${score.key}`
  const told = await loadPage(shown, 'window', where)
  if (told === undefined) return differs(shown, page)
  const isFew = counts.evaluations === null || counts.evaluations > score.evaluations
  const follows = {
    ...{ groupWindows: score.groupWindows, months: score.months, effective: score.effectiveThousandths },
    ...{ raw: score.rawThousandths, expected: score.expectedThousandths, adjusted: score.adjustedThousandths },
    ...{ score: score.scoreThousandths, lower: score.lowerThousandths, upper: score.upperThousandths },
    ...{ reliability: score.reliabilityThousandths, ...toldAsked(counts, shown.rules.smallestCell) },
    evaluations: score.evaluations === 0 && isFew ? null : score.evaluations,
  }
  const isOwn = told.hallCode === where.hallCode && told.windowCode === where.windowCode
  const isSaid = told.verdict === toldVerdict(score.verdict, shown.namesLast)
  if (!isOwn || !isSaid || !agrees(told, follows, isNamedBy(shown, score.verdict))) differs(shown, page)
  checkHead(shown, isObject(told.published) ? told.published : {}, page)
}

const leafNames = [
  ...['indicator', 'group', 'weight', 'state', 'value', 'points', 'isVetoed', 'isTargetReached'],
] as const

async function checkWhole(shown: Shown, composite: NamedComposite, where: Place): Promise<void> {
  const page = `composite ${composite.key}`
  const answer = await loadPage(shown, 'composite/window', where)
  const told = isObject(answer?.composite) ? answer.composite : undefined
  if (told === undefined) return differs(shown, page)
  const { held, isPublished, coverage, points, bonus, deduction, error, score, lower, upper, reliability } = composite
  const { place, groupWindows, groups, missingGroups, vetoes, floored } = composite
  const follows = {
    ...{ held, isPublished, coverage, points, bonus, deduction, error, score, lower, upper, reliability },
    ...{ missingGroups, vetoes, floored },
    group: place === null ? null : { windows: groupWindows, from: place.from, to: place.to },
  }
  const isNamed = isNamedBy(shown, composite.verdict)
  const isSaid = told.verdict === toldVerdict(composite.verdict, shown.namesLast)
  const groupLine = (list: readonly Figures[]) =>
    text(list.map(({ group, weight, adds, error: of }) => [group, weight, adds, of]))
  const isGrouped = groupLine(objectsOf(told.groups)) === groupLine(groups)
  const leafLine = (list: readonly Figures[]) => text(list.map((leaf) => leafNames.map((name) => leaf[name] ?? null)))
  const audiences = new Map(objectsOf(told.audiences).map((each) => [each.audience, each]))
  const isMeasured =
    audiences.size === composite.audiences.length &&
    composite.audiences.every(
      (each) =>
        text(audiences.get(each.audience)?.points ?? null) === text(each.points) &&
        leafLine(objectsOf(audiences.get(each.audience)?.leaves)) ===
          leafLine(each.leaves.map((leaf) => ({ ...leaf }))),
    )
  // Where nothing of it may be told, neither groups nor indicators are; both are lists, and silent as such.
  const isSilent = !isNamed && objectsOf(told.groups).length === 0 && audiences.size === 0
  if (!isSaid || !agrees(told, follows, isNamed) || !(isSilent || (isGrouped && isMeasured))) differs(shown, page)
}

interface Places {
  readonly windows: ReadonlyMap<string, PlaceCounts>
  readonly halls: ReadonlyMap<string, PlaceCounts>
}

const silent = new Set(['MIDDLE'])

/** 窗口公开史: among all that was published of a window, this publication with its figure and the texts by which anybody proves it. */
async function checkHistories(shown: Shown, { windows, halls }: Places): Promise<void> {
  for (const hallCode of halls.keys()) {
    const isHallTold = byName(halls, shown.rules).get(hallCode)?.evaluations !== null
    for (const [key, figure] of byName(ofHall(windows, hallCode), shown.rules))
      await checkHistory(shown, hallCode, key, isHallTold ? figure : untold)
  }
}

async function checkHistory(shown: Shown, hallCode: string, key: string, figure: PlaceFigure): Promise<void> {
  const { windowCode } = placeOf(key)
  const page = `portal ${key}`
  const answer = await findJson(shown.source, `/api/v1/portal/halls/${hallCode}/windows/${windowCode}`)
  const told = objectsOf(answer?.periods).find((each) => isOf(each, shown))
  if (told === undefined) return differs(shown, page)
  checkHead(shown, told, page)
  sameOrWithdrawn(shown, page, told.figure, figure)
  const of = shown.isWithdrawn ? undefined : shown.scores.find((score) => score.key === key)
  checkSaid(shown, { page, told, score: figure.evaluations === null ? undefined : of, of })
}

interface Said {
  readonly page: string
  readonly told: Json
  /** undefined: its own figure is not told. */
  readonly score: NamedScore | undefined
  readonly of: NamedScore | undefined
}

function checkSaid(shown: Shown, { page, told, score, of }: Said): void {
  const isHidden = of === undefined || silent.has(of.verdict) || (of.verdict === 'BOTTOM' && !shown.namesLast)
  const figures = score === undefined || score.scoreThousandths === null ? undefined : score
  const own = isObject(told.score) ? told.score : {}
  const follows = {
    ...{ score: figures?.scoreThousandths ?? null, lower: figures?.lowerThousandths ?? null },
    ...{ upper: figures?.upperThousandths ?? null, months: figures?.months ?? null },
    evaluations: figures?.evaluations ?? null,
  }
  const isSame =
    (told.said ?? null) === (isHidden ? null : of.verdict) &&
    agrees(own, follows, of !== undefined && isNamedBy(shown, of.verdict) && figures !== undefined) &&
    text(told.inputs) === text(namesIn(shown.row.inputs))
  if (!isSame) differs(shown, page)
}

/** Of the halls of a publication together, with what is told of no hall. */
export const wholeOf = ({ windows, rests }: ReturnType<typeof countsOf>): PlaceCounts => {
  const elsewhere = rests.get('')
  return addCounts([...hallsOf(windows, rests).values(), ...(elsewhere === undefined ? [] : [elsewhere])])
}
