"""How a document's text is set for reading: pure functions over the stored text, which know no claim and no page.

Every character of the text is set, in order: marks of the file's own notation (Markdown) are set small or as what
they mean, and stay in what one copies.
"""
