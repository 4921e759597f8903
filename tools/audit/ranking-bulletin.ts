import { toFigure, toldAsked } from '../../domain/portal.ts'
import { rankingOf } from '../../domain/ranking.ts'
import { findScorePeriod, scorePeriodBefore } from '../../domain/score-period.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import { wholeOf } from './ranking-pages.ts'
import { namesIn, rulesFrom, toldOf } from './ranking-row.ts'
import { byName, checkHead, countsOf, figureRules, hallsOf, type Shown, same, text } from './shown-figures.ts'

/** 月度通报: made from the newest version of a month and from what stands of the month before, so both follow from their texts. */
export async function checkBulletin(shown: Shown): Promise<void> {
  const { report, source, period, row } = shown
  const found = findScorePeriod(period)
  if (found?.kind !== 'MONTH') return
  const bulletin = await findJson(source, `/api/v1/bulletins/${period}`)
  if (bulletin === undefined) {
    report.add('RANKING_DIFFERS', 'there is no bulletin of a month that was published', period)
    return
  }
  if (String(bulletin.revision) !== row.revision) return checkNewest(shown, bulletin)
  checkHead(shown, bulletin, 'bulletin')
  const told = isObject(bulletin.told) ? bulletin.told : undefined
  if ((told === undefined) !== shown.isWithdrawn) differs(shown)
  if (told !== undefined) await checkTold(shown, told, scorePeriodBefore(found).name)
  report.saw('bulletins')
}

async function checkTold(shown: Shown, told: Json, month: string): Promise<void> {
  const { row, scores } = shown
  await checkFigures(shown, told, month)
  const counts: Record<string, number> = {}
  for (const { verdict } of scores) counts[verdict] = (counts[verdict] ?? 0) + 1
  const verdicts = isObject(told.verdicts) ? told.verdicts : {}
  const isCounted = [...new Set([...Object.keys(counts), ...Object.keys(verdicts)])].every(
    (name) => (verdicts[name] ?? 0) === (counts[name] ?? 0),
  )
  const isHead = (['evaluations', 'invalidated', 'exempted'] as const).every((name) => String(told[name]) === row[name])
  const isNamed = told.namesLast === shown.namesLast && namedIn(told) === namedOf(shown)
  if (!isCounted || !isHead || !isNamed) differs(shown)
}

/** Of the whole and of each hall: the month, and beside it the one before as it stands, by its own rules. */
async function checkFigures(shown: Shown, told: Json, month: string): Promise<void> {
  const own = countsOf(shown.texts)
  const halls = byName(hallsOf(own.windows, own.rests), shown.rules)
  same(shown, 'bulletin', told.figure, toFigure(wholeOf(own), shown.rules))
  const before = await loadBefore(shown, month)
  if ((before !== undefined) !== isObject(told.before)) differs(shown)
  if (before !== undefined && isObject(told.before))
    same(shown, 'bulletin, the month before', told.before.figure, before.whole)
  const lines = objectsOf(told.halls)
  if (text(lines.map(({ hallCode }) => hallCode)) !== text([...halls.keys()])) differs(shown)
  for (const { hallCode, figure, before: earlier } of lines) {
    const name = textOf(hallCode)
    same(shown, `bulletin ${name}`, figure, halls.get(name) ?? null)
    same(shown, `bulletin ${name}, before`, earlier, before?.halls.get(name) ?? null)
  }
}

function differs({ report, period }: Shown): void {
  report.add('RANKING_DIFFERS', 'the bulletin tells other than what was published', period, { page: 'bulletin' })
}

/** Of a month there is one bulletin: of its newest version. */
function checkNewest(shown: Shown, told: Json): void {
  if (!(Number(told.revision) > Number(shown.row.revision))) differs(shown)
}

const namedIn = (told: Json): string =>
  objectsOf(told.named)
    .map(({ hallCode, windowCode, verdict, months, evaluations, invited, answered, score, lower, upper }) =>
      text([
        `${textOf(hallCode)}/${textOf(windowCode)}`,
        verdict,
        months,
        evaluations,
        invited,
        answered,
        score,
        lower,
        upper,
      ]),
    )
    .join('\n')

function namedOf({ scores, texts, namesLast, rules: { smallestCell } }: Shown): string {
  const { windows } = countsOf(texts)
  return rankingOf(scores)
    .named.filter(({ verdict }) => verdict === 'TOP' || namesLast)
    .map(({ key, verdict, months, evaluations, scoreThousandths, lowerThousandths, upperThousandths }) => {
      const counts = windows.get(key)
      const { invited, answered } =
        counts === undefined ? { invited: null, answered: null } : toldAsked(counts, smallestCell)
      const figures = [scoreThousandths, lowerThousandths, upperThousandths]
      return text([key, verdict, months, evaluations, invited, answered, ...figures])
    })
    .join('\n')
}

/** What follows from the month before, as it stands, by its own rules; undefined: none of it stands. */
async function loadBefore({ source }: Shown, month: string) {
  const answer = await findJson(source, `/api/v1/rankings/${month}`)
  if (answer?.standing === null || !isObject(answer?.proof)) return undefined
  const { row, scorePolicy, evaluationPolicy } = answer.proof
  const [digest] = namesIn(toldOf(row).inputs)
  const text = digest === undefined ? undefined : await source.text(`/api/v1/score-inputs/${digest}`)
  if (text === undefined) return undefined
  const [counts, rules] = [countsOf([text]), figureRules(rulesFrom(scorePolicy, evaluationPolicy))]
  return { whole: toFigure(wholeOf(counts), rules), halls: byName(hallsOf(counts.windows, counts.rests), rules) }
}
