"""What reviewers decided of findings, kept in a file beside the documents."""
