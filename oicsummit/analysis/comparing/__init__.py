"""What two claims are to each other: the features compared, slot by slot, and the relation that follows."""
