"""The pages: fetch what the reader may see, read a form, do one action, answer with a page or a fragment."""
