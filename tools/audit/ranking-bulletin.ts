import { type PortalRules, toFigure, toldAsked } from '../../domain/portal.ts'
import { rankingOf } from '../../domain/ranking.ts'
import { findScorePeriod, scorePeriodBefore } from '../../domain/score-period.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import { wholeOf } from './ranking-pages.ts'
import { namesIn, toldOf } from './ranking-row.ts'
import { byName, checkHead, countsOf, hallsOf, portalRulesOn, type Shown, same, text } from './shown-figures.ts'

/** 月度通报: made from the newest version of a month and from what stands of the month before, so both follow from their texts. */
export async function checkBulletin(shown: Shown): Promise<void> {
  const { report, source, period, row, scores } = shown
  const found = findScorePeriod(period)
  if (found?.kind !== 'MONTH') return
  const told = await findJson(source, `/api/v1/bulletins/${period}`)
  if (told === undefined) {
    report.add('RANKING_DIFFERS', 'there is no bulletin of a month that was published', period)
    return
  }
  if (String(told.revision) !== row.revision) return checkNewest(shown, told)
  // The bulletin tells no time at which it was made; the portal does, and both are made from the same.
  const rules = portalRulesOn(shown.rules, (await findJson(source, '/api/v1/portal'))?.asOf)
  checkHead(shown, told, 'bulletin')
  await checkFigures(shown, told, { month: scorePeriodBefore(found).name, rules })
  const counts: Record<string, number> = {}
  for (const { verdict } of scores) counts[verdict] = (counts[verdict] ?? 0) + 1
  const verdicts = isObject(told.verdicts) ? told.verdicts : {}
  const isCounted = [...new Set([...Object.keys(counts), ...Object.keys(verdicts)])].every(
    (name) => (verdicts[name] ?? 0) === (counts[name] ?? 0),
  )
  const isHead = (['evaluations', 'invalidated', 'exempted'] as const).every((name) => String(told[name]) === row[name])
  const isNamed = told.namesLast === shown.namesLast && namedIn(told) === namedOf(shown, rules.smallestCell)
  if (!isCounted || !isHead || !isNamed) differs(shown)
  report.saw('bulletins')
}

/** Of the whole and of each hall: the month, and beside it the one before as it stands. */
async function checkFigures(
  shown: Shown,
  told: Json,
  { month, rules }: { readonly month: string; readonly rules: PortalRules },
): Promise<void> {
  const own = countsOf(shown.texts)
  const halls = byName(hallsOf(own.windows, own.rests), rules)
  same(shown, 'bulletin', told.figure, toFigure(wholeOf(own), rules))
  const before = await textOfBefore(shown, month)
  const last = before === undefined ? undefined : countsOf([before])
  const lastHalls = last === undefined ? undefined : byName(hallsOf(last.windows, last.rests), rules)
  if ((last !== undefined) !== isObject(told.before)) differs(shown)
  if (last !== undefined && isObject(told.before))
    same(shown, 'bulletin, the month before', told.before.figure, toFigure(wholeOf(last), rules))
  const lines = objectsOf(told.halls)
  if (text(lines.map(({ hallCode }) => hallCode)) !== text([...halls.keys()])) differs(shown)
  for (const { hallCode, figure, before: earlier } of lines) {
    const name = textOf(hallCode)
    same(shown, `bulletin ${name}`, figure, halls.get(name) ?? null)
    same(shown, `bulletin ${name}, before`, earlier, lastHalls?.get(name) ?? null)
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

function namedOf({ scores, texts, namesLast }: Shown, smallestCell: number): string {
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

/** From what the month before was counted, as it stands; undefined: none of it stands. */
async function textOfBefore({ source }: Shown, month: string): Promise<string | undefined> {
  const answer = await findJson(source, `/api/v1/rankings/${month}`)
  if (answer?.standing === null || answer === undefined) return undefined
  const [digest] = namesIn(toldOf(isObject(answer.proof) ? answer.proof.row : undefined).inputs)
  return digest === undefined ? undefined : source.text(`/api/v1/score-inputs/${digest}`)
}
