"""Where the figures come from: contracts, build, queries and checks. No widgets."""
