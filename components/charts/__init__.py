"""Charts: each is a function from a table to a Vega-Lite specification (a dict). They draw nothing and read no state."""
