/** @jsxImportSource react */
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { OwnEvaluationTexts } from './texts.zh.ts'

interface InvitingProps extends Pick<PageProps, 'spoken'> {
  readonly t: OwnEvaluationTexts
  readonly own: Answer<'seeOwnEvaluations'>
}

/** 邀评用语: what may be said, what counts as inducing, and by what it is shown: known before anybody is held to it. */
export function Inviting({ spoken: { language }, t, own: { inviting } }: InvitingProps) {
  const inOwn = language === 'en' ? 'en' : 'zh-CN'
  return (
    <section className="card stack" aria-labelledby="inviting">
      <h2 id="inviting">{t.inviting.title}</h2>
      <p className="quiet">{t.inviting.hint}</p>
      <ul className="stack">
        {inviting.sentences.map((sentence) => (
          <li key={sentence['zh-CN']}>{sentence[inOwn]}</li>
        ))}
      </ul>
      <details className="drawer">
        <summary>{t.inviting.inducing}</summary>
        <ul className="plain-list stack">
          {inviting.inducing.map((kind) => (
            <li key={kind.code} data-inducing={kind.code}>
              <strong>{kind[inOwn]}</strong>
              <p className="quiet">{t.inviting.evidence(kind.evidence[inOwn])}</p>
            </li>
          ))}
        </ul>
      </details>
      <p className="quiet">{t.inviting.source(inviting.source)}</p>
    </section>
  )
}
