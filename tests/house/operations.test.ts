import { describe, expect, test } from 'vitest'
import { createMetrics } from '../../server/platform/metrics.ts'
import { SETTINGS } from '../../server/platform/settings.ts'
import { read } from './support.ts'

const cell = (text: string) => text.replaceAll('|', '\\|')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
}

const settings = table(
  ['setting', 'unless set', 'meaning'],
  Object.values(SETTINGS).map(({ name, fallback, meaning }) => [`\`${name}\``, fallback, meaning]),
)

async function metrics(): Promise<string> {
  const all = await createMetrics().registry.getMetricsAsJSON()
  const ours = all.filter(({ name }) => name.startsWith('yiping_'))
  return table(
    ['metric', 'meaning'],
    ours.map(({ name, help }) => [`\`${name}\``, help]),
  )
}

describe('docs/operations.md says what is so', () => {
  test('every setting with its default, as npm start -- --help prints them', async () => {
    expect(await read('docs/operations.md')).toContain(settings)
  })

  test('every metric of ours', async () => {
    expect(await read('docs/operations.md')).toContain(await metrics())
  })
})
