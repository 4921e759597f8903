import { lazy } from 'react'

/** Pages of the console, each fetched when it is turned to. */
export const InboxPage = lazy(() => import('./message/inbox-page.tsx').then((page) => ({ default: page.InboxPage })))
export const OrdersPage = lazy(() =>
  import('./handling-order/orders-page.tsx').then((page) => ({ default: page.OrdersPage })),
)
export const ComplaintsPage = lazy(() =>
  import('./complaint/complaints-page.tsx').then((page) => ({ default: page.ComplaintsPage })),
)
export const AlertsPage = lazy(() => import('./alert/alerts-page.tsx').then((page) => ({ default: page.AlertsPage })))
export const AppealsPage = lazy(() =>
  import('./appeal/appeals-page.tsx').then((page) => ({ default: page.AppealsPage })),
)
export const OwnEvaluationsPage = lazy(() =>
  import('./own-evaluation/own-evaluations-page.tsx').then((page) => ({ default: page.OwnEvaluationsPage })),
)
export const EntriesPage = lazy(() =>
  import('./problem-entry/entries-page.tsx').then((page) => ({ default: page.EntriesPage })),
)
export const FindingsPage = lazy(() =>
  import('./assessment-finding/findings-page.tsx').then((page) => ({ default: page.FindingsPage })),
)
export const CommentsPage = lazy(() =>
  import('./comment-reading/comments-page.tsx').then((page) => ({ default: page.CommentsPage })),
)
export const StaffFiguresPage = lazy(() =>
  import('./staff-figure/staff-figures-page.tsx').then((page) => ({ default: page.StaffFiguresPage })),
)
export const ScoreAlertsPage = lazy(() =>
  import('./score-list/score-alerts-page.tsx').then((page) => ({ default: page.ScoreAlertsPage })),
)
export const ExemptionsPage = lazy(() =>
  import('./exemption/exemptions-page.tsx').then((page) => ({ default: page.ExemptionsPage })),
)
export const ManipulationPage = lazy(() =>
  import('./manipulation/manipulation-page.tsx').then((page) => ({ default: page.ManipulationPage })),
)
export const DeductionsPage = lazy(() =>
  import('./deduction/deductions-page.tsx').then((page) => ({ default: page.DeductionsPage })),
)
export const EvaluationAuditsPage = lazy(() =>
  import('./evaluation-audit/evaluation-audits-page.tsx').then((page) => ({ default: page.EvaluationAuditsPage })),
)
export const ClosureAuditsPage = lazy(() =>
  import('./closure-audit/closure-audits-page.tsx').then((page) => ({ default: page.ClosureAuditsPage })),
)
export const ReviewsPage = lazy(() =>
  import('./assessment-review/reviews-page.tsx').then((page) => ({ default: page.ReviewsPage })),
)
export const OwnCalibrationsPage = lazy(() =>
  import('./assessment-review/own-calibrations-page.tsx').then((page) => ({ default: page.OwnCalibrationsPage })),
)
export const AgreementPage = lazy(() =>
  import('./assessment-review/agreement-page.tsx').then((page) => ({ default: page.AgreementPage })),
)
export const RosterPage = lazy(() =>
  import('./duty-shift/roster-page.tsx').then((page) => ({ default: page.RosterPage })),
)
export const AssessorsPage = lazy(() =>
  import('./assessor/assessors-page.tsx').then((page) => ({ default: page.AssessorsPage })),
)
export const PlansPage = lazy(() =>
  import('./assessment-plan/plans-page.tsx').then((page) => ({ default: page.PlansPage })),
)
export const FormsPage = lazy(() =>
  import('./assessment-form/forms-page.tsx').then((page) => ({ default: page.FormsPage })),
)
export const SchemesPage = lazy(() =>
  import('./score-scheme/schemes-page.tsx').then((page) => ({ default: page.SchemesPage })),
)
export const SystemPage = lazy(() =>
  import('./system-indicator/system-page.tsx').then((page) => ({ default: page.SystemPage })),
)
export const PeriodsPage = lazy(() =>
  import('./score-period/periods-page.tsx').then((page) => ({ default: page.PeriodsPage })),
)
export const PublicationsPage = lazy(() =>
  import('./publication/publications-page.tsx').then((page) => ({ default: page.PublicationsPage })),
)
export const PeriodicReportsPage = lazy(() =>
  import('./report/reports-page.tsx').then((page) => ({ default: page.PeriodicReportsPage })),
)
export const WindowOrItemPage = lazy(() =>
  import('./window-or-item/window-or-item-page.tsx').then((page) => ({ default: page.WindowOrItemPage })),
)
export const RootCausesPage = lazy(() =>
  import('./root-cause/root-causes-page.tsx').then((page) => ({ default: page.RootCausesPage })),
)
export const SilencesPage = lazy(() =>
  import('./silence/silences-page.tsx').then((page) => ({ default: page.SilencesPage })),
)
export const WeightingsPage = lazy(() =>
  import('./weighting/weightings-page.tsx').then((page) => ({ default: page.WeightingsPage })),
)
export const OwnWeightingsPage = lazy(() =>
  import('./weighting/own-weightings-page.tsx').then((page) => ({ default: page.OwnWeightingsPage })),
)
export const PracticesPage = lazy(() =>
  import('./practice/practices-page.tsx').then((page) => ({ default: page.PracticesPage })),
)
export const ReportsPage = lazy(() =>
  import('./confidential-report/reports-page.tsx').then((page) => ({ default: page.ReportsPage })),
)
export const FiguresPage = lazy(() =>
  import('./handling-figure/figures-page.tsx').then((page) => ({ default: page.FiguresPage })),
)
export const CataloguePage = lazy(() =>
  import('./catalogue/catalogue-page.tsx').then((page) => ({ default: page.CataloguePage })),
)
export const DevicesPage = lazy(() =>
  import('./device-inventory/devices-page.tsx').then((page) => ({ default: page.DevicesPage })),
)
export const DrillsPage = lazy(() => import('./drill/drills-page.tsx').then((page) => ({ default: page.DrillsPage })))
export const AuditPage = lazy(() => import('./audit/audit-page.tsx').then((page) => ({ default: page.AuditPage })))
export const ApiKeysPage = lazy(() =>
  import('./api-key/api-keys-page.tsx').then((page) => ({ default: page.ApiKeysPage })),
)
export const PoliciesPage = lazy(() =>
  import('./policy/policies-page.tsx').then((page) => ({ default: page.PoliciesPage })),
)
export const CalendarsPage = lazy(() =>
  import('./calendar/calendars-page.tsx').then((page) => ({ default: page.CalendarsPage })),
)
export const UnmaskingPage = lazy(() =>
  import('./unmasking/unmasking-page.tsx').then((page) => ({ default: page.UnmaskingPage })),
)
export const AssessmentsPage = lazy(() =>
  import('./assessment/assessments-page.tsx').then((page) => ({ default: page.AssessmentsPage })),
)
export const OpinionsPage = lazy(() =>
  import('./opinion/opinions-page.tsx').then((page) => ({ default: page.OpinionsPage })),
)
export const SuggestionsPage = lazy(() =>
  import('./suggestion/suggestions-page.tsx').then((page) => ({ default: page.SuggestionsPage })),
)
export const FieldPage = lazy(() => import('./field/field-page.tsx').then((page) => ({ default: page.FieldPage })))
export const AccountsPage = lazy(() => import('./accounts-page.tsx').then((page) => ({ default: page.AccountsPage })))
