export type TopicStage = 'new' | 'growing' | 'steady' | 'fading' | 'gone'

/** How a topic stands, day by day. */
export interface TopicState {
  readonly stage: TopicStage
  /** The share of documents that had it, smoothed over the last days. */
  readonly level: number
  /** How many days in a row the level has pointed to another stage. */
  readonly pending: number
  readonly quietDays: number
}

const smoothing = 0.4
const rises = 1.3
const falls = 0.7
const daysToTurn = 2
const daysToGo = 7

export const newTopic = (share: number): TopicState => ({ stage: 'new', level: share, pending: 0, quietDays: 0 })

function pointedTo(level: number, share: number): TopicStage {
  if (share > level * rises) return 'growing'
  return share < level * falls ? 'fading' : 'steady'
}

/**
 * The state after one more day. A stage changes only when two days in a row point to another one, so that it does not flicker; a topic is gone
 * after a week without it. @param share of the day’s documents that have the topic
 */
export function nextState(state: TopicState, share: number): TopicState {
  const level = state.level + smoothing * (share - state.level)
  if (share === 0) {
    const quietDays = state.quietDays + 1
    return {
      stage: quietDays >= daysToGo ? 'gone' : quietDays >= daysToTurn ? 'fading' : state.stage,
      level,
      pending: 0,
      quietDays,
    }
  }
  const wanted = state.stage === 'gone' ? 'growing' : pointedTo(state.level, share)
  if (wanted === state.stage) return { stage: state.stage, level, pending: 0, quietDays: 0 }
  const pending = state.pending + 1
  if (pending >= daysToTurn) return { stage: wanted, level, pending: 0, quietDays: 0 }
  return { stage: state.stage, level, pending, quietDays: 0 }
}
