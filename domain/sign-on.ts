/** Sign-on (统一认证登录) at a provider of the city or province. The lists are the policy `sign-on`. */
export interface SignOnRules {
  readonly trustedAcr: readonly string[]
  readonly trustedAmr: readonly string[]
}

/** What a provider says of how somebody has shown who he is. */
export interface SignOnClaims {
  readonly acr?: string | undefined
  readonly amr?: readonly string[] | undefined
}

/** Whether the provider’s word is enough in the place of the own second factor: only what the policy names is. */
export function isSecondFactorTrusted({ acr, amr = [] }: SignOnClaims, rules: SignOnRules): boolean {
  return (acr !== undefined && rules.trustedAcr.includes(acr)) || amr.some((one) => rules.trustedAmr.includes(one))
}
