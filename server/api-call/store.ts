import { type Database, sql } from '../platform/database.ts'

export interface ApiCallRow {
  readonly at: Date
  readonly apiKeyId: string | null
  readonly deviceId: string | null
  readonly method: string
  readonly route: string
  readonly status: number
  readonly code: string | null
  readonly durationMs: number
}

export async function appendApiCalls(db: Database, calls: readonly ApiCallRow[]): Promise<void> {
  await sql`
    insert into api_call (at, api_key_id, device_id, method, route, status, code, duration_ms)
    select at, api_key_id, device_id, method, route, status, code, duration_ms
    from jsonb_to_recordset(${JSON.stringify(calls.map(toSent))}::jsonb) as sent
      (at timestamptz, api_key_id uuid, device_id uuid, method text, route text, status smallint, code text, duration_ms integer)`.execute(
    db,
  )
}

function toSent(call: ApiCallRow): Record<string, unknown> {
  return {
    at: call.at.toISOString(),
    api_key_id: call.apiKeyId,
    device_id: call.deviceId,
    method: call.method,
    route: call.route,
    status: call.status,
    code: call.code,
    duration_ms: call.durationMs,
  }
}
