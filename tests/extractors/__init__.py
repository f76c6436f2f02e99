"""Published extractors under the harness, in the releases that `constraints.txt` pins."""
