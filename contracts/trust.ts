import { Type } from 'typebox'
import { route } from './route.ts'
import { instant, shape } from './shapes.ts'

const vkey = Type.String({ maxLength: 1000, description: 'C2SP vkey: name, key id, type and key' })

/**
 * Whose signatures the page that checks receipts believes. A witness that hosts the page puts his own beside it: the page asks for it
 * once, by an address relative to itself, and nothing else.
 */
export const seeTrust = route({
  method: 'GET',
  path: '/verify/trust.json',
  name: 'seeTrust',
  summary: 'Whose signatures the page that checks receipts believes',
  caller: { kind: 'anybody' },
  answers: {
    200: shape(
      {
        origin: Type.String({ description: 'the name of the log' }),
        vkeys: Type.Array(vkey, { maxItems: 200, description: 'of the log, and of its promises, old ones with them' }),
        ended: Type.Optional(
          Type.Array(
            shape({
              vkey,
              endsAt: instant,
              lastSize: Type.Optional(
                Type.Integer({ minimum: 0, description: 'of a larger log its signature alone is none' }),
              ),
            }),
            { maxItems: 200, description: 'which of the keys sign nothing any more, since when' },
          ),
        ),
        witnesses: Type.Array(vkey, { maxItems: 100 }),
        needed: Type.Integer({ minimum: 0, description: 'how many witnesses must have cosigned' }),
        madeAt: instant,
      },
      { $id: 'Trust' },
    ),
  },
  refusals: ['MALFORMED', 'BUSY'],
})
