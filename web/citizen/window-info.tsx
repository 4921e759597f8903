import { useEffect, useState } from 'preact/hooks'
import { type Answer, call } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'
import { sayFee, sayHours } from './window-words.ts'
import { windowTexts } from './window-texts.ts'

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
          <dd lang="zh-CN">{page.address ?? t.unknown}</dd>
        </dl>
        {page.hours === null ? null : <p class="quiet">{t.holidays}</p>}
      </section>
      <section class="card stack">
        <h2 class="card-title">{t.items}</h2>
        {page.items === null ? <p>{t.itemsUnknown}</p> : null}
        {page.items?.map((item) => (
          <ItemCard key={item.name} t={t} item={item} />
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
        <dd lang="zh-CN">{item.fees === null ? t.unknown : item.fees.length === 0 ? t.free : item.fees.map(sayFee).join('；')}</dd>
        <dt>{t.materials}</dt>
        <dd lang="zh-CN">
          {item.materials === null ? t.unknown : null}
          {item.materials?.length === 0 ? t.noMaterials : null}
          {item.materials?.map(({ name, form }) => (
            <p key={name}>{`${name}（${t.forms[form]}）`}</p>
          ))}
        </dd>
      </dl>
    </details>
  )
}
