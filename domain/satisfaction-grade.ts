/** 评价等级: 5 very satisfied … 1 very dissatisfied, as every province writes them. The last two are 差评. */
export const satisfactionGrades = [1, 2, 3, 4, 5] as const
export type SatisfactionGrade = (typeof satisfactionGrades)[number]

/** Is this a negative evaluation 差评? `negativeGradeMax` is policy (国办发〔2019〕51号: 2). */
export function isNegative(grade: SatisfactionGrade, negativeGradeMax: number): boolean {
  return grade <= negativeGradeMax
}
