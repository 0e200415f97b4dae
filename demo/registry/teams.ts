/**
 * Reference to a team within a goal. That it includes the name is a guess, based on how `cli-ts` reads the teams of
 * experiments.
 */
export interface TeamOfGoal {
  team_id: number
  team: { id: number; name: string }
}

/** Teams of the Blue Mug shop, in the shape of a goal's `teams`. */
export const teams = {
  storefront: { team_id: 4, team: { id: 4, name: 'Storefront' } },
  /** The team of `keys.checkoutTeam`. */
  checkout: { team_id: 5, team: { id: 5, name: 'Checkout' } },
} as const satisfies Record<string, TeamOfGoal>
