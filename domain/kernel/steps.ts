/** A computation that may be interrupted after each of its steps: what it comes to is the same. */
export type Steps<Value> = Generator<undefined, Value, undefined>

/** All steps, one after another. */
export function drained<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
