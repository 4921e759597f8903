import { sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { useAnswer } from '../shared/use-answer.ts'
import { MethodSteps } from './method-steps.tsx'
import { Told } from './parts.tsx'
import { sayRule } from './rule-words.ts'
import type { Methodology, Saying } from './types.ts'

/** 计算方法: the rules in force with their numbers, and what they make of a window. */
export function MethodPage(saying: Saying) {
  const asked = useAnswer<Methodology>('/api/v1/methodology')
  return (
    <Told t={saying.t} asked={asked}>
      {(methodology) => (
        <div data-policies={methodology.policies.length}>
          <h2>{saying.t.method.title}</h2>
          <p>{saying.t.method.lead}</p>
          <MethodSteps {...saying} methodology={methodology} />
          <Seeds {...saying} methodology={methodology} />
          {saying.isElderly ? null : <Schemes {...saying} methodology={methodology} />}
          {saying.isElderly ? null : <Policies {...saying} methodology={methodology} />}
        </div>
      )}
    </Told>
  )
}

type Props = Saying & { readonly methodology: Methodology }

const draws = ['/api/v1/evaluation-audit-draws', '/api/v1/closure-audit-totals'] as const

function Seeds({ t: { method: t }, methodology }: Props) {
  return (
    <section>
      <h3>{t.seeds}</h3>
      <p>{t.seedWords(String(methodology.seeds.first))}</p>
      <p>
        {t.draws}{' '}
        {draws.map((address) => (
          <a key={address} href={address} class="address">
            {address}
          </a>
        ))}
      </p>
    </section>
  )
}

function Schemes({ t, language, methodology }: Props) {
  const { method: words } = t
  const percent = (weight: number | null) => (weight === null ? '—' : `${weight / 100} %`)
  return (
    <section>
      <h3>{words.schemes}</h3>
      {methodology.schemes.map((scheme) => (
        <details key={scheme.schemeId} class="card" data-scheme={scheme.code}>
          <summary>
            {scheme.title[language === 'en' ? 'en' : 'zh']} ·{' '}
            {words.scheme(String(scheme.version), scheme.divisionName)}
          </summary>
          <p class="quiet">
            {words.source}: {scheme.source}
          </p>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.indicator}</th>
                <th scope="col">{words.citizen}</th>
                <th scope="col">{words.enterprise}</th>
              </tr>
            </thead>
            <tbody>
              {scheme.indicators.map((indicator) => (
                <tr key={indicator.code}>
                  <th scope="row">{indicator.name[language === 'en' ? 'en' : 'zh']}</th>
                  <td>{percent(indicator.citizen)}</td>
                  <td>{percent(indicator.enterprise)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  )
}

type Policy = Methodology['policies'][number]

function Policies({ t, language, methodology }: Props) {
  const { method: words } = t
  return (
    <section>
      <h3>{words.policies}</h3>
      <p class="quiet">{words.policiesLead}</p>
      {methodology.policies.map((policy) => (
        <details key={policy.word} class="card" data-policy={policy.word}>
          <summary>
            {words.policy[policy.word] ?? policy.word} ·{' '}
            {words.inForce(
              policy.divisionName,
              sayDay(language, policy.effectiveFrom),
              String(policy.version),
              String(policy.policyId),
            )}
          </summary>
          <p class="quiet">
            {words.source}: {policy.source}
          </p>
          <Rules language={language} words={words} policy={policy} />
        </details>
      ))}
    </section>
  )
}

interface RulesProps {
  readonly language: Language
  readonly words: Saying['t']['method']
  readonly policy: Policy
}

function Rules({ language, words, policy }: RulesProps) {
  const sentences = words.rules
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{words.rule}</th>
          <th scope="col">{words.source}</th>
        </tr>
      </thead>
      <tbody>
        {policy.rules.map(({ at, value, source }) => (
          <tr key={at} data-rule={at}>
            <td>{sayRule(sentences, policy.word, { at, value })}</td>
            <td>
              {source === null ? words.ofWhole : source.text}
              {source?.publishedOn == null ? '' : ` · ${sayDay(language, source.publishedOn)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
