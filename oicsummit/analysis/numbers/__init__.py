"""From a sentence to its quantities: amounts, hedges, changes, nouns and periods, one small reader each."""
