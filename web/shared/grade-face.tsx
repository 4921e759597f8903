import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'

/** Best first, as on every evaluator. All five are drawn with the same lines: only the expression differs. */
export const gradesBestFirst: readonly SatisfactionGrade[] = [5, 4, 3, 2, 1]

const mouths: { readonly [Grade in SatisfactionGrade]: string } = {
  5: 'M13 27c1 8 5 11 11 11s10-3 11-11z',
  4: 'M14 29c3 5 6 7 10 7s7-2 10-7',
  3: 'M15 31c3 2 6 3 9 3s6-1 9-3',
  2: 'M15 35c3-3 6-4 9-4s6 1 9 4',
  1: 'M14 37c2-6 6-8 10-8s8 2 10 8',
}

const eyes: { readonly [Grade in SatisfactionGrade]: string } = {
  5: 'M13 20c1-3 5-3 6 0M29 20c1-3 5-3 6 0',
  4: 'M16 17v3M32 17v3',
  3: 'M16 18v2M32 18v2',
  2: 'M16 19v2M32 19v2',
  1: 'M12 15l7 3M36 15l-7 3M16 21v2M32 21v2',
}

/** Decoration beside the word and the number, which say the same. */
export function GradeFace({ grade }: { readonly grade: SatisfactionGrade }) {
  return (
    <svg class="grade-face" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="21" />
      <path d={eyes[grade]} />
      <path d={mouths[grade]} class={grade === 5 ? 'grade-face-laugh' : undefined} />
    </svg>
  )
}
