"""The sentence oracle: what the pages say, held against the ledger. See ../README.md."""
