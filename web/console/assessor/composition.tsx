/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayCount } from '../../shared/format.ts'
import type { Answer } from '../call.ts'
import { Failure } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import type { PoolProps } from './use-assessors.ts'

type Told = Answer<'seeAssessorComposition'>
type Share = Told['experts']

/** 构成: each figure beside what is asked for, with what falls short said first. */
export function Composition({ page, t, divisionCode }: PoolProps) {
  const { language, t: shared } = page.spoken
  const words = t.composition
  const { value: told, failure, reload } = useAnswer(page, 'seeAssessorComposition', { query: { divisionCode } })
  const say = (count: number) => sayCount(language, count)
  return (
    <section aria-labelledby="composition">
      <h2 id="composition">{words.title}</h2>
      <Failure text={failure} again={{ label: shared.again, ask: reload }} />
      {told === undefined ? (
        <p>{failure === undefined ? shared.loading : null}</p>
      ) : (
        <>
          {told.warnings.length === 0 ? null : (
            <div className="card">
              <ul className="facts" data-warnings={told.warnings.join(' ')}>
                {told.warnings.map((warning) => (
                  <li key={warning}>{words.warnings[warning]}</li>
                ))}
              </ul>
            </div>
          )}
          <ul className="cards figure-cards">
            <Figure t={t} name={words.agencies} value={say(told.agencies.count)} isEnough={told.agencies.isEnough}>
              <p>{words.least(say(told.agencies.min))}</p>
            </Figure>
            <Figure
              t={t}
              name={words.supervisors}
              value={say(told.supervisors.count)}
              isEnough={told.supervisors.isEnough}
            >
              <p>{words.least(say(told.supervisors.min))}</p>
            </Figure>
            <ShareFigure t={t} name={words.experts} share={told.experts} say={say} />
            {told.publicMembers.map((share) => (
              <ShareFigure key={share.agencyId} t={t} name={words.publicMembers(share.name)} share={share} say={say} />
            ))}
          </ul>
          <PoolTable t={t} pools={told.pools} say={say} />
          <p className="quiet broken">{words.source(told.source)}</p>
        </>
      )}
    </section>
  )
}

interface FigureProps extends Pick<PoolProps, 't'> {
  readonly name: string
  readonly value: string
  readonly isEnough: boolean
  readonly children: React.ReactNode
}

function Figure({ t, name, value, isEnough, children }: FigureProps) {
  return (
    <li className="card">
      <h3 className="broken">{name}</h3>
      <p className="value">
        {value}{' '}
        <Tag className={isEnough ? 'tag-good' : 'tag-late'}>
          {isEnough ? t.composition.enough : t.composition.short}
        </Tag>
      </p>
      {children}
    </li>
  )
}

interface ShareProps extends Pick<PoolProps, 't'> {
  readonly name: string
  readonly share: Share
  readonly say: (count: number) => string
}

function ShareFigure({ t, name, share, say }: ShareProps) {
  const { hundredths, minPercent, isEnough, count, of } = share
  const words = t.composition
  const value = hundredths === null ? '–' : `${(hundredths / 100).toFixed(1)} %`
  return (
    <Figure t={t} name={name} value={value} isEnough={isEnough}>
      {hundredths === null ? null : (
        <Bar
          label={words.bar(value, String(minPercent))}
          percent={hundredths / 100}
          min={minPercent}
          isEnough={isEnough}
        />
      )}
      <p>{`${of === 0 ? words.nobody : words.countOf(say(count), say(of))} · ${words.leastPercent(String(minPercent))}`}</p>
    </Figure>
  )
}

interface BarProps {
  readonly label: string
  readonly percent: number
  readonly min: number
  readonly isEnough: boolean
}

/** As long as the share; a line stands where enough begins. */
function Bar({ label, percent, min, isEnough }: BarProps) {
  return (
    <svg className="share-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className="share-whole" width={100} height={10} />
      <rect className={isEnough ? 'share-part' : 'share-part is-short'} width={percent} height={10} />
      <rect className="share-least" x={Math.min(min, 99)} width={1} height={10} />
    </svg>
  )
}

interface PoolTableProps extends Pick<PoolProps, 't'> {
  readonly pools: Told['pools']
  readonly say: (count: number) => string
}

function PoolTable({ t, pools, say }: PoolTableProps) {
  const words = t.composition
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className="sheet spaced" tabIndex={0} aria-label={words.pools}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.pool}</th>
            <th scope="col">{words.members}</th>
            <th scope="col">{words.from}</th>
          </tr>
        </thead>
        <tbody>
          {pools.map(({ pool, members, backgrounds }) => (
            <tr key={pool} data-pool={pool}>
              <th scope="row">
                {t.pools[pool]}
                <span className="under">{t.poolHints[pool]}</span>
              </th>
              <td>{say(members)}</td>
              <td>
                {backgrounds.map((each) => `${t.backgrounds[each.background]} ${say(each.members)}`).join(' · ') || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
