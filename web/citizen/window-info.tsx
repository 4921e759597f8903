import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Answer, call } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'
import { windowTexts } from './window-texts.ts'
import { sayFee, sayHours } from './window-words.ts'

type Page = Answer<'seeWindowPage'>
type Item = NonNullable<Page['items']>[number]
type Texts = (typeof windowTexts)[Language]

interface InfoProps {
  readonly language: Language
  readonly hallCode: string
  readonly windowCode: string
}

/** What the window does, above the comment. Where it cannot be had, it says so and the comment stays. */
export function WindowInfo({ language, hallCode, windowCode }: InfoProps) {
  const [page, setPage] = useState<Page | 'FAILED' | undefined>(undefined)
  const load = () => {
    setPage(undefined)
    void call('seeWindowPage', { params: { hallCode, windowCode } }).then((outcome) =>
      setPage(outcome.ok ? outcome.answer : 'FAILED'),
    )
  }
  useEffect(load, [hallCode, windowCode])
  const t = windowTexts[language]
  if (page === undefined) return <p class="opening quiet">{t.opening}</p>
  if (page === 'FAILED') {
    return (
      <section class="card stack" data-info="FAILED">
        <p>{t.failed}</p>
        <button type="button" class="button" onClick={load}>
          {t.again}
        </button>
      </section>
    )
  }
  return (
    <>
      <section class="card stack" data-info="SHOWN" aria-label={t.about}>
        <dl class="facts">
          <dt>{t.waiting}</dt>
          <dd>{page.waiting === null ? t.waitingUnknown : t.waitingOf(page.waiting)}</dd>
          <dt>{t.hours}</dt>
          <dd>{page.hours === null ? t.unknown : sayHours(t, page.hours).map((line) => <p key={line}>{line}</p>)}</dd>
          <dt>{t.address}</dt>
          <dd>{page.address === null ? t.unknown : <span lang="zh-CN">{page.address}</span>}</dd>
        </dl>
        {page.hours === null ? null : <p class="quiet">{t.holidays}</p>}
        <a class="button" href={`/h/${encodeURIComponent(hallCode)}/${encodeURIComponent(windowCode)}`}>
          {t.history}
        </a>
      </section>
      <section class="card stack">
        <h2 class="card-title">{t.items}</h2>
        {page.items === null || page.items.length === 0 ? <p>{t.itemsUnknown}</p> : null}
        {page.items?.map((item) => (
          <ItemCard key={item.itemCode} t={t} item={item} />
        ))}
      </section>
    </>
  )
}

function ItemCard({ t, item }: { readonly t: Texts; readonly item: Item }) {
  return (
    <details class="scores">
      <summary lang="zh-CN">{item.name}</summary>
      <dl class="facts">
        <dt>{t.promised}</dt>
        <dd>{item.isImmediate ? t.immediate : t.limit(item.committedLimit)}</dd>
        <dt>{t.statutory}</dt>
        <dd>{t.limit(item.statutoryLimit)}</dd>
        <dt>{t.fees}</dt>
        <dd>
          {orElse(
            item.fees,
            t.unknown,
            t.free,
          )((fee) => (
            <p key={fee.name} lang="zh-CN">
              {sayFee(fee)}
            </p>
          ))}
        </dd>
        <dt>{t.materials}</dt>
        <dd>
          {orElse(
            item.materials,
            t.unknown,
            t.noMaterials,
          )(({ name, form }) => (
            <p key={name}>
              <span lang="zh-CN">{name}</span>
              {t.form(form)}
            </p>
          ))}
        </dd>
      </dl>
    </details>
  )
}

/** Each of a list; where nobody has entered it, that; where it is empty, that there is nothing. */
function orElse<Each>(list: readonly Each[] | null, unknown: string, none: string) {
  return (show: (each: Each) => ComponentChildren): ComponentChildren =>
    list === null ? unknown : list.length === 0 ? none : list.map(show)
}
