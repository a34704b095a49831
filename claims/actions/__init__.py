"""All that an editor may do.

One function = one permission check + one transaction + one Decision. Arguments are keyword-only; `by` is the acting
user. A refusal is an ActionRefused with a sentence the editor can read. Workers cannot import this package.
"""
