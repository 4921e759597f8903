/** Where lies what routes of evaluators beside the citizen touch (expected.ts). */
export const assessingLies = {
  // Pools are held in a division: a post in a hall reads none.
  listAgencies: 'DIVISION',
  recordAgency: 'DIVISION',
  noteAgencyTerm: 'DIVISION',
  endAgency: 'DIVISION',
  listAssessors: 'DIVISION',
  seeAssessorComposition: 'DIVISION',
  listAssessorCandidates: 'DIVISION',
  recruitAssessor: 'DIVISION',
  endAssessor: 'DIVISION',
  // Planned in a division: a post in a hall reads none.
  listAssessmentPlans: 'DIVISION',
  previewAssessmentPopulation: 'DIVISION',
  draftAssessmentPlan: 'DIVISION',
  seeAssessmentPlan: 'DIVISION',
  freezeAssessmentPlan: 'DIVISION',
  drawAssessmentPlan: 'DIVISION',
  assignAssessmentVisits: 'DIVISION',
  endAssessmentVisit: 'DIVISION',
  publishAssessmentPlan: 'DIVISION',
  withdrawAssessmentPlan: 'DIVISION',
} as const
