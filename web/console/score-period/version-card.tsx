/** @jsxImportSource react */
import { sayCount, sayDay, sayInstant } from '../../shared/format.ts'
import { type PeriodSpoken, sayVersion, type Version } from './say.ts'

interface VersionProps {
  readonly say: PeriodSpoken
  readonly version: Version
}

/** One computation: what it counted, what it follows from, and what is other in it than in the one before. */
export function VersionCard({ say, version }: VersionProps) {
  const { t, language } = say
  const count = (number: number) => sayCount(language, number)
  const { evaluations, invalidated, exempted, computedAt, countsUntil, change } = version
  return (
    <li className="card" data-version={`${version.purpose}-${version.revision}`}>
      <h3>{sayVersion(say, version)}</h3>
      {version.purpose === 'BRIDGE' ? (
        <>
          <p className="quiet">{t.version.bridgeHint}</p>
          <p>{`${t.version.changed}${version.changed.map((rule) => t.version.rulesChanged[rule]).join(t.listed)}`}</p>
        </>
      ) : null}
      <p>
        {t.version.counted(count(evaluations))}
        <span className="under">{t.version.leftOut(count(invalidated), count(exempted))}</span>
      </p>
      <p className="quiet">{t.version.computed(sayInstant(language, computedAt), sayInstant(language, countsUntil))}</p>
      {change === null ? null : <Change say={say} version={version} change={change} />}
      <Made say={say} version={version} />
    </li>
  )
}

interface ChangeProps extends VersionProps {
  readonly change: NonNullable<Version['change']>
}

function Change({ say, version, change }: ChangeProps) {
  const { t } = say
  const why = whyOf(say, version, change)
  return (
    <div className="notice" data-changed={change.windows}>
      <p>
        <strong>{t.version.against(sayVersion(say, change.against))}</strong>
      </p>
      <p>{why.join(t.listed)}</p>
      <p>
        {change.windows === 0
          ? t.version.same
          : t.version.changedWindows(sayCount(say.language, change.windows), sayCount(say.language, change.verdicts))}
      </p>
      {change.composite === null ? null : (
        <p data-composite-changed={change.composite.windows}>
          {change.composite.windows === 0
            ? t.version.sameComposite
            : t.version.changedComposites(
                sayCount(say.language, change.composite.windows),
                sayCount(say.language, change.composite.verdicts),
              )}
        </p>
      )}
    </div>
  )
}

/** What was counted otherwise; a bridge is the same, counted by other rules. */
function whyOf({ t, language }: PeriodSpoken, { purpose }: Version, change: ChangeProps['change']): readonly string[] {
  const { why } = t.version
  const count = (number: number) => sayCount(language, Math.abs(number))
  const told = [
    ...(purpose === 'BRIDGE' ? [why.rules] : []),
    ...(change.invalidated > 0 ? [why.invalidated(count(change.invalidated))] : []),
    ...(change.exempted > 0 ? [why.exempted(count(change.exempted))] : []),
    ...(change.evaluations > 0 ? [why.evaluations(count(change.evaluations))] : []),
    ...(change.evaluations < 0 ? [why.fewer(count(change.evaluations))] : []),
  ]
  return told.length === 0 ? [why.none] : told
}

function Made({ say: { t, language }, version }: VersionProps) {
  const { inputs, resultDigest, rules, logSize } = version
  return (
    <details>
      <summary>{t.version.made}</summary>
      <p className="broken">{t.version.rules(String(rules.version), sayDay(language, rules.effectiveFrom))}</p>
      <p className="quiet broken">{rules.source}</p>
      {logSize === null ? null : <p className="quiet">{t.version.logSize(sayCount(language, logSize))}</p>}
      <dl className="pairs stacked">
        <dt>{t.version.digest}</dt>
        <dd className="digest">{resultDigest}</dd>
      </dl>
      <p className="quiet">{t.version.inputs}</p>
      <ul className="plain-list">
        {inputs.map(({ month, digest, isOwn }) => (
          <li key={digest}>
            {t.version.input(month, isOwn)}
            <span className="under digest">{digest}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
