"""The stages between a document and its findings, which the linter strings together."""
