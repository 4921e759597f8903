import { setTimeout as pause } from 'node:timers/promises'
import { type Heard, hear } from './calls.ts'
import type { TestPlatform } from './platform.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface ImportSeen {
  readonly id: string
  readonly state: string
  readonly problem: { readonly code: string; readonly columnNo: number | null } | null
  readonly percent: number
  readonly rowsExpected: number | null
  readonly rowsRead: number
  readonly rowsKept: number
  readonly rowsUnchanged: number
  readonly rowsBad: number
  readonly timesResumed: number
  readonly badRowsUntil: string | null
  readonly badRows: readonly {
    readonly rowNo: number
    readonly problems: readonly { readonly code: string; readonly column: string | null }[]
  }[]
}

/** The calls of a business system that imports files. */
export function importsOf(platform: TestPlatform, key = platform.trial.apiKey) {
  return importsBy(platform, { authorization: `Bearer ${key}` })
}

/** The same of whoever shows for himself what is in these headers. */
export function importsBy(platform: TestPlatform, shown: Readonly<Record<string, string>>) {
  let keys = 0
  const see = (id: string) => hear<ImportSeen>(fetch(`${platform.base}/api/v1/imports/${id}`, { headers: shown }))
  const start = (
    path: string,
    file: Uint8Array | string,
    { type = xlsxType, key: idempotencyKey = `import-key-${Date.now()}-${keys++}` } = {},
  ): Promise<Heard<ImportSeen>> =>
    hear<ImportSeen>(
      fetch(`${platform.base}/api/v1/imports/${path}`, {
        method: 'POST',
        headers: { ...shown, 'content-type': type, 'idempotency-key': idempotencyKey },
        body: file as never,
      }),
    )
  return {
    start,
    see,
    /** Hands a file in and waits for its end; `watch` sees every step. */
    async run(
      path: string,
      file: Uint8Array | string,
      options: { type?: string; watch?: (seen: ImportSeen) => void } = {},
    ) {
      const { body, status, text } = await start(path, file, options.type === undefined ? {} : { type: options.type })
      if (status !== 202) throw new Error(`the file was not taken: ${text}`)
      for (;;) {
        const { body: seen } = await see(body.id)
        options.watch?.(seen)
        if (seen.state === 'DONE' || seen.state === 'REFUSED') return seen
        await pause(40)
      }
    },
    async badRows(id: string, format: 'XLSX' | 'CSV') {
      const answer = await fetch(`${platform.base}/api/v1/imports/${id}/bad-rows?format=${format}`, {
        headers: shown,
      })
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
    },
  }
}

const caseHeads =
  '办件编号,事项编码,行政区划代码,办件类型,办理状态,办件渠道,受理时间,申请人类型,申请人姓名或名称,申请人手机号,第几次服务,服务名称,服务方式,大厅编码,窗口编号,工号,服务结束时间,服务结果,等候分钟'.split(
    ',',
  )

/** A row of a file of cases of the trial hall, as a clerk would write it; bent by head. */
export function caseRow(number: number, over: Readonly<Record<string, string>> = {}): string[] {
  const said: Record<string, string> = {
    办件编号: `IMP-${number}`,
    事项编码: '11990102MB0000000T1000000000002',
    行政区划代码: '990102',
    办件类型: '承诺件',
    办理状态: '已受理',
    办件渠道: '线下',
    受理时间: '2026-01-05 09:20',
    申请人类型: '自然人',
    申请人姓名或名称: `甄导入${number}`,
    申请人手机号: `154${String(10_000_000 + number)}`,
    第几次服务: '1',
    服务名称: '申报',
    服务方式: '窗口',
    大厅编码: 'YP-TRIAL-01',
    窗口编号: 'A01',
    工号: '1001',
    服务结束时间: '2026-01-05 09:32',
    服务结果: '办成',
    等候分钟: '8',
    ...over,
  }
  return caseHeads.map((head) => said[head] ?? '')
}

export function toCsv(rows: readonly (readonly string[])[], heads: readonly string[] = caseHeads): string {
  return [heads, ...rows]
    .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n')
}

export { caseHeads }
