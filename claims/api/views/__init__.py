"""The endpoints, one file a noun: each change is one action, with one body and one answer."""
