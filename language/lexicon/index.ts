import { dialectConcepts } from './dialect.ts'
import { placeConcepts } from './place.ts'
import { processConcepts } from './process.ts'
import { staffConcepts } from './staff.ts'
import { toneConcepts } from './tone.ts'

/** All concepts, each with the words that say it, divided by spaces. Their order is that of their features in the model. */
export const concepts: Readonly<Record<string, string>> = {
  ...staffConcepts,
  ...processConcepts,
  ...placeConcepts,
  ...toneConcepts,
  ...dialectConcepts,
}

/** Between negation and what it negates these stand without negating anything. */
export const stopperConcept = 'stopper'
