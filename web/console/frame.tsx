/** @jsxImportSource react */
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import type { Permission } from '../../domain/access.ts'
import { sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayFailure } from './call.ts'
import { useStream } from './follow.ts'
import {
  AccountsPage,
  AgreementPage,
  AlertsPage,
  ApiKeysPage,
  AppealsPage,
  AssessmentsPage,
  AssessorsPage,
  AuditPage,
  CalendarsPage,
  CataloguePage,
  ClosureAuditsPage,
  CommentsPage,
  ComplaintsPage,
  DeductionsPage,
  DevicesPage,
  DrillsPage,
  EntriesPage,
  EvaluationAuditsPage,
  ExemptionsPage,
  FieldPage,
  FiguresPage,
  FindingsPage,
  FormsPage,
  InboxPage,
  ManipulationPage,
  OpinionsPage,
  OrdersPage,
  OwnCalibrationsPage,
  OwnEvaluationsPage,
  OwnWeightingsPage,
  PeriodicReportsPage,
  PeriodsPage,
  PlansPage,
  PoliciesPage,
  PracticesPage,
  PublicationsPage,
  ReportsPage,
  ReviewsPage,
  RootCausesPage,
  RosterPage,
  SchemesPage,
  ScoreAlertsPage,
  SilencesPage,
  StaffFiguresPage,
  SuggestionsPage,
  SystemPage,
  UnmaskingPage,
  WeightingsPage,
  WindowOrItemPage,
} from './lazy-pages.tsx'
import { Menu, type MenuSection } from './menu.tsx'
import { OwnPage } from './own-page.tsx'
import type { PageProps } from './page.ts'
import { PageBoundary } from './page-boundary.tsx'
import { Failure, SelectField } from './parts.tsx'
import { sayPost } from './say.ts'
import type { ConsoleTexts } from './texts.zh.ts'
import { useAddress } from './use-address.ts'
import type { Session } from './use-session.ts'
import type { Spoken } from './use-spoken.ts'

/** Pages of the console, each with its section of the menu and the permission that opens it; each is loaded when it is first wanted. */
const pages = {
  own: { section: 'today', permission: undefined, Page: OwnPage },
  inbox: { section: 'today', permission: undefined, Page: InboxPage },
  field: { section: 'today', permission: 'assessment:do', Page: FieldPage },
  'own-calibrations': { section: 'today', permission: 'calibration:answer', Page: OwnCalibrationsPage },
  'own-weightings': { section: 'today', permission: 'weighting:answer', Page: OwnWeightingsPage },
  'duty-shifts': { section: 'today', permission: 'duty-shift:read', Page: RosterPage },
  'own-evaluations': { section: 'today', permission: 'own-evaluation:read', Page: OwnEvaluationsPage },
  'staff-figures': { section: 'today', permission: 'staff-figure:read', Page: StaffFiguresPage },
  'handling-orders': { section: 'cases', permission: 'handling:read', Page: OrdersPage },
  complaints: { section: 'cases', permission: 'complaint:enter', Page: ComplaintsPage },
  alerts: { section: 'cases', permission: 'alert:raise', Page: AlertsPage },
  appeals: { section: 'cases', permission: 'appeal:read', Page: AppealsPage },
  'problem-entries': { section: 'cases', permission: 'handling:read', Page: EntriesPage },
  practices: { section: 'cases', permission: 'handling:read', Page: PracticesPage },
  suggestions: { section: 'cases', permission: 'suggestion:read', Page: SuggestionsPage },
  unmasking: { section: 'cases', permission: 'case-contact:read', Page: UnmaskingPage },
  'assessment-plans': { section: 'assessing', permission: 'assessment-plan:read', Page: PlansPage },
  assessors: { section: 'assessing', permission: 'assessor:read', Page: AssessorsPage },
  'assessment-forms': { section: 'assessing', permission: 'assessment-form:read', Page: FormsPage },
  assessments: { section: 'assessing', permission: 'assessment:read', Page: AssessmentsPage },
  'assessment-reviews': { section: 'assessing', permission: 'assessment-review:read', Page: ReviewsPage },
  findings: { section: 'assessing', permission: 'finding:read', Page: FindingsPage },
  deductions: { section: 'assessing', permission: 'deduction:read', Page: DeductionsPage },
  exemptions: { section: 'assessing', permission: 'exemption:read', Page: ExemptionsPage },
  opinions: { section: 'assessing', permission: 'opinion:read', Page: OpinionsPage },
  'confidential-reports': { section: 'assessing', permission: 'confidential-report:read', Page: ReportsPage },
  'closure-audits': { section: 'assessing', permission: 'closure-audit:read', Page: ClosureAuditsPage },
  manipulation: { section: 'assessing', permission: 'manipulation:read', Page: ManipulationPage },
  'evaluation-audits': { section: 'assessing', permission: 'evaluation-audit:read', Page: EvaluationAuditsPage },
  'handling-figures': { section: 'figures', permission: 'handling:read', Page: FiguresPage },
  'comment-readings': { section: 'figures', permission: 'comment:read', Page: CommentsPage },
  'score-periods': { section: 'figures', permission: 'score-figure:read', Page: PeriodsPage },
  publications: { section: 'figures', permission: 'publication:read', Page: PublicationsPage },
  reports: { section: 'figures', permission: 'report:read', Page: PeriodicReportsPage },
  'window-or-item': { section: 'figures', permission: 'score:read', Page: WindowOrItemPage },
  'root-causes': { section: 'figures', permission: 'insight:read', Page: RootCausesPage },
  silences: { section: 'figures', permission: 'insight:read', Page: SilencesPage },
  'score-schemes': { section: 'figures', permission: 'score-scheme:read', Page: SchemesPage },
  'score-alerts': { section: 'figures', permission: 'score-list:read', Page: ScoreAlertsPage },
  'system-indicators': { section: 'figures', permission: 'system-indicator:read', Page: SystemPage },
  weightings: { section: 'figures', permission: 'weighting:read', Page: WeightingsPage },
  'rater-agreement': { section: 'figures', permission: 'rater-agreement:read', Page: AgreementPage },
  catalogue: { section: 'managing', permission: 'catalogue:read', Page: CataloguePage },
  policies: { section: 'managing', permission: 'policy:read', Page: PoliciesPage },
  calendars: { section: 'managing', permission: 'calendar:read', Page: CalendarsPage },
  devices: { section: 'managing', permission: 'device:read', Page: DevicesPage },
  accounts: { section: 'managing', permission: 'account:read', Page: AccountsPage },
  'api-keys': { section: 'managing', permission: 'api-key:read', Page: ApiKeysPage },
  drills: { section: 'managing', permission: 'drill:read', Page: DrillsPage },
  audit: { section: 'managing', permission: 'audit:read', Page: AuditPage },
} as const satisfies Record<
  string,
  { section: keyof ConsoleTexts['menuSections']; permission: Permission | undefined; Page: unknown }
>

type PageName = keyof typeof pages

function pagesOf({ permissions }: Session): PageName[] {
  return (Object.keys(pages) as PageName[]).filter((name) => {
    const { permission } = pages[name]
    return permission === undefined || permissions.includes(permission)
  })
}

type Section = (typeof pages)[PageName]['section']
/** In the order in which a day goes. */
const sections: readonly Section[] = ['today', 'cases', 'assessing', 'figures', 'managing']

function sectionsOf(
  titles: Readonly<Record<Section, string>>,
  names: readonly PageName[],
): readonly MenuSection<PageName>[] {
  return sections
    .map((key) => ({ key, title: titles[key], names: names.filter((name) => pages[name].section === key) }))
    .filter((section) => section.names.length > 0)
}

interface FrameProps extends Pick<PageProps, 'spoken' | 'signedIn' | 'session'> {
  readonly onLanguage: (language: Language) => void
}

/** Whoever is signed in sees what his post may do, in which post he acts, and until when. */
export function Frame({ spoken, signedIn, session, onLanguage }: FrameProps) {
  const { t, language } = spoken
  const [{ page: wanted, at }, goTo] = useAddress()
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const unread = useUnread()
  const names = pagesOf(session)
  const name = names.find((each) => each === wanted) ?? 'own'
  const { Page } = pages[name]
  const leave = async () => {
    const heard = await signedIn.leave(false)
    if (!heard.ok) setFailure(sayFailure(t, heard))
  }
  const choose = async (postId: string) => {
    const heard = await signedIn.ask('choosePost', { body: { postId } })
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    if (heard.ok) signedIn.take(heard.answer)
  }
  return (
    <>
      <Masthead spoken={spoken} onLanguage={onLanguage}>
        <Button
          size="large"
          className={unread === undefined || unread === 0 ? '' : 'has-unread'}
          data-unread-count={unread}
          onClick={() => goTo('inbox')}
        >
          {unread === undefined || unread === 0
            ? t.menu.inbox
            : t.post.unread(unread >= countedMax ? `${countedMax - 1}+` : String(unread))}
        </Button>
        <Button size="large" onClick={() => void leave()}>
          {t.post.signOut}
        </Button>
      </Masthead>
      <div className="who">
        <p>
          <strong>{session.username}</strong>
          <span className="quiet">
            {t.post.until(sayInstant(language, session.endsAt), String(session.idleMinutesMax))}
          </span>
        </p>
        {session.posts.length === 0 ? (
          <p>{t.post.none}</p>
        ) : (
          <SelectField
            label={t.post.label}
            value={session.postId ?? ''}
            options={session.posts.map((post) => [post.postId, sayPost(t, post)])}
            onChange={(postId) => void choose(postId)}
          />
        )}
      </div>
      <div className="desk">
        <Menu
          label={t.menu.label}
          titles={t.menu}
          sections={sectionsOf(t.menuSections, names)}
          current={name}
          onChoose={goTo}
        />
        <main id="main" tabIndex={-1} data-stage="OPEN">
          <Failure text={failure} />
          <PageBoundary key={name} t={t}>
            <Suspense fallback={<p>{t.loading}</p>}>
              <Page
                key={session.postId}
                spoken={spoken}
                signedIn={signedIn}
                session={session}
                at={name === wanted ? at : ''}
                go={(next) => goTo(name, next)}
                goTo={goTo}
                unread={unread}
              />
            </Suspense>
          </PageBoundary>
        </main>
      </div>
    </>
  )
}

const unreadEvents = ['unread'] as const
/** So many are counted; the label says that there are more. */
const countedMax = 100

function useUnread(): number | undefined {
  const [unread, setUnread] = useState<number | undefined>(undefined)
  useStream('followMessages', unreadEvents, (_, data) => setUnread((data as { unread: number }).unread))
  return unread
}

interface MastheadProps {
  readonly spoken: Spoken
  readonly onLanguage: (language: Language) => void
  readonly children?: ReactNode
}

export function Masthead({ spoken: { t, language }, onLanguage, children }: MastheadProps) {
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t.shared.skip}
      </button>
      <header className="masthead">
        <p className="brand">
          <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect width="32" height="32" rx="8" />
            <path d="M8 12h2M22 12h2M8 18c2 5 5 7 8 7s6-2 8-7" />
          </svg>
          <span className="brand-name">{t.shared.product}</span>
          <span className="brand-subtitle">{t.title}</span>
        </p>
        <div className="tools">
          <Button size="large" lang={other} onClick={() => onLanguage(other)}>
            {t.shared.otherLanguage}
          </Button>
          {children}
        </div>
      </header>
    </>
  )
}
