/** @jsxImportSource react */
import { Button } from 'antd'
import type { DeskProps } from './desk.ts'

/** The views of the orders, each with an address of its own. */
export function Views({ say: { t }, desk, at, go }: DeskProps) {
  const views = [
    ...(desk === 'NONE' ? [] : [['', t.views.mine] as const]),
    ['all', t.views.all],
    ['late', t.views.late],
  ]
  const present = desk === 'NONE' && at === '' ? 'all' : at
  return (
    <nav aria-label={t.views.label}>
      <ul className="menu views">
        {views.map(([view = '', name]) => (
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
