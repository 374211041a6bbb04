"""Where an assertion begins and ends, what is none, of what kind it is and how much it deserves a check."""
