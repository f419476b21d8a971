"""What a procedure as a whole leaves out: checks on words, headings and shapes, without the parser."""
