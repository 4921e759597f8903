import type { PageProps } from '../page.ts'
import type { OrderSpoken } from './say.ts'

/** Which desk it is: of whoever works on orders, of whoever reviews them, or of whoever only reads. */
export type Desk = 'WORK' | 'REVIEW' | 'NONE'

export interface DeskProps extends PageProps {
  readonly say: OrderSpoken
  readonly desk: Desk
}
