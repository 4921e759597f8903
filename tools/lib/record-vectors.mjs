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
// As records are made since they commit to what counts them; those above are of before.
const counted = {
  ...evaluation,
  origin: 'ACTIVE',
  counted: {
    serviceDay: '2025-08-13',
    division: '110102000000',
    receivingDivision: '110102000000',
    receivingOrganization: '11110102MB0000001A',
    decidingDivision: '110000000000',
    decidingOrganization: '11110000MB0000002B',
    source: 'trial',
    variant: null,
    attribution: 'RECEIVING',
    authority: 'LOCAL',
    identityMode: 'REAL_NAME_HIDDEN',
    service: 'APPLICATION',
    mode: 'COUNTER',
    outcome: 'DONE',
    audience: 'CITIZEN',
    reasonPending: false,
    hasAgent: false,
    legallyRequiredRefusal: false,
    prejudged: null,
    assisted: true,
    ageBand: 3,
    waitingBand: 2,
    handlingBand: 1,
    lagBand: 1,
    timesSubmittedBand: 1,
    tripsBand: 0,
  },
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
const countedComment = { ...publicComment, counted: { division: '110102000000', fromService: true } }

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
      return { field, salt: hex(salt), commitment: hex(commitField(platform, field, salt, counted[field])) }
    }),
    records: [
      vector('evaluation', evaluation, evaluationDigest(platform, seed, evaluation)),
      vector('evaluation', bare, evaluationDigest(platform, seed, bare)),
      vector('supplement', supplement, supplementDigest(platform, seed, supplement)),
      vector('publicComment', publicComment, publicCommentDigest(platform, seed, publicComment)),
      vector('evaluation', counted, evaluationDigest(platform, seed, counted)),
      vector('publicComment', countedComment, publicCommentDigest(platform, seed, countedComment)),
    ],
  }
}
