import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCheckpoint, writeCheckpoint } from '../../ledger/checkpoint.ts'
import { findNote, writeVkey } from '../../ledger/note.ts'
import { proofOf, runsOfConsistency, tilePath } from '../../ledger/tile.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { signNote } from '../../signing/sign-note.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import type { TestDatabase } from '../support/database.ts'
import { requestOf } from '../support/invented-log.ts'
import { buildTree, leavesOf } from '../support/static-log.ts'
import { openWitness } from '../support/witness.ts'
import { attackerOf } from './attacker.ts'
import { type Lab, openLab } from './lab.ts'

/**
 * The tampering lab: what somebody with every right on the database can do, each on a copy of its own, and what an auditor finds, first alone, then with one checkpoint
 * that a witness has kept. Without one, d and h stay invisible: that is why there are witnesses.
 */
let lab: Lab
beforeAll(async () => {
  lab = await openLab()
})
afterAll(() => lab.stop())

type Attacker = ReturnType<typeof attackerOf>

/** What is found on a copy that somebody has had, alone and with the witness. */
const found = (attack: (attacker: Attacker, copy: TestDatabase) => Promise<unknown>) =>
  lab.onCopy(async (copy) => {
    await attack(attackerOf(copy, lab.stolen), copy)
    return { alone: await lab.audit(copy), seen: await lab.audit(copy, 'with the witness') }
  })
const foundAlone = (attack: (attacker: Attacker) => Promise<unknown>) =>
  lab.onCopy(async (copy) => {
    await attack(attackerOf(copy, lab.stolen))
    return lab.audit(copy)
  })
const untouched = { exitCode: 0, findings: [], codes: [] }
const whole = async (attacker: Attacker) => {
  await attacker.rebuild()
  await attacker.resign()
}

test('of a database that nobody has touched the auditor says that it is whole, with and without the witness', async () => {
  const { alone, seen } = await found(async () => undefined)
  expect(alone).toMatchObject(untouched)
  expect(alone.remarks).toContain('records opened')
  expect(seen).toMatchObject(untouched)
})

describe('attacks of somebody who may do anything to the database', () => {
  test('a: a score is changed in its row; the field is named', async () => {
    const { alone, seen } = await found((attacker) => attacker.improve(lab.bad))
    expect(alone.findings).toEqual([
      expect.objectContaining({ code: 'FIELD_CHANGED', where: `evaluation ${lab.bad}`, fields: ['scores'] }),
    ])
    expect(seen.codes).toEqual(['FIELD_CHANGED'])
  })

  test('b: the row, its digest and its leaf are changed; tiles and heads are not what the leaves give', async () => {
    const { alone, seen } = await found(async (attacker) => {
      await attacker.improve(lab.bad)
      await attacker.coverUp(lab.bad)
    })
    expect(alone.codes).toEqual(['CHECKPOINT_DIFFERS', 'HEAD_DIFFERS', 'TILE_DIFFERS'])
    expect(seen.codes).toEqual(['CHECKPOINT_DIFFERS', 'FORK', 'HEAD_DIFFERS', 'TILE_DIFFERS'])
  })

  test('c: tiles and heads as well; no checkpoint of those that were published fits any more', async () => {
    let published = 0
    const { alone, seen } = await found(async (attacker, copy) => {
      const [row] = await copy.query<{ n: number }>('select count(*)::int as n from ledger.checkpoint')
      published = row?.n ?? 0
      await attacker.improve(lab.bad)
      await attacker.coverUp(lab.bad)
      await attacker.rebuild()
    })
    expect(published).toBeGreaterThan(7)
    expect(alone.findings.map(({ code }) => code)).toEqual(
      Array.from({ length: published }, () => 'CHECKPOINT_DIFFERS'),
    )
    expect(seen.codes).toEqual(['CHECKPOINT_DIFFERS', 'FORK'])
  })

  test('d: and every checkpoint is signed anew with the stolen keys: without a witness nothing is found, with one it is a FORK', async () => {
    const { alone, seen } = await found(async (attacker) => {
      await attacker.improve(lab.bad)
      await attacker.coverUp(lab.bad)
      await whole(attacker)
    })
    expect(alone).toMatchObject(untouched)
    expect(seen).toMatchObject({ exitCode: 1, codes: ['FORK'] })
  })

  test('e: a row is deleted; its leaf stands without it', async () => {
    const { alone, seen } = await found((attacker) => attacker.run('delete from evaluation where id = $1', [lab.bad]))
    expect(alone.findings).toEqual([expect.objectContaining({ code: 'LEAF_WITHOUT_ROW', kind: 'evaluation' })])
    expect(seen.codes).toEqual(['LEAF_WITHOUT_ROW'])
  })

  test.each([
    ['its words and its key', ['sealed_field', 'data_key'], ['comment', 'seed']],
    ['its words alone', ['sealed_field'], ['comment']],
  ])('f: %s are wiped, and no erasure is on record', async (_, tables, fields) => {
    const { alone, seen } = await found(async ({ run }) => {
      for (const table of tables) await run(`delete from vault.${table} where record_id = $1`, [lab.bad])
    })
    expect(alone.findings).toEqual([
      expect.objectContaining({ code: 'ERASURE_MISSING', where: `evaluation ${lab.bad}`, fields }),
    ])
    expect(seen.codes).toEqual(['ERASURE_MISSING'])
  })

  test('g: a row is added beside the log', async () => {
    const { alone, seen } = await found((attacker) => attacker.invent(lab.bad))
    expect(alone.codes).toEqual(['ROW_WITHOUT_LEAF'])
    expect(seen.codes).toEqual(['ROW_WITHOUT_LEAF'])
  })

  test('h: a row is put into the past, the trees are rebuilt and all is signed anew: without a witness nothing is found, with one it is a FORK', async () => {
    const { alone, seen } = await found(async (attacker) => {
      const leaf = await attacker.invent(lab.bad)
      await attacker.writeLeaves((await attacker.leaves()).toSpliced(3, 0, leaf))
      await whole(attacker)
    })
    expect(alone).toMatchObject(untouched)
    expect(seen).toMatchObject({ exitCode: 1, codes: ['FORK'] })
  })

  describe('i: the tail of the log is cut off with its rows, and all is signed anew', () => {
    const cutTail = async (attacker: Attacker) => {
      const leaves = await attacker.leaves()
      await attacker.writeLeaves(leaves.slice(0, lab.before))
      await attacker.dropSeals(leaves.slice(lab.before))
      await attacker.run(
        "delete from evaluation where '\\x0101'::bytea || digest = any ($1) and id not in (select record_id from vault.erasure)",
        [leaves.slice(lab.before)],
      )
      await whole(attacker)
    }

    test('an erasure that stood there is missed, and that is all', async () => {
      const { alone, seen } = await found(cutTail)
      expect(alone.findings.map(({ code, where }) => `${code} ${where.split(' ')[0]}`).sort()).toEqual([
        'ROW_WITHOUT_LEAF evaluation',
        'ROW_WITHOUT_LEAF vault.erasure',
      ])
      expect(seen.codes).toEqual(['ROLLBACK', 'ROW_WITHOUT_LEAF'])
    })

    test('and where it goes as well nothing is found, but with a witness a ROLLBACK', async () => {
      const { alone, seen } = await found(async (attacker) => {
        await attacker.run('delete from evaluation where id in (select record_id from vault.erasure)')
        await attacker.run('delete from vault.erasure')
        await cutTail(attacker)
      })
      expect(alone).toMatchObject(untouched)
      expect(seen).toMatchObject({ exitCode: 1, codes: ['ROLLBACK'] })
      const [rollback] = seen.findings
      expect(rollback).toMatchObject({ leaves: lab.before })
    })
  })

  test.each(['SHA256', 'SM3'])('j: one bit of one tile of the tree over %s is flipped', async (hash) => {
    const { alone, seen } = await found(({ run }) =>
      run(
        'update ledger.tile set hashes = set_bit(hashes, 700, 1 - get_bit(hashes, 700)) where hash = $1 and level = 0 and index = 0',
        [hash],
      ),
    )
    expect(alone.findings).toEqual([expect.objectContaining({ code: 'TILE_DIFFERS', where: `${hash} tile/0/000` })])
    expect(seen.codes).toEqual(['TILE_DIFFERS'])
  })
})

test('k: a backup is put back and grows past what the witness has seen: while it is shorter he answers 400, then 422, and keeps the evidence', async () => {
  await lab.onCopy(async (copy) => {
    const attacker = attackerOf(copy, lab.stolen)
    const leaves = await attacker.leaves()
    const size = leaves.length
    const origin = findCheckpoint(findNote(lab.seen)?.text ?? '')?.origin ?? ''
    const [signer] = lab.stolen.signers.checkpoint.SHA256
    const witness = await openWitness({ vkeys: [writeVkey((signer as NoteSigner).key)] })
    const request = async (all: readonly Buffer[], old: number) => {
      const tree = buildTree(sha256, all)
      const note = await signNote(writeCheckpoint({ origin, size: all.length, root: tree.root }), [
        signer as NoteSigner,
      ])
      const runs = all.length < old ? [] : runsOfConsistency(old, all.length)
      const proof = proofOf(sha256, runs, all.length, (tile) => tree.tiles.get(tilePath(tile))?.bytes as Uint8Array)
      return requestOf(old, proof, note)
    }
    expect((await witness.add(await request(leaves, 0))).status).toBe(200)
    const backup = leaves.slice(0, lab.before)
    expect((await witness.add(await request(backup, size))).status).toBe(400)
    const grown = [...backup, ...leavesOf(size).map((leaf) => Buffer.from(leaf))]
    expect((await witness.add(await request(grown, size))).status).toBe(422)
    expect(await witness.evidence(origin)).toHaveLength(1)
    await attacker.writeLeaves(grown)
    await attacker.rebuild()
    expect((await lab.audit(copy, 'with the witness')).codes).toContain('FORK')
    await witness.end()
  })
})

describe('beside these', () => {
  test.each([
    ['the reasons given', "tags = '{}'", ['reasons']],
    ['how it was given', "channel = 'KEYPAD'", ['channel']],
    ['whom it was about', 'staff_id = null', ['staff']],
    ['when it was given', "received_at = received_at - interval '3 hours'", ['at']],
    ['what one of its scores was', `scores = scores || '{"attitude": 5}'`, ['scores']],
    ['that there were words', 'has_comment = false', []],
  ])('%s is changed: the field is named where it can be', async (what, change, fields) => {
    const alone = await foundAlone(async ({ run }) => {
      await run(`update evaluation set ${change} where id = $1`, [lab.bad])
      if (fields.length === 0) await run('delete from vault.sealed_field where record_id = $1', [lab.bad])
    })
    expect([what, alone.findings]).toEqual([what, [expect.objectContaining({ code: 'FIELD_CHANGED', fields })]])
  })

  const changes = [
    ['whether it counts at all', "origin = 'DRILL'", 'origin'],
    ['the day of the service', 'service_day = service_day - 31', 'counted'],
    [
      'where the case was received',
      'receiving_organization_id = (select max(o.id) from organization o where o.id <> e.receiving_organization_id)',
      'counted',
    ],
    [
      'whose hall it was',
      'division_id = (select max(d.id) from administrative_division d where d.id <> e.division_id)',
      'counted',
    ],
    ['how long somebody waited', 'waiting_band = (waiting_band + 1) % 5', 'counted'],
    ['whether a reason is still to come', 'reason_pending = not reason_pending', 'counted'],
    ['whether it had a name', "identity_mode = 'ANONYMOUS'", 'counted'],
    [
      'at which window it was given',
      'window_id = (select max(w.id) from service_window w where w.hall_id = e.hall_id)',
      'window',
    ],
  ] as const

  test('what counts an evaluation is changed, so that it goes out of a figure: each is found, and the field is named', async () => {
    await lab.onCopy(async (copy) => {
      const { run } = attackerOf(copy, lab.stolen)
      const rows = await copy.query<{ id: string }>(
        'select id from evaluation where grade > 2 and record_version = 2 and id not in (select record_id from vault.erasure) order by id limit $1',
        [changes.length],
      )
      for (const [at, [, change]] of changes.entries())
        await run(`update evaluation e set ${change} where id = $1`, [rows[at]?.id])
      const { findings } = await lab.audit(copy)
      const named = changes.map(([what], at) => [
        what,
        findings
          .filter(({ where }) => where === `evaluation ${rows[at]?.id}`)
          .map(({ code, fields }) => [code, fields]),
      ])
      expect(named).toEqual(changes.map(([what, , field]) => [what, [['FIELD_CHANGED', [field]]]]))
      expect(findings).toHaveLength(changes.length)
    })
  })

  test('a record is made one of before, whose digest would not commit to that: nothing stands where its leaf says it would', async () => {
    const alone = await foundAlone(({ run }) =>
      run("update evaluation set record_version = 1, origin = 'DRILL' where id = $1", [lab.bad]),
    )
    expect(alone.codes).toEqual(['FIELD_CHANGED', 'ROW_WITHOUT_LEAF'])
  })

  test('of an evaluation of before the same is found without the keys of the vault', async () => {
    await lab.onCopy(async (copy) => {
      const { run } = attackerOf(copy, lab.stolen)
      await run("update evaluation set origin = 'DRILL', service_day = service_day - 31 where id = $1", [lab.earlier])
      const found = { code: 'FIELD_CHANGED', where: `evaluation ${lab.earlier}`, fields: ['origin', 'counted'] }
      expect((await lab.audit(copy, 'without keys')).findings).toEqual([expect.objectContaining(found)])
      await run(
        "update earlier_record set told = (select jsonb_build_object('origin', origin, 'counted', evaluation_counted(e)) from evaluation e where id = record_id) where record_id = $1",
        [lab.earlier],
      )
      expect((await lab.audit(copy)).codes).toEqual(['LEAF_WITHOUT_ROW', 'ROW_WITHOUT_LEAF'])
      await run('delete from earlier_record where record_id = $1', [lab.earlier])
      expect((await lab.audit(copy)).codes).toEqual(['LEAF_WITHOUT_ROW', 'ROW_WITHOUT_LEAF'])
      await run('update evaluation set record_version = 2 where id = $1', [lab.earlier])
      expect((await lab.audit(copy)).codes).toEqual(['FIELD_CHANGED', 'LEAF_WITHOUT_ROW'])
    })
  })

  test.each([
    ['windows', 'service_window', 'window_code', 'window_id', 'ZZ99', 'window'],
    ['offices', 'organization', 'uscc', 'receiving_organization_id', '999999999999999999', 'counted'],
  ])(
    'two %s change their codes: all that was given under them is not what stands there',
    async (_, table, code, column, between, field) => {
      await lab.onCopy(async (copy) => {
        const { run } = attackerOf(copy, lab.stolen)
        const rows = await copy.query<{ id: number; code: string }>(
          `select t.id, t.${code} as code from ${table} t join evaluation e on e.id = $1
         where t.id in (e.${column}, (select max(o.id) from ${table} o where o.id <> e.${column})) order by t.id`,
          [lab.bad],
        )
        const [one, other] = rows as [(typeof rows)[0], (typeof rows)[0]]
        const name = (id: number, as: string) => run(`update ${table} set ${code} = $2 where id = $1`, [id, as])
        await name(one.id, between)
        await name(other.id, one.code)
        await name(one.id, other.code)
        const alone = await lab.audit(copy)
        expect(alone.codes).toEqual(['FIELD_CHANGED'])
        expect(alone.findings.find(({ where }) => where === `evaluation ${lab.bad}`)?.fields).toEqual([field])
      })
    },
  )

  test('words are erased that nobody has ordered to be: with a leaf of its own the log is whole, and the audit names nobody', async () => {
    const { alone, seen } = await found((attacker) => attacker.forgeErasure(lab.bad))
    expect(alone.findings).toEqual([
      expect.objectContaining({ code: 'ERASURE_UNORDERED', where: `erasure ${lab.bad}` }),
    ])
    expect(seen.codes).toEqual(['ERASURE_UNORDERED'])
  })

  test('a forged erasure keeps back more than words, so that the row could say what it likes', async () => {
    const alone = await foundAlone(async (attacker) => {
      await attacker.forgeErasure(lab.bad, ['scores', 'origin'])
      await attacker.improve(lab.bad)
      await attacker.run("update evaluation set origin = 'DRILL' where id = $1", [lab.bad])
    })
    expect(alone.codes).toEqual(['ERASURE_UNORDERED', 'FIELD_CHANGED'])
    expect(alone.findings.find(({ code }) => code === 'FIELD_CHANGED')?.fields).toEqual(['origin', 'scores'])
  })

  test('what was added is put beside another place than its evaluation', async () => {
    const alone = await foundAlone(({ run }) =>
      run('update evaluation_reason set hall_id = (select max(id) from service_hall where id <> hall_id)'),
    )
    expect(alone.codes).toEqual(['FIELD_CHANGED'])
  })

  test('a comment is made one of somebody who was served there', async () => {
    const alone = await foundAlone(({ run }) => run('update public_comment set from_service = true'))
    expect(alone.findings).toEqual([expect.objectContaining({ code: 'FIELD_CHANGED', fields: ['counted'] })])
  })

  test('words are put under another evaluation, and a key is altered: neither opens', async () => {
    const alone = await foundAlone(async ({ run }) => {
      await run(
        'update vault.sealed_field set sealed = (select f.sealed from vault.sealed_field f join evaluation e on e.id = f.record_id and e.grade = 4 limit 1) where record_id = $1',
        [lab.bad],
      )
      await run(
        'update vault.data_key set wrapped = set_bit(wrapped, 200, 1 - get_bit(wrapped, 200)) where record_id in (select id from evaluation where grade = 2 limit 1)',
      )
    })
    expect(new Set(alone.codes)).toEqual(new Set(['SEALED_VALUE_DIFFERS']))
  })

  test('an erasure is made to have been of something else', async () => {
    const alone = await foundAlone(({ run }) => run("update vault.erasure set basis = 'unlawful'"))
    expect(alone.findings).toEqual([expect.objectContaining({ code: 'FIELD_CHANGED' })])
  })

  test('a rule is changed in its row, and a step of handling is taken out: the leaf of each stands without it', async () => {
    const alone = await foundAlone(async ({ run }) => {
      await run("update policy set body = body || '{\"promiseSeconds\": 61}' where word = 'ledger'")
      await run(
        'delete from handling_event where sequence = 1 and order_id = (select id from handling_order where evaluation_id = $1)',
        [lab.bad],
      )
    })
    expect(alone.findings.map(({ code, kind, where }) => `${code} ${kind ?? where.split(' ')[0]}`).sort()).toEqual([
      'LEAF_WITHOUT_ROW configuration',
      'LEAF_WITHOUT_ROW handlingStep',
      'ROW_WITHOUT_LEAF policy',
    ])
  })

  test('a leaf waits for longer than was promised', async () => {
    const alone = await foundAlone(({ run }) =>
      run(
        `insert into ledger.pending_leaf (leaf, leaf_hash, appended_at, due_at)
         select leaf, sha256('\\x00' || leaf), now() - interval '2 minutes', now() - interval '2 minutes' from (select '\\x010a'::bytea || sha256('x') as leaf) one`,
      ),
    )
    expect(alone.codes).toEqual(['PROMISE_BROKEN'])
  })

  test('a checkpoint is signed by somebody else, and one says another size beside its note', async () => {
    const alone = await foundAlone(async ({ run }) => {
      await run(
        `update ledger.checkpoint set note = split_part(note, E'\\n\\n', 1) || E'\\n\\n— nobody.example AAAAAAAA\\n' where hash = 'SHA256' and size = (select min(size) from ledger.checkpoint)`,
      )
      await run(
        `update ledger.checkpoint set note = replace(note, E'\\n' || size || E'\\n', E'\\n' || size + 1 || E'\\n') where hash = 'SM3' and size = (select min(size) from ledger.checkpoint)`,
      )
    })
    expect(alone.codes).toEqual(['CHECKPOINT_DIFFERS', 'SIGNATURE_INVALID'])
  })

  test('without the keys of the vault a changed score is not seen, what is missing is', async () => {
    await lab.onCopy(async (copy) => {
      const { improve, run } = attackerOf(copy, lab.stolen)
      await improve(lab.bad)
      expect(await lab.audit(copy, 'without keys')).toMatchObject(untouched)
      await run('delete from vault.data_key where record_id = $1', [lab.bad])
      expect((await lab.audit(copy, 'without keys')).codes).toEqual(['ERASURE_MISSING'])
    })
  })
})
