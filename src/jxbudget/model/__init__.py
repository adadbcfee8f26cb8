"""The budget world: amounts, indicator values, indicators, funding, specs. No I/O."""
