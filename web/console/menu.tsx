/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'

interface MenuProps<Name extends string> {
  readonly label: string
  readonly titles: Readonly<Record<Name, string>>
  readonly names: readonly Name[]
  readonly current: Name
  readonly onChoose: (name: Name) => void
}

/** The pages of a post. On a narrow screen they are folded behind the name of the one that is open: the page itself comes first there. */
export function Menu<Name extends string>({ label, titles, names, current, onChoose }: MenuProps<Name>) {
  const [isOpen, setOpen] = useState(false)
  const choose = (name: Name) => {
    setOpen(false)
    onChoose(name)
  }
  return (
    <nav aria-label={label}>
      <Button
        size="large"
        className="menu-fold"
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpen(!isOpen)}
      >
        <span>{label}</span>
        <strong>{titles[current]}</strong>
      </Button>
      <ul id="menu" className={isOpen ? 'menu' : 'menu is-folded'}>
        {names.map((each) => (
          <li key={each}>
            <Button
              size="large"
              type={each === current ? 'primary' : 'text'}
              aria-current={each === current ? 'page' : undefined}
              onClick={() => choose(each)}
            >
              {titles[each]}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
