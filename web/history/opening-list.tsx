import { useState } from 'preact/hooks'
import type { Language } from '../shared/language.ts'
import { askOpenings, type HistoryPeriod, type ShownOpening } from './ask.ts'
import type { CheckedOpening } from './check-opening.ts'
import type { HistoryTexts as Texts } from './texts.zh.ts'

interface ListProps {
  readonly t: Texts
  readonly language: Language
  readonly period: HistoryPeriod
  readonly address: string
  /** Items by their code, as far as they are known. */
  readonly items: ReadonlyMap<string, string>
}

interface Shown {
  readonly openings: readonly ShownOpening[]
  readonly next: string | null
}

/** What was opened of a period, page by page, fetched when somebody wants to see it. */
export function OpeningList({ t, period, address, items }: ListProps) {
  const [shown, setShown] = useState<Shown | undefined>(undefined)
  const [state, setState] = useState<'QUIET' | 'ASKING' | 'FAILED'>('QUIET')
  const load = async () => {
    setState('ASKING')
    const outcome = await askOpenings(address, shown?.next ?? undefined)
    if (!outcome.ok) return setState('FAILED')
    const name = period.period.day ?? period.period.week
    const found = outcome.answer.windows.filter((window) => (window.period.day ?? window.period.week) === name)
    const openings = [...(shown?.openings ?? []), ...found.flatMap((window) => window.openings)]
    setShown({ openings, next: outcome.answer.next })
    setState('QUIET')
  }
  const open = (event: Event) => {
    if ((event.currentTarget as HTMLDetailsElement).open && shown === undefined && state === 'QUIET') void load()
  }
  const { counts } = period.window ?? { counts: { given: 0, notOpened: 0 } }
  return (
    <details onToggle={open}>
      <summary>{t.show(String(counts.given - counts.notOpened))}</summary>
      <ul class="openings">
        {shown?.openings.map((opening) => (
          <OpeningCard key={opening.digest} t={t} opening={opening} items={items} />
        ))}
      </ul>
      <div role="status">
        {state === 'ASKING' ? <p class="quiet">{t.opening}</p> : null}
        {state === 'FAILED' ? <p class="warning">{t.failed}</p> : null}
      </div>
      {state === 'FAILED' || (state === 'QUIET' && shown !== undefined && shown.next !== null) ? (
        <button type="button" class="button" onClick={() => void load()}>
          {state === 'FAILED' ? t.again : t.more}
        </button>
      ) : null}
    </details>
  )
}

interface CardProps extends Pick<ListProps, 't' | 'items'> {
  readonly opening: ShownOpening
}

function OpeningCard({ t, opening, items }: CardProps) {
  const { item, at, scores } = opening.values
  const dimensions = Object.entries(scores.dimensions ?? {})
  return (
    <li class="opening-card" data-digest={opening.digest}>
      <p class="grade-line">
        <b>{t.shared.grades[scores.grade]}</b>
        <span>{at === undefined ? t.hourClosed : sayHour(t, at)}</span>
      </p>
      {item === undefined ? <p>{t.itemClosed}</p> : <p lang="zh-CN">{items.get(item) ?? item}</p>}
      {dimensions.length === 0 ? null : (
        <p>{`${t.scores}: ${dimensions.map(([name, score]) => `${t.dimensions[name] ?? name} ${score}`).join(' · ')}`}</p>
      )}
      <p class="quiet">
        {`${t.digest} `}
        <code>{opening.digest}</code>
      </p>
      <Check t={t} opening={opening} />
    </li>
  )
}

const hoursAhead = 8
const pad = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** Halls are in China: the hour of the day there. */
function sayHour(t: Texts, at: number): string {
  const hour = (at + hoursAhead) % 24
  return t.hour(pad(hour), pad(hour + 1))
}

type Checked = CheckedOpening & { readonly verdict: 'HOLDS' | 'FALSE' | 'OPEN' }
const steps = ['CONTENT', 'LOG', 'SIGNATURE'] as const
const unchecked: Checked = { CONTENT: 'OPEN', LOG: 'OPEN', SIGNATURE: 'OPEN', verdict: 'OPEN' }

/** The program that checks is fetched when somebody wants to know. */
async function check(opening: ShownOpening): Promise<Checked> {
  try {
    const { checkOpening, verdictOf } = await import('./check-opening.ts')
    const checked = await checkOpening(opening)
    return { ...checked, verdict: verdictOf(checked) }
  } catch {
    return unchecked
  }
}

function Check({ t, opening }: Pick<CardProps, 't' | 'opening'>) {
  const [checked, setChecked] = useState<Checked | 'CHECKING' | undefined>(undefined)
  const start = () => {
    if (checked === 'CHECKING') return
    setChecked('CHECKING')
    void check(opening).then(setChecked)
  }
  return (
    <>
      <button type="button" class="button check" aria-disabled={checked === 'CHECKING'} onClick={start}>
        {t.check}
        <span class="visually-hidden">{` ${opening.digest.slice(0, 8)}`}</span>
      </button>
      <div role="status">
        {checked === 'CHECKING' ? <p class="quiet">{t.checking}</p> : null}
        {checked === undefined || checked === 'CHECKING' ? null : <Told t={t} checked={checked} />}
      </div>
    </>
  )
}

function Told({ t, checked }: { readonly t: Texts; readonly checked: Checked }) {
  return (
    <div class={`told ${checked.verdict.toLowerCase()}`} data-verdict={checked.verdict}>
      <p>
        <b>{t.checked[checked.verdict]}</b>
      </p>
      <ul>
        {steps.map((step) => (
          <li key={step} data-step={step} data-finding={checked[step]}>
            {`${marks[checked[step]]} ${t.steps[step][checked[step]]}`}
          </li>
        ))}
      </ul>
      <p class="quiet">{t.notWitnessed}</p>
    </div>
  )
}

const marks = { GOOD: '✓', BAD: '✗', OPEN: '–' } as const
