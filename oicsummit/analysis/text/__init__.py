"""From layout to what can be parsed: lines, blocks, furniture, cleaned copies, quotation marks, the head of a text."""
