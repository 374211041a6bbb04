"""Who says what: names, the people of a document, reporting clauses, quotations and transcripts."""
