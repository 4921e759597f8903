import { findStanding } from '../../domain/standing-version.ts'
import { sayCount, sayDay } from '../shared/format.ts'
import { sayPercent, sayPoints } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import {
  axisOfFigures,
  FigureView,
  NothingStands,
  sayGood,
  sayHead,
  sayHundredths,
  sayParticipation,
  Told,
} from './parts.tsx'
import type { Bulletin, City, Figure, Saying } from './types.ts'

/** 月度通报: without a month, of which there are any. */
export function BulletinPage({ month, ...saying }: Saying & { readonly month: string | undefined }) {
  return month === undefined ? <BulletinList {...saying} /> : <OneBulletin {...saying} month={month} />
}

function BulletinList(saying: Saying) {
  const { t } = saying
  const asked = useAnswer<City>('/api/v1/portal')
  return (
    <Told t={t} asked={asked}>
      {({ periods }) => {
        const named = new Set(periods.filter(({ kind }) => kind === 'MONTH').map(({ period }) => period))
        const months = [...named].filter((month) => findStanding(periods, month) !== undefined)
        return (
          <section data-months={months.length}>
            <h2>{t.bulletin.title}</h2>
            <p>{t.bulletin.lead}</p>
            {months.length === 0 ? <p class="card">{t.bulletin.none}</p> : null}
            <ul class="cards">
              {months.map((month) => (
                <li key={month} class="card">
                  <a href={`/portal/bulletin/${month}`}>{t.bulletin.name(t.period(month))}</a>
                </li>
              ))}
            </ul>
          </section>
        )
      }}
    </Told>
  )
}

function OneBulletin({ month, ...saying }: Saying & { readonly month: string }) {
  const asked = useAnswer<Bulletin>(`/api/v1/bulletins/${encodeURIComponent(month)}`)
  return (
    <Told t={saying.t} asked={asked}>
      {(bulletin) => <BulletinView {...saying} bulletin={bulletin} />}
    </Told>
  )
}

type Props = Saying & { readonly bulletin: Bulletin }
type ToldProps = Props & { readonly told: NonNullable<Bulletin['told']> }

function BulletinView({ bulletin, ...saying }: Props) {
  const { t, language } = saying
  const { bulletin: words } = t
  return (
    <article class="sheet" data-bulletin={bulletin.period} data-told={bulletin.told !== null}>
      <h2>{words.name(t.period(bulletin.period))}</h2>
      <NothingStands {...saying} heads={[bulletin]} />
      <p class="quiet">
        {t.days(sayDay(language, bulletin.fromDay), sayDay(language, bulletin.toDay))} · {sayHead(saying, bulletin)}
        <br />
        {words.lead}
      </p>
      {bulletin.told === null ? null : <ToldView {...saying} bulletin={bulletin} told={bulletin.told} />}
      <Source {...saying} bulletin={bulletin} />
      <p class="links not-printed">
        <button type="button" class="tool" onClick={() => window.print()}>
          {words.print}
        </button>
        <a href="/portal/bulletin">{words.all}</a>
      </p>
    </article>
  )
}

/** Of a month that stands: its figures, beside those of the month before. */
function ToldView({ bulletin, told, ...saying }: ToldProps) {
  const { t, language } = saying
  const { bulletin: words } = t
  const say = (count: number) => sayCount(language, count)
  const { before } = told
  const share = before === null ? undefined : sayGood(saying, before.figure)
  return (
    <>
      <h3>{words.total}</h3>
      <p>
        {t.counted(say(told.evaluations))} {t.leftOut(say(told.invalidated), say(told.exempted))}
      </p>
      <div class="card">
        <FigureView
          {...saying}
          figure={told.figure}
          smallestCell={bulletin.naming.smallestCell}
          axis={axisOfFigures([told.figure])}
          isWhole
        />
        <p>{before === null || share === undefined ? words.noBefore : words.before(t.period(before.period), share)}</p>
      </div>
      <Named {...saying} bulletin={bulletin} told={told} />
      <h3>{words.verdicts}</h3>
      <dl class="card rows">
        {Object.entries(words.verdict).map(([verdict, name]) => (
          <div key={verdict} data-verdict={verdict}>
            <dt>{name}</dt>
            <dd>{say(told.verdicts[verdict] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <Halls {...saying} bulletin={bulletin} told={told} />
    </>
  )
}

function Named({ t, language, told }: ToldProps) {
  const { bulletin: words } = t
  const say = (count: number) => sayCount(language, count)
  return (
    <section>
      <h3>{words.named}</h3>
      {told.named.length === 0 ? <p>{words.noneNamed}</p> : null}
      <ul class="notes">
        {told.named.map((window) => (
          <li key={`${window.hallCode}/${window.windowCode}`}>
            {window.hallName} · {window.windowName}：{words.verdict[window.verdict]}，
            {t.score(sayPoints(window.score), sayPoints(window.lower), sayPoints(window.upper))}，
            {t.figure.evaluations(say(window.evaluations))}，{sayParticipation({ t, language }, window)}
          </li>
        ))}
      </ul>
      {told.namesLast ? null : <p class="quiet">{words.lastHeld}</p>}
    </section>
  )
}

function Halls({ t, language, bulletin, told }: ToldProps) {
  const { bulletin: words } = t
  const few = t.figure.tooFew(sayCount(language, bulletin.naming.smallestCell))
  return (
    <section>
      <h3>{t.halls}</h3>
      <p class="quiet">
        {t.hallsLead} — {few}
      </p>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words.hall}</th>
            <th scope="col">{words.evaluations}</th>
            <th scope="col">{words.participation}</th>
            <th scope="col">{words.goodShare}</th>
            <th scope="col">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {told.halls.map(({ hallCode, hallName, figure, before }) => (
            <tr key={hallCode}>
              <th scope="row">{hallName}</th>
              <td class="unbroken">{figure.evaluations === null ? '—' : sayCount(language, figure.evaluations)}</td>
              <td>
                <Share figure={figure} language={language} />
              </td>
              <td>
                <Good figure={figure} />
              </td>
              <td>{before === null ? '—' : <Good figure={before} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Share({ figure: { answered, invited }, language }: Pick<Saying, 'language'> & { readonly figure: Figure }) {
  if (answered === null || invited === null || invited === 0) return <>—</>
  return (
    <>
      <span class="unbroken">{sayPercent(answered, invited)}</span>{' '}
      <span class="unbroken">
        ({sayCount(language, answered)}/{sayCount(language, invited)})
      </span>
    </>
  )
}

/** Each number in one piece; between them a line may end. */
function Good({ figure: { good } }: { readonly figure: Figure }) {
  if (good === null) return <>—</>
  return (
    <>
      <span class="unbroken">{sayHundredths(good.hundredths)}</span>{' '}
      <span class="unbroken">({sayHundredths(good.lowerHundredths)}</span> –{' '}
      <span class="unbroken">{sayHundredths(good.upperHundredths)})</span>
    </>
  )
}

function Source({ bulletin, ...saying }: Props) {
  const { t } = saying
  const { bulletin: words } = t
  return (
    <section>
      <h3>{words.source}</h3>
      <p>
        <a href={`/ranking/${bulletin.period}?revision=${bulletin.revision}`}>
          {t.pages.ranking} · {t.window.proof}
        </a>
      </p>
      <p class="digest">{words.proof(bulletin.resultDigest)}</p>
      {bulletin.others.length === 0 ? null : (
        <>
          <p>{words.others}</p>
          <ul class="notes">
            {bulletin.others.map((other) => (
              <li key={other.revision}>
                <a href={`/ranking/${other.period}?revision=${other.revision}`}>{sayHead(saying, other)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
