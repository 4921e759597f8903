import { render } from 'preact'
import type { seePortal } from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { findLatest, listUnsettled } from '../../domain/standing-version.ts'
import { sayDay, sayInstant } from '../shared/format.ts'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { CityWall } from './city-wall.tsx'
import { type Followed, useFollowed } from './follow.ts'
import { type Hall, HallWall } from './hall-wall.tsx'
import { type Saying, sayDrill } from './panels.tsx'
import { texts } from './texts.ts'

type City = AnswerOf<typeof seePortal>
type Result = Pick<City['periods'][number], 'period' | 'toDay' | 'publishedAt'>

/** /screen/ of the whole place, /screen/hall/{hallCode} of a hall. */
const [, , , hallCode = ''] = location.pathname.split('/').map((part) => decodeURIComponent(part))

function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const address = hallCode === '' ? '/api/v1/portal' : `/api/v1/portal/halls/${encodeURIComponent(hallCode)}`
  const followed = useFollowed<City | Hall>(address)
  const { answer } = followed
  const shown = spoken?.t ?? texts['zh-CN']
  const name = answer !== undefined && 'hallName' in answer ? answer.hallName : shown.city
  useTitle(`${name} · ${shown.shared.product}`)
  if (spoken === undefined) return null
  const { t, language } = spoken
  const saying = { t, language }
  const footer = answer === undefined ? t.note : `${t.note} · ${sayDrill(saying, answer.freshness)}`
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage} footer={footer}>
      <Head {...saying} name={name} followed={followed} />
      {answer === undefined ? <Waiting {...saying} connection={followed.connection} /> : null}
      {answer === undefined ? null : 'hallName' in answer ? (
        <HallWall {...saying} hall={answer} />
      ) : (
        <CityWall {...saying} city={answer} />
      )}
    </Shell>
  )
}

interface HeadProps extends Saying {
  readonly name: string
  readonly followed: Followed<City | Hall>
}

function Head({ t, language, name, followed: { answer, connection } }: HeadProps) {
  const result: Result | null =
    answer === undefined ? null : (('hallName' in answer ? findLatest(answer.periods) : answer.latest) ?? null)
  const unsettled = listUnsettled(answer?.periods ?? []).filter(({ toDay }) => result === null || toDay >= result.toDay)
  const day = (instant: string) =>
    sayDay(language, new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10))
  return (
    <div class="head">
      <h1>
        {name}
        {result === null ? null : (
          <span class="head-period">
            {t.period(result.period)} · {t.published(day(result.publishedAt))}
          </span>
        )}
      </h1>
      <p class="pulse" data-connection={connection}>
        <span role="status">{t.connection[connection]}</span>
        {answer === undefined ? null : <span class="as-of">{t.figuresOf(sayInstant(language, answer.asOf))}</span>}
      </p>
      {unsettled.map(({ period, withdrawn }) =>
        withdrawn === null ? null : (
          <p key={period} class="warning" data-none-stands={period}>
            {t.noneStands(t.period(period), day(withdrawn.at), withdrawn.reason)}
          </p>
        ),
      )}
    </div>
  )
}

function Waiting({ t, connection }: Saying & { readonly connection: Followed<City>['connection'] }) {
  if (connection === 'CONNECTING') return <p class="panel">{t.opening}</p>
  return (
    <section class="panel" data-failed>
      <p>{connection === 'UNKNOWN' ? t.unknown : t.failed}</p>
      <a class="button" href="/portal">
        {t.home}
      </a>
    </section>
  )
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)
