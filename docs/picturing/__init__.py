"""Pictures of the documentation, taken from the real pages of a site that holds the digests alone.

Only digests: the documents themselves belong to their publishers, and no picture of them may lie in the repository.
What the pictures show is made as people make it, by pages and forms, never by a row written behind their back.
"""
