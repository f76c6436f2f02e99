"""The pages of docs/families: each operator with what it does to a page, as the code itself does it."""
