/** @jsxImportSource react */
import { sayDay } from '../../shared/format.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { OwnEvaluationTexts } from './texts.zh.ts'

interface LaterProps extends Pick<PageProps, 'spoken'> {
  readonly t: OwnEvaluationTexts
  readonly own: Answer<'seeOwnEvaluations'>
}

/** What was said later of oneself, in batches of its own; nothing can be done with it here. */
export function Later({ spoken, t, own: { later, groupMin } }: LaterProps) {
  if (later.length === 0) return null
  const { language } = spoken
  return (
    <section className="card stack" aria-labelledby="later" data-later={later.length}>
      <h2 id="later">{t.later.title}</h2>
      <p className="quiet">{t.later.hint(String(groupMin))}</p>
      {later.map(({ from, until, evaluations }) => (
        <details className="drawer" key={from}>
          <summary>{`${t.batch(sayDay(language, from), sayDay(language, until))} · ${t.all(String(evaluations.length))}`}</summary>
          <ul className="plain-list stack">
            {evaluations.map(({ grade, tags, comment }, index) => (
              <li key={`${from} ${String(index)}`} data-grade={grade}>
                <strong>{spoken.t.shared.grades[grade]}</strong>{' '}
                {tags.map(({ nameZh, nameEn }) => (language === 'en' ? nameEn : nameZh)).join(' · ')}
                {comment === null ? null : <q className="broken under">{comment}</q>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
