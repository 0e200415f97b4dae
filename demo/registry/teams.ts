/** A team as a goal names it. That the team comes with its name is a guess: `cli-ts` reads experiments' teams so. */
export interface TeamOfGoal {
  team_id: number
  team: { id: number; name: string }
}

/** The teams of the Blue Mug shop, as a goal's `teams` has them. */
export const teams = {
  storefront: { team_id: 4, team: { id: 4, name: 'Storefront' } },
  /** The team of `keys.checkoutTeam`. */
  checkout: { team_id: 5, team: { id: 5, name: 'Checkout' } },
} as const satisfies Record<string, TeamOfGoal>
