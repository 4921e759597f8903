// Fixed records with their digests. Whoever writes another verifier checks it against these; the strings inside the
// digests can never change, so neither can this file.

const seed = Uint8Array.from({ length: 32 }, (_, index) => index)
const hex = (bytes) => Buffer.from(bytes).toString('hex')

const evaluation = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  at: 487_512,
  window: 'YP-TRIAL-01/A01',
  item: '11990102MB0000000T1000000000002',
  staff: '1001',
  channel: 'QR_CODE',
  scores: { grade: 2, dimensions: { attitude: 4, efficiency: 2 } },
  reasons: ['209', '213'],
  ticket: 'AAECAwQFBgcICQoLDA0ODw',
  comment: '等了很久。\n"Straße" 👵🏽 \u2028',
  contact: null,
  rules: 2,
}
const bare = { ...evaluation, staff: null, scores: { grade: 5, dimensions: null }, reasons: [], comment: null }
const supplement = {
  id: '01890a5d-ac96-774b-bcce-b302099a8058',
  at: 487_513,
  of: evaluation.id,
  scores: null,
  reasons: ['214'],
  comment: '补充：态度生硬',
  rules: 2,
}
const publicComment = {
  id: '01890a5d-ac96-774b-bcce-b302099a8059',
  at: 487_514,
  window: 'YP-TRIAL-01/B02',
  channel: 'WEB',
  scores: 4,
  comment: 'Clean and quiet',
  rules: 2,
}

/** @param ledger the built functions of ledger/record.ts and ledger/leaf.ts, and the platform they need */
export function recordVectors({
  platform,
  fieldSalt,
  commitField,
  evaluationFields,
  evaluationDigest,
  supplementDigest,
  publicCommentDigest,
  toLeaf,
  leafHash,
}) {
  const vector = (kind, record, digest) => {
    const leaf = toLeaf(kind, digest)
    return { kind, record, digest: hex(digest), leaf: hex(leaf), leafHash: hex(leafHash(platform, leaf)) }
  }
  return {
    seed: hex(seed),
    opened: evaluationFields.map((field) => {
      const salt = fieldSalt(platform, seed, field)
      return { field, salt: hex(salt), commitment: hex(commitField(platform, field, salt, evaluation[field])) }
    }),
    records: [
      vector('evaluation', evaluation, evaluationDigest(platform, seed, evaluation)),
      vector('evaluation', bare, evaluationDigest(platform, seed, bare)),
      vector('supplement', supplement, supplementDigest(platform, seed, supplement)),
      vector('publicComment', publicComment, publicCommentDigest(platform, seed, publicComment)),
    ],
  }
}
