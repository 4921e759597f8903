/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'

/** Pages that belong together, under a heading. */
export interface MenuSection<Name extends string> {
  readonly key: string
  readonly title: string
  readonly names: readonly Name[]
}

interface MenuProps<Name extends string> {
  readonly label: string
  readonly titles: Readonly<Record<Name, string>>
  readonly sections: readonly MenuSection<Name>[]
  readonly current: Name
  readonly onChoose: (name: Name) => void
}

/** The pages of a post. On a narrow screen they are folded behind the name of the one that is open: the page itself comes first there. */
export function Menu<Name extends string>({ label, titles, sections, current, onChoose }: MenuProps<Name>) {
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
      <div id="menu" className={isOpen ? 'menu' : 'menu is-folded'}>
        {sections.map((section) => (
          <Section key={section.key} {...{ section, titles, current }} onChoose={choose} />
        ))}
      </div>
    </nav>
  )
}

interface SectionProps<Name extends string> extends Pick<MenuProps<Name>, 'titles' | 'current' | 'onChoose'> {
  readonly section: MenuSection<Name>
}

/** Folded and unfolded by its heading, with the keyboard too; the one with the page that is open begins unfolded, and on a wide screen all do. */
function Section<Name extends string>({ section, titles, current, onChoose }: SectionProps<Name>) {
  const { key, title, names } = section
  const isCurrent = names.includes(current)
  const [isUnfolded, setUnfolded] = useState<boolean | undefined>(undefined)
  const isOpen = isUnfolded ?? (isCurrent || isWide())
  const [head, list] = [`menu-head-${key}`, `menu-list-${key}`]
  return (
    <section className="menu-section" data-menu-section={key} aria-labelledby={head}>
      <h2 id={head} className="menu-heading">
        <button
          type="button"
          className="menu-head"
          aria-expanded={isOpen}
          aria-controls={list}
          onClick={() => setUnfolded(!isOpen)}
        >
          {title}
        </button>
      </h2>
      <ul id={list} hidden={!isOpen} aria-labelledby={head}>
        {names.map((each) => (
          <li key={each}>
            <Button
              size="large"
              type={each === current ? 'primary' : 'text'}
              aria-current={each === current ? 'page' : undefined}
              onClick={() => onChoose(each)}
            >
              {titles[each]}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** As the style has it. */
const isWide = () => window.matchMedia('(min-width: 60rem)').matches
