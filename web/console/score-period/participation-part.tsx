/** @jsxImportSource react */
import { sayCount } from '../../shared/format.ts'
import { type Figures, type PeriodSpoken, sayPercent, sayPoints, type WindowFigures } from './say.ts'

interface ParticipationProps {
  readonly say: PeriodSpoken
  readonly participation: WindowFigures['participation']
  readonly needed: Figures['needed'] | undefined
}

/** Who took part, what those who were silent could make of the figure, and whether invitations were picked. */
export function ParticipationPart({ say, participation, needed }: ParticipationProps) {
  const { t, language } = say
  const { invited, answered, bounds, selective } = participation
  const count = (number: number) => sayCount(language, number)
  const percent = `${needed?.participationPercent ?? 0} %`
  return (
    <details data-selective={selective?.isSelective}>
      <summary>
        {t.participation.title}
        {' · '}
        {invited === null || answered === null
          ? t.participation.unknown
          : invited === 0
            ? t.participation.nobody
            : t.participation.share(count(answered), count(invited), sayPercent(answered, invited))}
      </summary>
      {bounds === null ? (
        <p>{t.participation.unknown}</p>
      ) : (
        <>
          <p>{t.participation.asked(count(bounds.asked), count(bounds.evaluated), sayPercent(bounds.share, 1000))}</p>
          <p data-bounds>{t.participation.bounds(sayPoints(bounds.worst), sayPoints(bounds.best))}</p>
          {bounds.weighted === null || bounds.mean === null ? null : (
            <p>{t.participation.weighted(sayPoints(bounds.weighted), sayPoints(bounds.mean))}</p>
          )}
          {bounds.isBelowFloor ? <p className="late">{t.participation.below(percent)}</p> : null}
        </>
      )}
      <Selective say={say} selective={selective} />
    </details>
  )
}

function Selective({
  say,
  selective,
}: Pick<ParticipationProps, 'say'> & Pick<WindowFigures['participation'], 'selective'>) {
  const { t, language } = say
  if (selective === null) return <p className="quiet">{t.participation.fewToTest}</p>
  const { good, goodInvited, bad, badInvited, isSelective, chanceMillionths } = selective
  const of = (part: number, whole: number) =>
    `${sayPercent(part, whole)} (${sayCount(language, part)}/${sayCount(language, whole)})`
  const told = isSelective ? t.participation.selective : t.participation.even
  return (
    <>
      <p className={isSelective ? 'late' : ''}>{told(of(goodInvited, good), of(badInvited, bad))}</p>
      {isSelective ? <p className="quiet">{t.participation.chance(sayChance(chanceMillionths))}</p> : null}
    </>
  )
}

/** Of a million: less than one is said so. */
const sayChance = (millionths: number) => (millionths < 100 ? '< 0.01 %' : `${(millionths / 10_000).toFixed(2)} %`)
