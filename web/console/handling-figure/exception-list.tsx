/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { handlingExceptions } from '../../../domain/handling-figure.ts'
import { sayCount, sayDueTime, sayInstant } from '../../shared/format.ts'
import type { PageProps } from '../page.ts'
import { Failure, SelectField } from '../parts.tsx'
import type { FigureSpoken } from './say.ts'
import { type Counted, type ExceptionRound, type FigureSet, type Listed, useExceptions } from './use-figures.ts'

interface ExceptionListProps extends PageProps {
  readonly say: FigureSpoken
  readonly total: FigureSet
  readonly counted: Counted
  readonly listed: Listed
  readonly onListed: (listed: Listed) => void
  /** Of whom, in words; empty: of all. */
  readonly of: string
  readonly onEverybody: () => void
}

/** 例外清单: what stands behind the figures, one by one, each with the way to its order. */
export function ExceptionList(props: ExceptionListProps) {
  const { say, spoken, total, counted, listed, onListed, of, onEverybody, goTo } = props
  const { t, language } = say
  const { exceptions: words, figures } = t
  const { rounds, next, failure, more, reload } = useExceptions(props, counted, listed)
  const numberOf = (exception: string) => total.exceptions.find((each) => each.exception === exception)?.rounds ?? 0
  const options = handlingExceptions.map((each): [string, string] => [
    each,
    of === '' ? `${figures.exceptions[each].name} · ${numberOf(each)}` : figures.exceptions[each].name,
  ])
  const chosen = listed.exception
  return (
    <section aria-labelledby="exceptions">
      <h2 id="exceptions">{words.title}</h2>
      <p className="quiet">{chosen === '' ? words.hint : figures.exceptions[chosen].definition}</p>
      <div className="filter">
        <SelectField
          label={words.kind}
          value={chosen}
          options={[['', words.every], ...options]}
          onChange={(each) => onListed({ ...listed, exception: each as Listed['exception'] })}
        />
      </div>
      {of === '' ? null : (
        <div className="acts">
          <p>{t.by.chosen(of)}</p>
          <Button size="large" onClick={onEverybody}>
            {t.by.every}
          </Button>
        </div>
      )}
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: reload }} />
      {rounds === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-shown={rounds.length}>
            {words.count(sayCount(language, rounds.length))}
          </p>
          {rounds.length === 0 ? <p className="card">{words.none}</p> : null}
          <ul className="cards order-cards">
            {rounds.map((round) => (
              <ExceptionCard
                key={`${round.orderId}/${round.round}`}
                say={say}
                round={round}
                onShow={() => goTo('handling-orders', round.orderId)}
              />
            ))}
          </ul>
        </>
      )}
      {next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {words.more}
        </Button>
      )}
    </section>
  )
}

interface ExceptionCardProps {
  readonly say: FigureSpoken
  readonly round: ExceptionRound
  readonly onShow: () => void
}

function ExceptionCard({ say: { t, language, sources }, round, onShow }: ExceptionCardProps) {
  const { exceptions: words, figures } = t
  const place = [round.hallName, round.windowName ?? round.windowCode].filter((part) => part !== null).join(' · ')
  const at = (instant: string) => sayInstant(language, instant)
  return (
    <li className="card" data-order={round.orderId} data-round={round.round}>
      <p>
        {round.exceptions.map((exception) => (
          <Tag key={exception} className={exception === 'EXPLAINED' ? 'tag-plain' : 'tag-late'}>
            {figures.exceptions[exception].name}
          </Tag>
        ))}
        {round.round > 0 ? <Tag className="tag-bad">{words.round(String(round.round + 1))}</Tag> : null}
      </p>
      <p>
        {place}
        <span className="under">
          {[round.itemName, sources[round.source], round.lead.name].filter((part) => part !== null).join(' · ')}
        </span>
      </p>
      <p className="quiet">
        {[
          words.begun(at(round.begunAt)),
          ...(round.handleDueAt === null ? [] : [words.due(sayDueTime(language, round.handleDueAt))]),
          round.handledAt === null ? words.notHandled : words.handled(at(round.handledAt)),
          ...(round.satisfaction === null ? [] : [words.satisfaction(String(round.satisfaction))]),
        ].join(' · ')}
      </p>
      <Button size="large" aria-label={words.open(place)} onClick={onShow}>
        {words.see}
      </Button>
    </li>
  )
}
