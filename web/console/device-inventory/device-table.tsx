/** @jsxImportSource react */
import { Button, Table, Tag } from 'antd'
import { type DeviceSpoken, sayAge, sayPlace } from './say.ts'
import type { Device } from './use-devices.ts'

interface DeviceTableProps {
  readonly say: DeviceSpoken
  readonly devices: readonly Device[]
  readonly now: number
  readonly empty: string
  readonly onShow: (deviceId: string) => void
}

export function DeviceTable({ say, devices, now, empty, onShow }: DeviceTableProps) {
  const { t } = say
  const { columns } = t
  const wide = { responsive: ['md' as const] }
  return (
    <Table<Device>
      className="list"
      rowKey="deviceId"
      dataSource={[...devices]}
      pagination={false}
      locale={{ emptyText: empty }}
      columns={[
        {
          title: columns.name,
          key: 'name',
          render: (_, device) => (
            <>
              <strong>{device.name}</strong>
              <span className="under">{t.kinds[device.kind]}</span>
              <span className="under only-narrow">{sayPlace(say, device)}</span>
            </>
          ),
        },
        { title: columns.place, key: 'place', ...wide, render: (_, device) => sayPlace(say, device) },
        {
          title: columns.condition,
          key: 'condition',
          render: (_, { condition, heardAt }) => (
            <>
              <ConditionTag say={say} condition={condition} />
              <span className="under only-narrow">{sayAge(say, heardAt, now)}</span>
            </>
          ),
        },
        { title: columns.heard, key: 'heard', ...wide, render: (_, { heardAt }) => sayAge(say, heardAt, now) },
        { title: columns.queue, key: 'queue', ...wide, render: (_, { queueLength }) => queueLength ?? t.unknown },
        {
          title: columns.missing,
          key: 'missing',
          ...wide,
          render: (_, { missing }) => (missing === 0 ? '0' : <strong className="warned">{missing}</strong>),
        },
        { title: columns.version, key: 'version', ...wide, render: (_, { version }) => version ?? t.unknown },
        {
          title: columns.act,
          key: 'act',
          render: (_, { deviceId, name }) => (
            <Button size="large" aria-label={t.see(name)} onClick={() => onShow(deviceId)}>
              {t.seeShort}
            </Button>
          ),
        },
      ]}
    />
  )
}

const classes = { ONLINE: 'good', SILENT: 'bad', NEVER_HEARD: 'plain', REVOKED: 'plain' } as const

export function ConditionTag({ say, condition }: { say: DeviceSpoken; condition: Device['condition'] }) {
  return (
    <Tag className={`tag-${classes[condition]}`} data-condition={condition}>
      {say.t.conditions[condition]}
    </Tag>
  )
}
