/** @jsxImportSource react */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { CatalogueSpoken } from './spoken.ts'
import type { Catalogue } from './use-catalogue.ts'

interface TreeProps {
  readonly say: CatalogueSpoken
  readonly catalogue: Catalogue
  readonly at: string
  readonly onGo: (at: string) => void
}

interface Node {
  readonly at: string
  readonly name: string
  readonly isClosed: boolean
}

/** Divisions with what stands in them, opened branch by branch: the browser’s own parts, which every keyboard knows. */
export function Tree(props: TreeProps) {
  const { divisions } = props.catalogue
  const codes = new Set(divisions.map(({ divisionCode }) => divisionCode))
  const tops = divisions.filter(({ parentCode }) => parentCode === null || !codes.has(parentCode))
  return (
    <ul className="tree">
      {tops.map((division) => (
        <DivisionBranch key={division.divisionCode} {...props} code={division.divisionCode} isTop />
      ))}
    </ul>
  )
}

function DivisionBranch(props: TreeProps & { readonly code: string; readonly isTop?: boolean }) {
  const { say, catalogue, code, isTop = false } = props
  const { t } = say
  const division = catalogue.divisions.find(({ divisionCode }) => divisionCode === code)
  const below = catalogue.divisions.filter(({ parentCode }) => parentCode === code)
  const halls = catalogue.halls.filter(({ divisionCode }) => divisionCode === code)
  const own = catalogue.organizations.filter(({ divisionCode }) => divisionCode === code)
  if (division === undefined) return null
  return (
    <Branch {...props} node={toNode(`division/${code}`, division.name, division.status)} isOpen={isTop}>
      {halls.map(({ hallCode, name, status }) => (
        <HallBranch key={hallCode} {...props} node={toNode(`hall/${hallCode}`, name, status)} hallCode={hallCode} />
      ))}
      <Group label={t.groups.organizations} count={own.length}>
        {own.map(({ organizationCode, name, status }) => (
          <OrganizationBranch
            key={organizationCode}
            {...props}
            node={toNode(`organization/${organizationCode}`, name, status)}
            organizationCode={organizationCode}
          />
        ))}
      </Group>
      <Group label={t.groups.below} count={below.length}>
        {below.map(({ divisionCode }) => (
          <DivisionBranch key={divisionCode} {...props} code={divisionCode} isTop={false} />
        ))}
      </Group>
    </Branch>
  )
}

function HallBranch(props: TreeProps & { readonly node: Node; readonly hallCode: string }) {
  const { say, catalogue, hallCode } = props
  const windows = catalogue.windows.filter((each) => each.hallCode === hallCode)
  const staff = catalogue.staff.filter((each) => each.hallCode === hallCode)
  return (
    <Branch {...props}>
      <Group label={say.t.groups.windows} count={windows.length}>
        {windows.map(({ windowCode, name, status }) => (
          <Leaf
            key={windowCode}
            {...props}
            node={toNode(`window/${hallCode}/${windowCode}`, `${windowCode} ${name}`, status)}
          />
        ))}
      </Group>
      <Group label={say.t.groups.staff} count={staff.length}>
        {staff.map(({ staffNo, post, status }) => (
          <Leaf
            key={staffNo}
            {...props}
            node={toNode(`staff/${hallCode}/${staffNo}`, `${staffNo} ${say.t.posts[post]}`, status)}
          />
        ))}
      </Group>
    </Branch>
  )
}

function OrganizationBranch(props: TreeProps & { readonly node: Node; readonly organizationCode: string }) {
  const { say, catalogue, organizationCode } = props
  const items = catalogue.items.filter((each) => each.organizationCode === organizationCode)
  return (
    <Branch {...props}>
      <Group label={say.t.groups.items} count={items.length}>
        {items.map(({ itemCode, name, status }) => (
          <Leaf key={itemCode} {...props} node={toNode(`item/${itemCode}`, name, status)} />
        ))}
      </Group>
    </Branch>
  )
}

const toNode = (at: string, name: string, status: 'OPEN' | 'CLOSED'): Node => ({
  at,
  name,
  isClosed: status === 'CLOSED',
})

interface BranchProps extends TreeProps {
  readonly node: Node
  readonly isOpen?: boolean
  readonly children?: ReactNode
}

function Branch({ children, isOpen = false, ...props }: BranchProps) {
  return (
    <li>
      <NodeButton {...props} />
      <details open={isOpen}>
        <summary aria-label={props.node.name}>…</summary>
        <ul className="tree">{children}</ul>
      </details>
    </li>
  )
}

function Leaf(props: TreeProps & { readonly node: Node }) {
  return (
    <li>
      <NodeButton {...props} />
    </li>
  )
}

function NodeButton({ say, node, at, onGo }: TreeProps & { readonly node: Node }) {
  const isHere = at === node.at
  return (
    <Button
      type={isHere ? 'primary' : 'text'}
      aria-current={isHere ? 'page' : undefined}
      data-at={node.at}
      onClick={() => onGo(node.at)}
    >
      {node.isClosed ? `${node.name} (${say.t.closed})` : node.name}
    </Button>
  )
}

function Group({ label, count, children }: { label: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <li>
      <details>
        <summary>{`${label} (${count})`}</summary>
        <ul className="tree">{children}</ul>
      </details>
    </li>
  )
}
