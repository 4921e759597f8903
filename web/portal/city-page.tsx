import { sayCount, sayDay } from '../shared/format.ts'
import type { Axis } from '../shared/score/axis.ts'
import { useAnswer } from '../shared/use-answer.ts'
import { Freshness } from './freshness.tsx'
import { axisOfFigures, FigureView, hallAddress, NothingStands, sayHead, Told, Withdrawn } from './parts.tsx'
import { RectificationView } from './rectification.tsx'
import type { City, Saying } from './types.ts'

/** 全市: what was last published of all halls together and of each, and what is being put right. */
export function CityPage(saying: Saying) {
  const asked = useAnswer<City>('/api/v1/portal')
  return (
    <Told t={saying.t} asked={asked}>
      {(city) => <CityView {...saying} city={city} />}
    </Told>
  )
}

type Props = Saying & { readonly city: City }

function CityView({ city, ...saying }: Props) {
  const { t, language, isElderly } = saying
  const { smallestCell } = city
  const axis = axisOfFigures([city.latest?.figure ?? null, ...city.halls.map(({ figure }) => figure)])
  return (
    <div data-periods={city.periods.length}>
      <NothingStands {...saying} heads={city.unsettled} />
      <Latest {...saying} city={city} axis={axis} />
      <section>
        <h2>{t.halls}</h2>
        <p class="quiet">{t.hallsLead}</p>
        <ul class="cards">
          {city.halls.map(({ hallCode, hallName, figure, rectification }) => (
            <li key={hallCode} class="card" data-hall={hallCode}>
              <h3>
                <a href={hallAddress(hallCode)}>{hallName}</a>
              </h3>
              {city.latest === null ? null : (
                <FigureView {...saying} {...{ figure, axis }} smallestCell={city.latest.naming.smallestCell} />
              )}
              {isElderly || rectification.underWay === null || rectification.underWay === 0 ? null : (
                <p class="quiet">
                  {t.rectification.underWay} {t.rectification.orders(sayCount(language, rectification.underWay))}
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      <RectificationView {...saying} rectification={city.rectification} smallestCell={smallestCell} />
      {isElderly ? null : <Exemptions {...saying} exemptions={city.exemptions} />}
      {isElderly ? null : <History {...saying} city={city} />}
      <Freshness t={t} language={language} freshness={city.freshness} countsUntil={city.latest?.countsUntil} />
    </div>
  )
}

function Latest({ city, axis, ...saying }: Props & { readonly axis: Axis }) {
  const { t, language } = saying
  const { latest } = city
  if (latest === null)
    return city.unsettled.length > 0 ? null : (
      <p class="card" data-not-yet>
        {t.notYet}
      </p>
    )
  const say = (count: number) => sayCount(language, count)
  return (
    <section data-latest={latest.period}>
      <h2>
        {t.newest} · {t.period(latest.period)}
      </h2>
      <p class="quiet">
        {t.days(sayDay(language, latest.fromDay), sayDay(language, latest.toDay))} · {sayHead(saying, latest)}
      </p>
      <div class="card">
        <FigureView
          {...saying}
          {...{ figure: latest.figure, axis }}
          smallestCell={latest.naming.smallestCell}
          isWhole
        />
        <p class="quiet">{t.leftOut(say(latest.invalidated), say(latest.exempted))}</p>
      </div>
      <p class="links">
        <a href={`/ranking/${latest.period}`}>{t.pages.ranking}</a>
        {latest.kind === 'MONTH' ? <a href={`/portal/bulletin/${latest.period}`}>{t.pages.bulletin}</a> : null}
      </p>
    </section>
  )
}

function Exemptions({ t, language, exemptions }: Saying & { readonly exemptions: City['exemptions'] }) {
  const { exemptions: words } = t
  const { from, to, proposed, granted, refused, pending, causes } = exemptions
  const say = (count: number) => sayCount(language, count)
  const told = causes.filter((each) => each.granted > 0)
  return (
    <section data-exemptions={proposed}>
      <h2>{words.title}</h2>
      <p class="quiet">{words.lead(t.period(from), t.period(to))}</p>
      <p>{words.counts(say(proposed), say(granted), say(refused), say(pending))}</p>
      {told.length === 0 ? null : (
        <p class="quiet">{told.map((each) => `${words.causes[each.cause]} ${say(each.granted)}`).join(' · ')}</p>
      )}
    </section>
  )
}

function History({ city, ...saying }: Props) {
  const { t } = saying
  if (city.periods.length === 0) return null
  const axis = axisOfFigures(city.periods.map(({ figure }) => figure))
  return (
    <section>
      <h2>{t.history}</h2>
      <ul class="cards">
        {city.periods.map((head) => (
          <li key={`${head.period} ${head.revision}`} class="card" data-period={head.period}>
            <h3>
              <a href={`/ranking/${head.period}?revision=${head.revision}`}>{t.period(head.period)}</a>
            </h3>
            <p class="quiet">{sayHead(saying, head)}</p>
            {head.withdrawn === null ? (
              <FigureView {...saying} figure={head.figure} smallestCell={head.naming.smallestCell} axis={axis} />
            ) : (
              <Withdrawn {...saying} head={head} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
