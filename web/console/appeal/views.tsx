/** @jsxImportSource react */
import { Button } from 'antd'
import type { AppealDeskProps } from './say.ts'

/** The views of the appeals, each with an address of its own. */
export function AppealViews({ say: { t }, session, isDecider, at, go }: AppealDeskProps) {
  const views = [
    ...(isDecider ? [['', t.views.mine] as const] : []),
    ['all', t.views.all] as const,
    ['figures', t.views.figures] as const,
    ...(session.permissions.includes('malicious-evaluator:read') ? [['register', t.views.register] as const] : []),
  ]
  const present = !isDecider && at === '' ? 'all' : at
  return (
    <nav aria-label={t.views.label}>
      <ul className="menu views">
        {views.map(([view, name]) => (
          <li key={view}>
            <Button
              size="large"
              type={view === present ? 'primary' : 'default'}
              aria-current={view === present ? 'page' : undefined}
              onClick={() => go(view)}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
