import { createServer, type Server } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** What can be watched from outside. Labels are route patterns and codes, never a value that somebody sent. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'yiping_request_seconds',
      help: 'Time to answer, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: secondsBuckets,
      registers,
    }),
    refusals: new Counter({
      name: 'yiping_refusals_total',
      help: 'Refused requests by code',
      labelNames: ['route', 'code'],
      registers,
    }),
    evaluations: new Counter({
      name: 'yiping_evaluations_total',
      help: 'Evaluations kept',
      labelNames: ['channel', 'grade'],
      registers,
    }),
    intakeBatchSize: new Histogram({
      name: 'yiping_intake_batch_size',
      help: 'Evaluations per commit',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    intakeCommitSeconds: new Histogram({
      name: 'yiping_intake_commit_seconds',
      help: 'Time of a commit',
      buckets: secondsBuckets,
      registers,
    }),
    intakeQueue: new Gauge({ name: 'yiping_intake_queue', help: 'Evaluations waiting for a commit', registers }),
    importRows: new Counter({
      name: 'yiping_import_rows_total',
      help: 'Rows of imported files, by what became of them',
      labelNames: ['result'],
      registers,
    }),
    commentsRead: new Counter({ name: 'yiping_comments_read_total', help: 'Comments that were analysed', registers }),
    commentLagSeconds: new Gauge({
      name: 'yiping_comment_lag_seconds',
      help: 'How long the oldest comment that came anew and is not read yet has been waiting',
      registers,
    }),
    boardFollowers: new Gauge({ name: 'yiping_board_followers', help: 'Open live boards', registers }),
    ...letterMetrics(registers),
    ...auditMetrics(registers),
    ...ledgerMetrics(registers),
    ...anchorMetrics(registers),
    accountsRecovered: new Counter({
      name: 'yiping_accounts_recovered_total',
      help: 'Accounts whose holder an operator let in again at the machine itself; each is an alarm in the log',
      registers,
    }),
    databaseRestarts: new Counter({
      name: 'yiping_database_restarts_total',
      help: 'Times the embedded database was brought back',
      registers,
    }),
  }
}

function auditMetrics(registers: Registry[]) {
  return {
    auditWaiting: new Gauge({
      name: 'yiping_audit_waiting',
      help: 'Entries of the audit that wait for their seal',
      registers,
    }),
    auditTailSeconds: new Gauge({
      name: 'yiping_audit_tail_seconds',
      help: 'How long the oldest entry that is not sealed yet has been waiting',
      registers,
    }),
    auditStandstill: new Gauge({
      name: 'yiping_audit_standstill',
      help: '1 while nothing has been sealed for so long that privileged acts are refused',
      registers,
    }),
    auditSealed: new Counter({
      name: 'yiping_audit_sealed_total',
      help: 'Entries of the audit that this server has sealed',
      registers,
    }),
    auditFindings: new Gauge({
      name: 'yiping_audit_findings',
      help: 'What the audit is not as it was sealed in, by kind; nothing above 0 is harmless',
      labelNames: ['kind'],
      registers,
    }),
    auditLost: new Counter({
      name: 'yiping_audit_lost_total',
      help: 'Reads and refusals that could not be written into the audit (acts are never lost: they are undone)',
      registers,
    }),
  }
}

function ledgerMetrics(registers: Registry[]) {
  return {
    ledgerPending: new Gauge({
      name: 'yiping_ledger_pending',
      help: 'Leaves that wait to be taken into the log',
      registers,
    }),
    ledgerPendingSeconds: new Gauge({
      name: 'yiping_ledger_pending_seconds',
      help: 'How long the oldest leaf has been waiting; a promise is broken at promiseSeconds',
      registers,
    }),
    ledgerUnpublishedSeconds: new Gauge({
      name: 'yiping_ledger_unpublished_seconds',
      help: 'How long the oldest leaf has been in the log that no published checkpoint covers',
      registers,
    }),
    ledgerPublishedSize: new Gauge({
      name: 'yiping_ledger_published_size',
      help: 'Leaves under the newest checkpoint that this server has published',
      labelNames: ['hash'],
      registers,
    }),
    ledgerFindings: new Counter({
      name: 'yiping_ledger_findings_total',
      help: 'What was found wrong with the log or those who watch it, by kind; nothing above 0 is harmless',
      labelNames: ['kind'],
      registers,
    }),
  }
}

function anchorMetrics(registers: Registry[]) {
  return {
    anchorWaitingSeconds: new Gauge({
      name: 'yiping_anchor_waiting_seconds',
      help: 'How long the oldest checkpoint that an anchor should have taken has been waiting',
      labelNames: ['anchor'],
      registers,
    }),
    anchorFailures: new Counter({
      name: 'yiping_anchor_failures_total',
      help: 'Tries of an anchor that came to nothing, by why',
      labelNames: ['anchor', 'code'],
      registers,
    }),
    anchorFindings: new Gauge({
      name: 'yiping_anchor_finding',
      help: '1 while an anchor contradicts the log: FORK, AHEAD, WENT_BACK, BROKEN; nothing above 0 is harmless',
      labelNames: ['anchor', 'finding'],
      registers,
    }),
  }
}

function letterMetrics(registers: Registry[]) {
  return {
    letters: new Counter({
      name: 'yiping_letters_total',
      help: 'Steps of letters by channel and what came of each: TAKEN, NOT_TAKEN, ADDRESS_DEAD, UNKNOWN, ASKED_…, RECEIPT_…, POSTPONED_…, DROPPED_…',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    letterSeconds: new Histogram({
      name: 'yiping_letter_seconds',
      help: 'Time of a call to a provider of letters',
      labelNames: ['provider', 'outcome'],
      buckets: secondsBuckets,
      registers,
    }),
    letterBreaker: new Gauge({
      name: 'yiping_letter_breaker',
      help: 'Circuit breaker of a provider: 0 closed, 1 being tried, 2 open',
      labelNames: ['provider'],
      registers,
    }),
    letterBreakerOpenings: new Counter({
      name: 'yiping_letter_breaker_openings_total',
      help: 'Times the circuit breaker of a provider opened',
      labelNames: ['provider'],
      registers,
    }),
    openingsLost: new Counter({
      name: 'yiping_openings_lost_total',
      help: 'Opened invitations that could not be counted',
      registers,
    }),
    lettersDue: new Gauge({
      name: 'yiping_letters_due',
      help: 'Letters that are due and not closed: waiting, or unknown (a provider may have them)',
      labelNames: ['state'],
      registers,
    }),
    letterOldestSeconds: new Gauge({
      name: 'yiping_letter_oldest_due_seconds',
      help: 'How long the oldest letter that is due has been waiting',
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** The metrics page, on a port of its own: it is for operators, not for the public. */
export function serveMetrics(metrics: Metrics, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}
