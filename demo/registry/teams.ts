/** Reference to a team within a goal. Including its name is a guess, after the way `cli-ts` reads experiments' teams. */
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
