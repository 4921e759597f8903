import { sayCount } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import type { PublicFigureTexts as Texts } from './texts.zh.ts'
import { useAsked } from './use-asked.ts'

/** 恶意评价人员信息库: that none is kept here, or how many entries there are. */
export function Malicious({ t, language }: { readonly t: Texts; readonly language: Language }) {
  const { answer, hasFailed } = useAsked('seeMaliciousTotals')
  const { malicious } = t
  if (answer === undefined) return hasFailed ? <p class="warning">{t.failed}</p> : null
  const { isKept, inForce, ended, objectionsUpheld } = answer
  // What has been stays on record where no register is kept any more.
  const isEmpty = inForce + ended + objectionsUpheld === 0
  const rows = [
    [malicious.inForce, inForce],
    [malicious.ended, ended],
    [malicious.objectionsUpheld, objectionsUpheld],
  ] as const
  return (
    <section data-register={isKept ? 'KEPT' : 'NOT_KEPT'}>
      <h2>{malicious.title}</h2>
      <p class="quiet">{isKept ? malicious.lead : malicious.notKept}</p>
      {!isKept && isEmpty ? null : (
        <dl class="card exceptions">
          {rows.map(([name, count]) => (
            <div key={name}>
              <dt>
                {name}
                <span class="number">{sayCount(language, count)}</span>
              </dt>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
