/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { appealStandings } from '../../../domain/appeal-option.ts'
import { sayInstant } from '../../shared/format.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import {
  type AppealDeskProps,
  type AppealSpoken,
  type ListedAppeal,
  sayAppealPlace,
  sayStance,
  sayUntil,
} from './say.ts'
import { type AppealFilter, useAppeals, type WantedStanding } from './use-appeals.ts'
import { AppealViews } from './views.tsx'

interface DeskProps extends AppealDeskProps {
  readonly filter: AppealFilter
  readonly onStanding: (standing: WantedStanding) => void
}

/** What waits for a decision, and what has been decided. */
export function AppealsDesk(props: DeskProps) {
  const { say, spoken, isDecider, filter, onStanding, go } = props
  const { t, language } = say
  const { appeals, next, asOf, failure, more, reload } = useAppeals(props, filter)
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{isDecider ? t.hint.DECIDE : t.hint.READ}</p>
      <AppealViews {...props} />
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {filter.isMine ? null : (
        <fieldset className="filter" aria-label={t.filter.label}>
          <SelectField
            label={t.filter.standing}
            value={filter.standing}
            options={[
              ['', t.filter.open],
              ...appealStandings.map((each): [string, string] => [each, t.standings[each]]),
            ]}
            onChange={(chosen) => onStanding(chosen as WantedStanding)}
          />
        </fieldset>
      )}
      {appeals === undefined || asOf === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <div className="acts">
            <p className="quiet" role="status" data-shown={appeals.length}>
              {t.list.asOf(sayInstant(language, asOf))}
              <span className="under">{t.list.shown(String(appeals.length))}</span>
            </p>
            <Button size="large" onClick={() => void reload()}>
              {t.list.refresh}
            </Button>
          </div>
          <AppealCards say={say} appeals={appeals} empty={filter.isMine ? t.list.noneMine : t.list.none} onShow={go} />
        </>
      )}
      {next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.list.more}
        </Button>
      )}
    </>
  )
}

interface CardsProps {
  readonly say: AppealSpoken
  readonly appeals: readonly ListedAppeal[]
  readonly empty: string
  readonly onShow: (appealId: string) => void
}

function AppealCards({ say, appeals, empty, onShow }: CardsProps) {
  const { t } = say
  if (appeals.length === 0) return <p className="card">{empty}</p>
  return (
    <ul className="cards order-cards">
      {appeals.map((appeal) => (
        <li key={appeal.appealId} className="card" data-appeal={appeal.appealId} data-standing={appeal.standing}>
          <p>
            <StandingTag say={say} appeal={appeal} />
            {appeal.isOwnToDo ? <Tag className="tag-good own">{t.list.own}</Tag> : null}
            {appeal.isDrill ? <Tag className="tag-plain">{t.list.drill}</Tag> : null}
          </p>
          <p>
            <strong>{t.grounds[appeal.ground]}</strong>
            <span className="under">{sayClock(say, appeal)}</span>
          </p>
          <p>
            {sayAppealPlace(appeal)}
            <span className="under">
              {[appeal.itemName, appeal.organization.name].filter((part) => part !== null).join(' · ')}
            </span>
          </p>
          <p className="quiet">{`${t.facts.citizen}：${sayStance(say, appeal)}`}</p>
          <Button
            size="large"
            aria-label={t.list.open(`${sayAppealPlace(appeal)}，${t.grounds[appeal.ground]}`)}
            onClick={() => onShow(appeal.appealId)}
          >
            {t.list.see}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** What is waited for, and until when; of what is decided, the decision. */
function sayClock(say: AppealSpoken, { standing, verdict, objectUntil, decideUntil, lodgedAt }: ListedAppeal): string {
  const { t, language } = say
  switch (standing) {
    case 'WAITING':
      return `${t.facts.objectUntil} · ${sayUntil(say, objectUntil)}`
    case 'HEARD':
    case 'OVERDUE':
      return `${t.facts.decideUntil} · ${sayUntil(say, decideUntil)}`
    case 'DECIDED':
    case 'WITHDRAWN':
      return verdict === null ? `${t.facts.lodged} · ${sayInstant(language, lodgedAt)}` : t.verdicts[verdict]
  }
}

const classes = {
  WAITING: 'tag-plain',
  HEARD: 'tag-bad',
  OVERDUE: 'tag-late',
  DECIDED: 'tag-good',
  WITHDRAWN: 'tag-plain',
} as const

export function StandingTag({ say: { t }, appeal }: { readonly say: AppealSpoken; readonly appeal: ListedAppeal }) {
  return <Tag className={classes[appeal.standing]}>{t.standings[appeal.standing]}</Tag>
}
