import type { FastifyInstance } from 'fastify'
import { followBoard, seeBoard, seeHalls } from '../../contracts/board.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findHalls } from '../catalogue/index.ts'
import { openEventStream } from '../platform/event-stream.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { Boards } from './board.ts'
import { Followers } from './followers.ts'

export function serveBoards(app: FastifyInstance, world: World, rules: RuleBook): void {
  const boards = new Boards(world, rules)
  const followers = new Followers(world, boards)
  // Open streams would hold the server back from stopping.
  app.addHook('preClose', (done) => {
    followers.close()
    done()
  })

  serve(app, seeHalls, async () => {
    const halls = await findHalls(world.app, toPlainDate(world.now()))
    return {
      status: 200,
      body: { halls: halls.map(({ hallCode, hallName, divisionCode }) => ({ hallCode, hallName, divisionCode })) },
    }
  })

  serve(app, seeBoard, async ({ params }) => ({ status: 200, body: await boards.view(params.hallCode) }))

  serve(app, followBoard, async ({ params, reply }) => {
    // Refuses an unknown hall before the stream begins.
    await boards.view(params.hallCode)
    followers.refuseWhenFull()
    const response = openEventStream(reply)
    await followers.add(params.hallCode, response).catch(() => response.end())
    return { status: 200, body: '' }
  })
}
