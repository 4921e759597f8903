import { Type } from 'typebox'
import { route } from './route.ts'
import { instant, nullable, oneOf, shape } from './shapes.ts'

const hex = (digits: number, description: string) => Type.String({ pattern: `^0x[0-9a-fA-F]{${digits}}$`, description })

const anchored = shape({
  size: Type.Integer({ minimum: 1, description: 'how many leaves stood in the log' }),
  root: Type.String({ description: 'the root over them, base64 as in the checkpoint' }),
  anchoredAt: instant,
  transactionId: nullable(
    Type.String({
      description:
        'the transaction on the chain, or the SHA-256 of the line in the file; null where a chain does not say any more',
    }),
  ),
  position: nullable(Type.Integer({ description: 'the block of the chain, or the line of the file' })),
  chain: nullable(
    shape({
      id: Type.String({ description: 'eth_chainId in digits' }),
      contract: hex(40, 'CheckpointAnchor: ask newest(logId) or rootAt(logId, size)'),
      logId: hex(64, 'SHA-256 of the origin'),
    }),
    { description: 'where to look; null of a file' },
  ),
})

/** Told also of what is not as it should be: whoever runs the platform cannot hide that an anchor contradicts it. */
export const listAnchors = route({
  method: 'GET',
  path: '/api/v1/log/anchors',
  name: 'listAnchors',
  summary: 'How far the log was anchored outside of the platform, and where to look it up',
  caller: { kind: 'anybody' },
  answers: {
    200: shape(
      {
        anchors: Type.Array(
          shape({
            name: Type.String(),
            kind: oneOf(['evm-jsonrpc', 'file']),
            hash: oneOf(['SHA256', 'SM3']),
            origin: Type.String({ description: 'the name of the log' }),
            newest: nullable(anchored),
            waitingSince: nullable(instant, {
              description: 'since when the anchor has not taken what it should have',
            }),
            finding: nullable(oneOf(['FORK', 'AHEAD', 'WENT_BACK', 'BROKEN']), {
              description:
                'FORK: the anchor knows another root of the same size; AHEAD: it knows of more leaves than the log holds; WENT_BACK: it knows of less than it had taken; BROKEN: what it kept was changed',
            }),
          }),
          { description: 'each anchor that was ever used, once for each log' },
        ),
      },
      { $id: 'Anchors' },
    ),
  },
  refusals: ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'],
})
