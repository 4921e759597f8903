import { sayCount, sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayPercent } from '../shared/score/say.ts'
import type { RankedWindow, Ranking } from './ask.ts'
import type { RankingTexts } from './texts.zh.ts'

/** What is said until there is an answer, and where there is none. */
export function Waiting({ t, state }: { readonly t: RankingTexts; readonly state: 'OPENING' | 'FAILED' | 'REFUSED' }) {
  return (
    <div aria-live="polite">
      {state === 'OPENING' ? <p class="quiet">{t.opening}</p> : null}
      {state === 'FAILED' ? (
        <p class="warning" data-failed>
          {t.failed}
        </p>
      ) : null}
      {state === 'REFUSED' ? (
        <p class="card" data-unknown>
          {t.unknown}
        </p>
      ) : null}
    </div>
  )
}

export const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** Which version was asked for by the address of the page. */
export const revisionAsked = () => new URLSearchParams(location.search).get('revision')

interface VersionProps {
  readonly t: RankingTexts
  readonly language: Language
  readonly version: Pick<Ranking, 'published' | 'standing'>
  /** Where the version that stands is told of the same thing. */
  readonly address: string
}

/** What has to be known of a version before its figures are read: that it was withdrawn, or is an old one. */
export function VersionNotice({ t, language, version: { published, standing }, address }: VersionProps) {
  const { ranking: words } = t
  const { revision, withdrawn } = published
  return (
    <>
      {withdrawn === null ? null : (
        <p class="warning" data-withdrawn>
          {words.withdrawn(sayDay(language, dayOf(withdrawn.at)), withdrawn.reason)}
        </p>
      )}
      {standing === null || standing <= revision ? null : (
        <p class="warning" data-superseded={standing}>
          <a href={`${address}?revision=${standing}`}>{words.superseded(String(standing))}</a>
        </p>
      )}
      {revision === 0 ? null : <p class="card">{words.revised(String(revision))}</p>}
    </>
  )
}

/** In the place of figures, where the newest version was withdrawn. */
export function NothingStands({
  t,
  language,
  published,
}: Omit<VersionProps, 'version' | 'address'> & Pick<Ranking, 'published'>) {
  const { withdrawn } = published
  if (withdrawn === null) return null
  return (
    <p class="warning" data-none-stands>
      {t.ranking.noneStands(sayDay(language, dayOf(withdrawn.at)), withdrawn.reason)}
    </p>
  )
}

/** Who took part, with the numbers behind the share. */
export function sayParticipation(
  { t, language }: Pick<VersionProps, 't' | 'language'>,
  { answered, invited }: Pick<RankedWindow, 'answered' | 'invited'>,
): string {
  const { ranking: words } = t
  if (answered === null || invited === null) return words.fewAsked
  const [one, all] = [sayCount(language, answered), sayCount(language, invited)]
  return words.participation(one, all, sayPercent(answered, invited))
}
