"""Benefits and services for residents, the life situations they belong to, the documents and forms they need.

Knows who may apply, with what, where and how. Refuses to know how anybody finds them.
"""
