"""Companies as exports take them: seats with keys, texts and lines, and no restricted column."""
