import fc from 'fast-check'

/** With FUZZ_SEED every property is tried with the same cases in every run; without it with ever new ones. */
const seed = process.env.FUZZ_SEED
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })
