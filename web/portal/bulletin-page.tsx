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
        const months = [...new Set(periods.filter(({ kind }) => kind === 'MONTH').map(({ period }) => period))]
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

function BulletinView({ bulletin, ...saying }: Props) {
  const { t, language } = saying
  const { bulletin: words } = t
  const say = (count: number) => sayCount(language, count)
  const { before } = bulletin
  const share = before === null ? undefined : sayGood(saying, before.figure)
  return (
    <article class="sheet" data-bulletin={bulletin.period}>
      <h2>{words.name(t.period(bulletin.period))}</h2>
      <NothingStands {...saying} heads={[bulletin]} />
      <p class="quiet">
        {t.days(sayDay(language, bulletin.fromDay), sayDay(language, bulletin.toDay))} · {sayHead(saying, bulletin)}
        <br />
        {words.lead}
      </p>
      <h3>{words.total}</h3>
      <p>
        {t.counted(say(bulletin.evaluations))} {t.leftOut(say(bulletin.invalidated), say(bulletin.exempted))}
      </p>
      <div class="card">
        <FigureView
          {...saying}
          figure={bulletin.figure}
          smallestCell={bulletin.smallestCell}
          axis={axisOfFigures([bulletin.figure])}
          isWhole
        />
        <p>{before === null || share === undefined ? words.noBefore : words.before(t.period(before.period), share)}</p>
      </div>
      <Named {...saying} bulletin={bulletin} />
      <h3>{words.verdicts}</h3>
      <dl class="card rows">
        {Object.entries(words.verdict).map(([verdict, name]) => (
          <div key={verdict} data-verdict={verdict}>
            <dt>{name}</dt>
            <dd>{say(bulletin.verdicts[verdict] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <Halls {...saying} bulletin={bulletin} />
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

function Named({ t, language, bulletin }: Props) {
  const { bulletin: words } = t
  const say = (count: number) => sayCount(language, count)
  return (
    <section>
      <h3>{words.named}</h3>
      {bulletin.named.length === 0 ? <p>{words.noneNamed}</p> : null}
      <ul class="notes">
        {bulletin.named.map((window) => (
          <li key={`${window.hallCode}/${window.windowCode}`}>
            {window.hallName} · {window.windowName}：{words.verdict[window.verdict]}，
            {t.score(sayPoints(window.score), sayPoints(window.lower), sayPoints(window.upper))}，
            {t.figure.evaluations(say(window.evaluations))}，{sayParticipation({ t, language }, window)}
          </li>
        ))}
      </ul>
      {bulletin.namesLast ? null : <p class="quiet">{words.lastHeld}</p>}
    </section>
  )
}

function Halls({ t, language, bulletin }: Props) {
  const { bulletin: words } = t
  const few = t.figure.tooFew(sayCount(language, bulletin.smallestCell))
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
          {bulletin.halls.map(({ hallCode, hallName, figure, before }) => (
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
